namespace ChatAssist.Questionnaires.Values;

/// <summary>A time of day as it was understood.</summary>
/// <param name="Time">The clock's reading.</param>
/// <param name="HalfDayOpen">The hour is 1–11 and nothing said which half of the day: 八点 is read as 08:00 and may have been
/// 20:00. A leading zero (08:00, 0800) is the 24-hour clock and leaves nothing open; 10:30 cannot show it and stays open.</param>
/// <param name="NextDay">The time lies after the midnight that ends the day spoken of: 24:00, 晚上12点, 半夜一点. 凌晨 is the
/// morning of the day itself.</param>
public readonly record struct ClockTime(TimeOnly Time, bool HalfDayOpen, bool NextDay)
{
    /// <summary>
    /// Since the midnight that begins the day, 24 hours for 24:00: what a limit such as "no later than 20:30" compares.
    /// </summary>
    public TimeSpan SinceMidnight => Time.ToTimeSpan() + TimeSpan.FromDays(NextDay ? 1 : 0);
}

/// <summary>Times of day, as clocks show them and as people say them.</summary>
public static class TimeOfDay
{
    private static readonly string[] Days = Scan.Words("今天 今日 当天 当日 每天 每日 平时 一般");
    private static readonly string[] Short = Scan.Words("差 还差");

    /// <summary><see cref="TryParse(ReadOnlySpan{char}, out ClockTime)"/> for callers that do not compare with a limit.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeOnly time, out bool halfDayOpen)
    {
        var read = TryParse(text, out ClockTime clock);
        (time, halfDayOpen) = (clock.Time, clock.HalfDayOpen);
        return read;
    }

    /// <summary>
    /// Shapes: 20:45, 20：45:30, 20.45, 20 45, 2045 (exactly four digits), 20点45, 20时45分, 八点半, 八点一刻, 7点零5, 八点过五分,
    /// 差五分九点 and 九点差五分 (8:55), 8:45pm; each with 凌晨, 早上, 上午, 中午, 下午, 傍晚, 晚上, 半夜 … before or behind it, and then
    /// also a bare hour (晚8). 24:00, 24点, 晚上12点 and 午夜 are 00:00 of the next day (<see cref="ClockTime.NextDay"/>);
    /// 0点, 凌晨12点 and 12am are 00:00 of the day; 上午12点, 下午12点 and 12pm are noon.
    /// </summary>
    /// <returns>False for hours and minutes that no clock shows, hours that contradict their part of the day (早上20点), for what
    /// may be two times (8点5: 8:05 or 8:50?), for bounds and ranges (八点前, 8点多, 8:00-9:00), and for over 64 characters.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out ClockTime time)
    {
        time = default;
        if (!ValueText.TryPrepare(text, out var prepared))
        {
            return false;
        }

        if (prepared is "正午" or "午夜")
        {
            time = new(new TimeOnly(prepared == "正午" ? 12 : 0, 0), false, prepared == "午夜");
            return true;
        }

        var scan = new Scan(prepared);
        scan.TakeAny(Days);
        HalfDay.TryTake(ref scan, out var half);
        var missing = 0;
        if (scan.TakeAny(Short) && !ClockFace.TryTakeMinutes(ref scan, out missing))
        {
            return false;
        }

        if (half == null)
        {
            HalfDay.TryTake(ref scan, out half); // 差五分晚上九点
        }

        return ClockFace.TryTake(ref scan, out var face)
            && (missing > 0 || !scan.TakeAny(Short) || ClockFace.TryTakeMinutes(ref scan, out missing))
            && (half != null || HalfDay.TryTake(ref scan, out half) || !face.Bare)
            && scan.End
            && TryPlace(face, half, missing, out time);
    }

    private static bool TryPlace(ClockFace face, HalfDay? half, int missing, out ClockTime time)
    {
        var hour = face.Hour;
        var placed = half == null || half.TryPlace(face.Hour, out hour);
        var seconds = (hour * 3600) + face.Seconds - missing;
        var time24 = TimeOnly.FromTimeSpan(TimeSpan.FromSeconds((seconds + 86_400) % 86_400));
        var open = half == null && face is { Hour: >= 1 and <= 11, LeadingZero: false };
        time = placed ? new(time24, open, seconds >= 86_400) : default;
        return placed;
    }
}
