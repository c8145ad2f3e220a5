namespace ChatAssist.Questionnaires.Values;

/// <summary>Hours and minutes as they were said, before the half of the day is known.</summary>
/// <param name="Hour">0–24.</param>
/// <param name="Seconds">Past the hour, 0–3599.</param>
/// <param name="Bare">A mere number, without 点 and without minutes.</param>
/// <param name="LeadingZero">08:45, the way of 24-hour clocks.</param>
internal readonly record struct ClockFace(int Hour, int Seconds, bool Bare, bool LeadingZero)
{
    private static readonly string[] OClock = Scan.Words("点 点钟 时 h");
    private static readonly string[] Marks = [":", ";", ".", " "]; // ; is what a finger hits beside :
    private static readonly string[] Quarter = Scan.Words("刻 刻钟");
    private static readonly string[] Minute = Scan.Words("分 分钟");

    public static bool TryTake(ref Scan scan, out ClockFace face)
    {
        var text = scan.Rest;
        face = default;
        if (!scan.TakeInteger(out var hour, out var length))
        {
            return false;
        }

        var seconds = 0;
        var minutes = true;
        var bare = false;
        if (length == 4 && text[..4].IndexOfAnyExceptInRange('0', '9') < 0)
        {
            (hour, seconds) = (hour / 100, hour % 100 * 60);
        }
        else if (scan.TakeAny(OClock))
        {
            minutes = TryTakePastHour(ref scan, out seconds);
        }
        else
        {
            bare = !TryTakeDigits(ref scan, out seconds);
        }

        face = new(hour, seconds, bare, length > 1 && NumberWords.Digit(text[0]) == 0);
        return minutes && seconds < 3600 && (hour < 24 || (hour == 24 && seconds == 0));
    }

    /// <summary>
    /// 一刻, 五分, 四十五, 零五, 05, as seconds. A single digit needs its unit: the 5 of 8点5 may be five or fifty.
    /// </summary>
    public static bool TryTakeMinutes(ref Scan scan, out int seconds)
    {
        seconds = 0;
        if (!scan.TakeInteger(out var number, out var length) || number > 59)
        {
            return false;
        }

        var quarters = scan.TakeAny(Quarter);
        seconds = number * (quarters ? 900 : 60);
        return quarters ? number is >= 1 and <= 3 : scan.TakeAny(Minute) || length > 1 || number >= 10;
    }

    /// <summary>What may follow 八点: nothing, 半, 一刻, 四十五, 过五分, 零五分三十秒.</summary>
    private static bool TryTakePastHour(ref Scan scan, out int seconds)
    {
        seconds = 1800;
        if (scan.Take("半"))
        {
            return true;
        }

        seconds = 0;
        var digits = scan.Rest is [var next, ..] && NumberWords.IsNumeric(next);
        if (!scan.Take("过") && !digits)
        {
            return true;
        }

        if (!TryTakeMinutes(ref scan, out seconds))
        {
            return false;
        }

        var rest = scan;
        if (rest.TakeInteger(out var more, out _) && rest.Take("秒") && more < 60)
        {
            scan = rest;
            seconds += more;
        }

        return true;
    }

    private static bool TryTakeDigits(ref Scan scan, out int seconds)
    {
        seconds = 0;
        var rest = scan;
        if (!rest.TakeAny(Marks, out var mark) || !rest.TakeDigits(2, out var minutes) || minutes > 59)
        {
            return false;
        }

        scan = rest;
        seconds = minutes * 60;
        if (rest.Take(mark) && rest.TakeDigits(2, out var more) && more < 60)
        {
            scan = rest;
            seconds += more;
        }

        scan.Take("分");
        return true;
    }
}
