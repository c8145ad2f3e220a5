namespace ChatAssist.Questionnaires.Values;

/// <summary>Days, by the calendar or as seen from today.</summary>
public static class Day
{
    private static readonly string[] Until = Scan.Words("到 截至 截止 截止到 截至到");
    private static readonly string[] Before = Scan.Words("前 之前 以前 之内 以内 内");

    /// <summary>
    /// By the calendar: 2026-03-02, 2026/3/2, 2026.3.2, 20260302, 2026年3月2日, 二〇二六年三月二日, 26年3月2日, 明年3月2号; without a year
    /// 3月2号, 三月廿五, 3.2, 3/2, 3-2 in the year of <paramref name="today"/>; 15号, 下月5号, 上个月28日; 月底, 下月底, 3月底, 年底. A
    /// weekday behind it must agree: 3月2日（周一）; a part of the day (明天下午) is passed over.
    /// From today: 今天 明天 后天 大后天 昨天 前天 大前天; 周五 and 这周五 in this week, 下周一, 上周日, weeks beginning on Monday; 三天后,
    /// 一周后, 过两天, 10天内 (the last of them), 三天前, 半个月后 (15 days), 两个月后, 半年后.
    /// A day from today on may be said as a bound and is then that day: 周五前, 到月底, 3月15日之前.
    /// </summary>
    /// <param name="text">What was answered, at most 64 characters.</param>
    /// <param name="today">The day it was answered on.</param>
    /// <param name="day">The day from 1900 to 2199; default where false is returned.</param>
    /// <returns>False for days that no calendar has (2月30日), for what is no single day (下周, 月初, 周末, 3月), for mere spans (三天)
    /// and for working days, which need the calendar of holidays.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, DateOnly today, out DateOnly day)
    {
        day = default;
        if (!ValueText.TryPrepare(text, out var prepared))
        {
            return false;
        }

        var scan = new Scan(prepared);
        var bound = scan.TakeAny(Until);
        var taken = DayFromToday.TryTake(ref scan, today, out var read) || WeekDay.TryTake(ref scan, today, out read)
            || CalendarDay.TryTake(ref scan, today, out read);
        if (!taken || !WeekDay.IsAbsentOrAgrees(ref scan, read))
        {
            return false;
        }

        HalfDay.TryTake(ref scan, out _); // 明天下午 is tomorrow
        bound |= scan.TakeAny(Before);
        if (!scan.End || read.Year is < 1900 or >= 2200 || (bound && read < today))
        {
            return false;
        }

        day = read;
        return true;
    }
}
