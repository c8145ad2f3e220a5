using ChatAssist.Texts;

namespace ChatAssist.Questions;

/// <summary>Says days as people do: 本周, 10月, 9月1日至15日.</summary>
internal static class PeriodSaying
{
    public static string? Of(DateOnly? from, DateOnly? to, DateOnly today, TextBook texts) => (from, to) switch
    {
        (null, null) => null,
        (null, { } last) => texts[QuestionTexts.Until, Day(last, today, texts)],
        ({ } first, null) => texts[QuestionTexts.Since, Day(first, today, texts)],
        ({ } first, { } last) => Whole(first, last, today, texts)
            ?? (first == last ? Day(first, today, texts) : texts[QuestionTexts.Range, Day(first, today, texts), Day(last, today, texts)]),
    };

    private static string? Whole(DateOnly from, DateOnly to, DateOnly today, TextBook texts)
    {
        int weeks = (from.DayNumber - Anchor.MondayOf(today).DayNumber) / 7;
        if (from == to)
        {
            return (today.DayNumber - from.DayNumber) switch
            {
                0 => texts[QuestionTexts.Today],
                1 => texts[QuestionTexts.Yesterday],
                _ => null,
            };
        }

        if (from.DayOfWeek == DayOfWeek.Monday && to == from.AddDays(6) && weeks is >= -1 and <= 1)
        {
            return texts[weeks switch { 0 => QuestionTexts.ThisWeek, 1 => QuestionTexts.NextWeek, _ => QuestionTexts.LastWeek }];
        }

        if (to == today && today.DayNumber - from.DayNumber is 6 or 29)
        {
            return texts[QuestionTexts.LastDays, today.DayNumber - from.DayNumber + 1];
        }

        return from.Day == 1 && to.AddDays(1).Day == 1 && from.Year == to.Year ? Months(from, to, today, texts) : null;
    }

    private static string? Months(DateOnly from, DateOnly to, DateOnly today, TextBook texts) => (from.Month, to.Month - from.Month + 1) switch
    {
        (_, 1) => from.Year == today.Year
            ? texts[QuestionTexts.Month, from.Month] : texts[QuestionTexts.MonthOfYear, from.Year, from.Month],
        (1 or 4 or 7 or 10, 3) => texts[QuestionTexts.Quarter, from.Year, (from.Month + 2) / 3],
        (1 or 7, 6) => texts[QuestionTexts.Half, from.Year, texts[from.Month == 1 ? QuestionTexts.FirstHalf : QuestionTexts.SecondHalf]],
        (1, 12) => texts[QuestionTexts.Year, from.Year],
        _ => null,
    };

    private static string Day(DateOnly day, DateOnly today, TextBook texts) => day.Year == today.Year
        ? texts[QuestionTexts.Day, day.Month, day.Day]
        : texts[QuestionTexts.DayOfYear, day.Year, day.Month, day.Day];
}
