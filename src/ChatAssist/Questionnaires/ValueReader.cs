using System.Globalization;
using ChatAssist.Questionnaires.Values;

namespace ChatAssist.Questionnaires;

/// <summary>Reads one value of a question's type into its canonical form, or says what is not clear about it.</summary>
internal static class ValueReader
{
    /// <summary>Until then it is still the night of the day before.</summary>
    private static readonly TimeSpan SmallHours = TimeSpan.FromHours(5);

    public static (Doubt? Doubt, Answer? Answer) Read(string said, Question question, DateOnly today)
    {
        switch (question.Type)
        {
            case QuestionType.Number:
                return Quantity.TryParse(said, question.Unit ?? "", out decimal number, out bool wrongUnit)
                    ? Value(Plain(number))
                    : (wrongUnit ? Doubt.WrongUnit : Doubt.NotAValue, null);
            case QuestionType.Money:
                return Money.TryParse(said, out decimal yuan) ? Value(Plain(yuan)) : (Doubt.NotAValue, null);
            case QuestionType.Time:
                return !TimeOfDay.TryParse(said, out ClockTime clock) ? (Doubt.NotAValue, null)
                    : clock.HalfDayOpen ? (Doubt.HalfOfDay, null)
                    : Value(OnTheDay(clock, question.Limit));
            case QuestionType.Date:
                return Day.TryParse(said, today, out DateOnly day)
                    ? Value(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                    : (Doubt.NotAValue, null);
            case QuestionType.Choice or QuestionType.Choices:
                return Options(said, question);
            case QuestionType.Text:
                return Value(said);
            default:
                return (Doubt.WrongKind, null);
        }
    }

    /// <summary>
    /// HH:mm, from 24:00 on for what lies after the midnight that ends the day: 24:00, 25:30. So does 凌晨一点 where only the
    /// latest hour is limited: a lesson that ends then is late and not early.
    /// </summary>
    private static string OnTheDay(ClockTime clock, Limit? limit)
    {
        TimeSpan at = clock.SinceMidnight;
        at += limit is { Min: null, Max: not null } && at < SmallHours ? TimeSpan.FromDays(1) : TimeSpan.Zero;
        return string.Create(CultureInfo.InvariantCulture, $"{(int)at.TotalHours:00}:{at.Minutes:00}");
    }

    /// <summary>Options by number or by name, or by a part of the name that only one of them has.</summary>
    private static (Doubt?, Answer?) Options(string said, Question question)
    {
        IReadOnlyList<Option> chosen = ItemNumbers.TryParse(said, question.Options.Count, out var numbers, out _)
            ? [.. numbers.Select(n => question.Options[n - 1])]
            : Named(said, question.Options);
        return chosen.Count == 0 || (question.Type == QuestionType.Choice && chosen.Count > 1)
            ? (Doubt.NoSuchOption, null)
            : Value(string.Join(',', chosen.Select(o => o.Id)));
    }

    private static List<Option> Named(string said, IReadOnlyList<Option> options)
    {
        var whole = options.Where(o => said.Contains(o.Name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (whole.Count > 0)
        {
            // 居民小区 also contains 小区: a longer name swallows a shorter one inside it.
            return [.. whole.Where(o => !whole.Exists(x => x != o && x.Name.Contains(o.Name, StringComparison.OrdinalIgnoreCase)))];
        }

        var chosen = new List<Option>();
        foreach (string part in said.Split([' ', '、', ',', '，', '和', '与'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (options.Where(o => o.Name.Contains(part, StringComparison.OrdinalIgnoreCase)).ToList() is not [var only])
            {
                return [];
            }

            chosen.Add(only);
        }

        return [.. chosen.Distinct()];
    }

    private static string Plain(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private static (Doubt?, Answer?) Value(string value) => (null, new Answer(AnswerKind.Value, value));
}
