namespace ChatAssist.Questionnaires.Values;

/// <summary>明天, 三天后, 半个月内, 两个月前: a day told by its distance from today.</summary>
internal static class DayFromToday
{
    private static readonly (string[] Words, int Days)[] Named =
    [
        (Scan.Words("大前天 大前日"), -3),
        (Scan.Words("前天 前日 前儿"), -2),
        (Scan.Words("昨天 昨日 昨儿 昨儿个 昨晚"), -1),
        (Scan.Words("今天 今日 今儿 今儿个 今晚"), 0),
        (Scan.Words("明天 明日 明儿 明儿个 明早 明晚"), 1),
        (Scan.Words("大后天 大后日"), 3),
        (Scan.Words("后天 后日 后儿"), 2),
    ];

    private static readonly string[] In = Scan.Words("过 再过");
    private static readonly string[] Days = ["天", "日"];
    private static readonly string[] Weeks = Scan.Words("周 星期 个星期 礼拜 个礼拜");
    private static readonly string[] Quarters = Scan.Words("季度 个季度");
    private static readonly string[] Later = Scan.Words("后 以后 之后 内 以内 之内");
    private static readonly string[] Ago = Scan.Words("前 以前 之前");

    public static bool TryTake(ref Scan scan, DateOnly today, out DateOnly day)
    {
        foreach (var (words, days) in Named)
        {
            if (scan.TakeAny(words))
            {
                return WeekDay.TryFrom(today.DayNumber + days, out day);
            }
        }

        return TryTakeDistance(ref scan, today, out day);
    }

    private static bool TryTakeDistance(ref Scan scan, DateOnly today, out DateOnly day)
    {
        day = default;
        var rest = scan;
        var later = rest.TakeAny(In);
        if (!rest.TakeNumber(out var number) || number is < 0 or > 10_000
            || !TryTakeUnit(ref rest, number, out var months, out var days))
        {
            return false;
        }

        var ago = !later && !scan.Rest.Contains('日') && rest.TakeAny(Ago); // 15日前 is a bound, not a distance
        later |= rest.TakeAny(Later);
        var taken = (later || ago) && TryMove(today, ago ? -months : months, ago ? -days : days, out day);
        scan = taken ? rest : scan;
        return taken;
    }

    /// <summary>
    /// Half a month is 15 days (and a month and a half a month and 15 days); half of anything else must come out whole.
    /// </summary>
    private static bool TryTakeUnit(ref Scan scan, decimal number, out int months, out int days)
    {
        months = days = 0;
        decimal each = scan.TakeAny(Weeks) ? 7 : scan.TakeAny(Days) ? 1 : 0;
        if (each > 0)
        {
            days = (int)(number * each);
            return days == number * each;
        }

        // 三月后 may mean March; 半月后 and 一个半月后 cannot.
        each = scan.Take("个月") || (number % 1 == 0.5m && scan.Take("月")) ? 1
            : scan.TakeAny(Quarters) ? 3
            : scan.Take("年") ? 12 : 0;
        var total = number * each;
        months = (int)total;
        days = total - months == 0.5m ? 15 : 0;
        return each > 0 && (months == total || (days > 0 && each == 1));
    }

    private static bool TryMove(DateOnly today, int months, int days, out DateOnly day)
    {
        var month = (today.Year * 12) + today.Month - 1 + months;
        day = default;
        return month is >= 12 and < 120_000 && WeekDay.TryFrom(today.AddMonths(months).DayNumber + days, out day);
    }
}
