namespace ChatAssist.Questions;

/// <summary>Days and weeks as seen from today, and spans that end or begin with it.</summary>
internal sealed partial class PeriodReader
{
    private IEnumerable<(int End, Period Period)> Days(int at)
    {
        foreach (var (end, days) in TakeNumbered("days", at))
        {
            yield return (end + PartOfDay(end), Period.Of(today.AddDays(days)));
        }
    }

    /// <summary>明后天.</summary>
    private IEnumerable<(int End, Period Period)> DayPairs(int at)
    {
        foreach (var (end, days) in TakeNumbered("day-pairs", at))
        {
            yield return (end, new Period(today.AddDays(days), today.AddDays(days + 1), PeriodUnit.Span));
        }
    }

    private int PartOfDay(int at)
    {
        int of = SkipOf(at);
        int length = TakeAny("parts-of-day", of);
        return length == 0 ? 0 : of + length - at;
    }

    private IEnumerable<(int End, Period Period)> Weeks(int at, Anchor anchor)
    {
        DateOnly monday = Anchor.MondayOf(today);
        foreach (var (end, weeks) in TakeNumbered("weeks", at))
        {
            DateOnly first = monday.AddDays(7 * weeks);
            int of = SkipOf(end);
            foreach (int from in new[] { end, of + TakeAny("week", of) }.Distinct())
            {
                foreach (var (last, weekday) in TakeNumbered("weekdays", from))
                {
                    yield return (last + PartOfDay(last), Period.Of(first.AddDays(weekday - 1)) with { Weekday = true });
                }
            }

            int weekend = TakeAny("weekend", end);
            if (weekend > 0)
            {
                yield return (end + weekend, new Period(first.AddDays(5), first.AddDays(6), PeriodUnit.Span));
            }

            foreach (var (last, days) in FirstDays(of))
            {
                yield return (last, new Period(first, first.AddDays(Math.Min(days, 7) - 1), PeriodUnit.Span));
            }

            yield return (end, new Period(first, first.AddDays(6), PeriodUnit.Week));
        }

        foreach (string word in words["week"])
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
            {
                continue;
            }

            foreach (var (last, weekday) in TakeNumbered("weekdays", at + word.Length))
            {
                DateOnly day = anchor.Monday.AddDays(weekday - 1);
                yield return (last + PartOfDay(last), OrLast(Period.Of(day) with { Weekday = true }, anchor, p => Period.Of(p.From!.Value.AddDays(-7))));
            }
        }

        int bare = TakeAny("weekend", at);
        if (bare > 1)
        {
            var weekend = new Period(anchor.Monday.AddDays(5), anchor.Monday.AddDays(6), PeriodUnit.Span);
            yield return (at + bare, OrLast(weekend, anchor, p => new(p.From!.Value.AddDays(-7), p.To!.Value.AddDays(-7), p.Unit)));
        }
    }

    private Period OrLast(Period period, Anchor anchor, Func<Period, Period> last) =>
        !anchor.Inherited && period.From > today ? period with { Instead = [last(period)] } : period;

    /// <summary>近7天, 最近三个月, 一周以来, 3天内, 未来一周.</summary>
    private IEnumerable<(int End, Period Period)> Spans(int at)
    {
        int near = TakeAny("near", at), next = TakeAny("next", at);
        if (near > 0)
        {
            foreach (var (end, count, unit) in Lengths(at + near))
            {
                int tail = TakeAny("within", end) is > 0 and var within ? within : TakeAny("lately", end);
                Period back = Nearing(text.AsSpan(at, near), count, unit);
                yield return (end + tail, back);
                yield return (end, back);
            }
        }

        if (next > 0)
        {
            foreach (var (end, count, unit) in Lengths(at + next))
            {
                yield return (end + TakeAny("within", end), Forward(count, unit));
            }
        }

        foreach (var (end, count, unit) in Lengths(at))
        {
            if (TakeAny("lately", end) is > 0 and var lately)
            {
                yield return (end + lately, Back(count, unit));
            }

            if (TakeAny("within", end) is > 0 and var within)
            {
                yield return (end + within, Back(count, unit) with { Ahead = Forward(count, unit) });
            }
        }
    }

    /// <summary>The last days; where it is about what falls due 这 says the next ones, and 近 may say them.</summary>
    private Period Nearing(ReadOnlySpan<char> said, int count, string unit) =>
        said.EndsWith("这") || said is "这近" ? Back(count, unit) with { Ahead = Forward(count, unit) }
        : said.StartsWith("近") || said.StartsWith("最近") ? Back(count, unit) with { Ahead = Forward(count, unit), EitherWay = true }
        : Back(count, unit);

    private IEnumerable<(int End, int Count, string Unit)> Lengths(int at)
    {
        if (TakeAny("half-month", at) is > 0 and var half)
        {
            yield return (at + half, 15, "day");
        }

        if (TakeAny("half-year", at) is > 0 and var year)
        {
            yield return (at + year, 6, "month");
        }

        if (at + 1 < text.Length && text[at] is '俩' or '仨')
        {
            int few = text[at] == '俩' ? 2 : 3;
            foreach (var (word, unit) in words.Spans.Append(("月", "month")))
            {
                if (string.CompareOrdinal(text, at + 1, word, 0, word.Length) == 0)
                {
                    yield return (at + 1 + word.Length, few, unit); // 这俩月
                }
            }
        }

        if (TakeNumber(at, out int count, out int end) && count is >= 1 and <= MostSpans)
        {
            foreach (var (word, unit) in words.Spans)
            {
                if (string.CompareOrdinal(text, end, word, 0, word.Length) == 0 && (unit == "day" || count <= 120))
                {
                    yield return (end + word.Length, count, unit);
                }
            }
        }
    }

    private Period Back(int count, string unit) => new(
        unit switch
        {
            "day" => today.AddDays(1 - count),
            "week" => today.AddDays(1 - (7 * count)),
            "month" => today.AddMonths(-count).AddDays(1),
            "quarter" => today.AddMonths(-3 * count).AddDays(1),
            _ => today.AddYears(-count).AddDays(1),
        },
        today,
        PeriodUnit.Span);

    private Period Forward(int count, string unit) => new(
        today,
        unit switch
        {
            "day" => today.AddDays(count - 1),
            "week" => today.AddDays((7 * count) - 1),
            "month" => today.AddMonths(count).AddDays(-1),
            "quarter" => today.AddMonths(3 * count).AddDays(-1),
            _ => today.AddYears(count).AddDays(-1),
        },
        PeriodUnit.Span);

    private IEnumerable<(int End, Period Period)> VagueWords(int at)
    {
        int length = TakeAny("vague", at);
        if (length > 0)
        {
            yield return (at + length, new Period(null, null, PeriodUnit.Span)
            {
                Vague = true,
                Instead = [.. words.VagueDays.Select(d => Back(d, "day"))],
            });
        }
    }
}
