namespace ChatAssist.Questionnaires.Values;

/// <summary>A day by year, month and day of the month; what is not said is today's: 2026年3月2日, 3.2, 15号, 下月底, 年底.</summary>
internal static class CalendarDay
{
    private static readonly (string Word, int Years)[] Years =
        [("前年", -2), ("去年", -1), ("今年", 0), ("本年", 0), ("明年", 1), ("后年", 2)];

    private static readonly (string[] Words, int Months)[] Months =
    [
        (Scan.Words("上上月 上上个月"), -2),
        (Scan.Words("上月 上个月"), -1),
        (Scan.Words("本月 这月 这个月 当月 本月份"), 0),
        (Scan.Words("下月 下个月"), 1),
        (Scan.Words("下下月 下下个月"), 2),
    ];

    private static readonly string[] Marks = ["-", "/", ".", " "];
    private static readonly string[] Month = Scan.Words("月 月份");
    private static readonly string[] DayOfMonth = ["日", "号"];
    private static readonly string[] End = ["底", "末"];

    public static bool TryTake(ref Scan scan, DateOnly today, out DateOnly day)
    {
        var rest = scan;
        var taken = TryTakeDigits(ref rest, today.Year, out day);
        if (!taken)
        {
            rest = scan;
            taken = TryTakeWords(ref rest, today, out day);
        }

        scan = taken ? rest : scan;
        return taken;
    }

    /// <summary>
    /// 20260302, 2026-3-2, 26.3.2, 3/2. Of three numbers the first is the year: 12/2/26 and 3/2/2026 are refused.
    /// </summary>
    private static bool TryTakeDigits(ref Scan scan, int year, out DateOnly day)
    {
        if (scan.TakeDigits(8, out var digits))
        {
            return TryMake(digits / 10_000, digits / 100 % 100, digits % 100, out day);
        }

        day = default;
        if (!scan.TakeInteger(out var first, out var length) || !scan.TakeAny(Marks, out var mark)
            || !scan.TakeInteger(out var second, out _))
        {
            return false;
        }

        var three = scan.Take(mark) && scan.TakeInteger(out digits, out _);
        scan.TakeAny(DayOfMonth);
        return three ? (length == 4 || first > 12) && TryMake(FullYear(first), second, digits, out day)
            : mark != " " && TryMake(year, first, second, out day);
    }

    private static bool TryTakeWords(ref Scan scan, DateOnly today, out DateOnly day)
    {
        var saidYear = TryTakeYear(ref scan, today.Year, out var year);
        if ((saidYear && scan.TakeAny(End)) || (scan.Take("年") && scan.TakeAny(End)))
        {
            return TryMake(year, 12, 31, out day);
        }

        var month = today.Month;
        var saidMonth = TryTakeMonth(ref scan, ref month)
            || (!saidYear && TryTakeMonthFromToday(ref scan, today, out year, out month))
            || (!saidYear && scan.Rest is ['月', '底' or '末', ..] && scan.Take("月"));
        day = default;
        if (saidMonth && scan.TakeAny(End))
        {
            return year is >= 1 and <= 9999 && month is >= 1 and <= 12
                && TryMake(year, month, DateTime.DaysInMonth(year, month), out day);
        }

        return scan.TakeInteger(out var number, out _) && (scan.TakeAny(DayOfMonth) || saidMonth) && (saidMonth || !saidYear)
            && TryMake(year, month, number, out day);
    }

    private static bool TryTakeYear(ref Scan scan, int thisYear, out int year)
    {
        foreach (var (word, years) in Years)
        {
            if (scan.Take(word))
            {
                year = thisYear + years;
                return true;
            }
        }

        var rest = scan;
        var taken = rest.TakeInteger(out var number, out var length) && rest.Take("年") && length > 1;
        scan = taken ? rest : scan;
        year = taken ? FullYear(number) : thisYear;
        return taken;
    }

    private static bool TryTakeMonth(ref Scan scan, ref int month)
    {
        var rest = scan;
        var taken = rest.TakeInteger(out var number, out _) && rest.TakeAny(Month);
        scan = taken ? rest : scan;
        month = taken ? number : month;
        return taken;
    }

    private static bool TryTakeMonthFromToday(ref Scan scan, DateOnly today, out int year, out int month)
    {
        (year, month) = (today.Year, today.Month);
        foreach (var (words, months) in Months)
        {
            if (scan.TakeAny(words))
            {
                var index = (year * 12) + month - 1 + months;
                (year, month) = (index / 12, (index % 12) + 1);
                return true;
            }
        }

        return false;
    }

    private static int FullYear(int year) => year < 100 ? 2000 + year : year;

    private static bool TryMake(int year, int month, int day, out DateOnly made)
    {
        var exists = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        made = exists ? new DateOnly(year, month, day) : default;
        return exists;
    }
}
