namespace ChatAssist.Questionnaires.Values;

/// <summary>周五, 下周一, 上个星期天: a day of a week that begins on Monday.</summary>
internal static class WeekDay
{
    private static readonly string[] Weeks = Scan.Words("周 星期 礼拜");

    // 1 to 7, and 日 and 天 for the seventh.
    private const string Names = "一二三四五六日";

    public static bool TryTake(ref Scan scan, DateOnly today, out DateOnly day)
    {
        day = default;
        var rest = scan;
        var weeks = 0;
        for (; weeks < 3 && rest.Take("下"); weeks++)
        {
        }

        for (; weeks is <= 0 and > -3 && rest.Take("上"); weeks--)
        {
        }

        if (weeks == 0 && !rest.Take("这"))
        {
            rest.Take("本");
        }

        rest.Take("个");
        if (!TryTakeName(ref rest, out var weekday))
        {
            return false;
        }

        scan = rest;
        var monday = today.DayNumber - Index(today);
        return TryFrom(monday + (weeks * 7) + weekday, out day);
    }

    /// <summary>
    /// Takes the weekday written behind a date, in brackets or not; false where it names another day than the date.
    /// </summary>
    public static bool IsAbsentOrAgrees(ref Scan scan, DateOnly day)
    {
        var rest = scan;
        var bracket = rest.Take("(");
        if (!TryTakeName(ref rest, out var weekday) || (bracket && !rest.Take(")")))
        {
            return true;
        }

        scan = rest;
        return weekday == Index(day);
    }

    public static bool TryFrom(int dayNumber, out DateOnly day)
    {
        var exists = dayNumber >= 0 && dayNumber <= DateOnly.MaxValue.DayNumber;
        day = exists ? DateOnly.FromDayNumber(dayNumber) : default;
        return exists;
    }

    private static bool TryTakeName(ref Scan scan, out int weekday)
    {
        weekday = -1;
        if (!scan.TakeAny(Weeks) || scan.End)
        {
            return false;
        }

        var name = scan.Rest[0];
        weekday = name is '天' ? 6 : name is >= '1' and <= '7' ? name - '1' : Names.IndexOf(name);
        scan.Skip(1);
        return weekday >= 0;
    }

    private static int Index(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;
}
