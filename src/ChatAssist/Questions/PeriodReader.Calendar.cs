namespace ChatAssist.Questions;

/// <summary>Years, halves, quarters, months, days of the month, dates in digits, holidays.</summary>
internal sealed partial class PeriodReader
{
    private IEnumerable<(int End, Period Period)> Base(int at, Anchor anchor) =>
        at >= text.Length ? [] : Days(at)
            .Concat(DayPairs(at))
            .Concat(Weeks(at, anchor))
            .Concat(Years(at))
            .Concat(InYear(at, anchor.Year, anchor))
            .Concat(Digits(at, anchor))
            .Concat(Spans(at))
            .Concat(VagueWords(at));

    private IEnumerable<(int End, Period Period)> Years(int at)
    {
        var starts = TakeNumbered("years", at).Select(x => (x.End, Year: today.Year + x.Number)).ToList();
        if (TakeNumber(at, out int number, out int end) && TakeAny("year", end) is > 0 and var length && FullYear(number, end - at) is { } full)
        {
            starts.Add((end + length, full));
        }

        foreach (var (last, year) in starts)
        {
            foreach (var inside in InYear(SkipOf(last), year, null))
            {
                yield return inside;
            }

            int start = Take(words["start"], last), finish = Take(words["end"], last);
            if (start + finish > 0)
            {
                yield return (last + start + finish, Period.Month(year, start > 0 ? 1 : 12));
            }

            if (TakeAny("first", SkipOf(last)) is > 0 and var begin && TakeNumber(SkipOf(last) + begin, out int many, out int units)
                && many is >= 1 and <= 12 && TakeAny("months-counted", units) is > 0 and var counted)
            {
                yield return (units + counted, Period.Months(year, 1, many, PeriodUnit.Span)); // 今年前十个月
            }

            int whole = TakeAny("whole", SkipOf(last));
            yield return whole > 0 ? (SkipOf(last) + whole, Period.Year(year)) : (last, Period.Year(year));
        }
    }

    /// <summary>What may follow a year, or stand alone and mean this year's (last year's where that lies ahead).</summary>
    private IEnumerable<(int End, Period Period)> InYear(int at, int year, Anchor? bare)
    {
        foreach (var (end, make) in PartsOfYear(at))
        {
            if (make(year) is { } period)
            {
                bool ahead = bare is { Inherited: false } && period.From > today;
                yield return (end, ahead && make(year - 1) is { } before ? period with { Instead = [before] } : period);
            }
            else if (bare is not null && make(year - 1) is { } last)
            {
                yield return (end, last);
            }
        }

        if (bare is { } anchor)
        {
            foreach (var found in RelativeMonths(at).Concat(RelativeQuarters(at)).Concat(InMonth(at, anchor)))
            {
                yield return found;
            }
        }
    }

    private IEnumerable<(int End, Func<int, Period?> Make)> PartsOfYear(int at)
    {
        foreach (var (end, half) in TakeNumbered("halves", at))
        {
            yield return (end, y => Period.Months(y, half == 1 ? 1 : 7, 6, PeriodUnit.Half));
        }

        int ordinal = at < text.Length && text[at] is '第' or 'q' ? at + 1 : at;
        if (TakeNumber(ordinal, out int n, out int after))
        {
            int quarter = ordinal > at && text[at] == 'q' ? 0 : TakeAny("quarter", after);
            if (n is >= 1 and <= 4 && (quarter > 0 || (ordinal > at && text[at] == 'q')))
            {
                yield return (after + quarter, y => Period.Months(y, (n * 3) - 2, 3, PeriodUnit.Quarter));
            }

            int month = ordinal == at ? TakeAny("month", after) : 0;
            if (month > 0 && n is >= 1 and <= 12)
            {
                foreach (var (end, make) in PartsOfMonth(SkipOf(after + month)))
                {
                    yield return (end, y => make(y, n));
                }

                yield return (after + month, y => Period.Month(y, n));
            }
        }

        if (at + 1 < text.Length && Digit(text[at]) is { } one && Digit(text[at + 1]) == one + 1)
        {
            if (TakeAny("month", at + 2) is > 0 and var both)
            {
                yield return (at + 2 + both, y => Period.Months(y, one, 2, PeriodUnit.Span)); // 七八月
            }

            if (one < 4 && TakeAny("quarter", at + 2) is > 0 and var pair)
            {
                yield return (at + 2 + pair, y => Period.Months(y, (one * 3) - 2, 6, PeriodUnit.Span)); // 二三季度
            }
        }

        if (TakeAny("first", at) is > 0 and var first && TakeNumber(at + first, out int many, out int units)
            && many is >= 1 and <= 4 && TakeAny("quarters-counted", units) is > 0 and var counted)
        {
            yield return (units + counted, y => Period.Months(y, 1, 3 * many, PeriodUnit.Span)); // 前三季度
        }

        int start = TakeAny("year-start", at), finish = TakeAny("year-end", at);
        if (start + finish > 0)
        {
            yield return (at + start + finish, y => Period.Month(y, start > 0 ? 1 : 12));
        }

        foreach (var (word, name) in named.Words)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                int end = at + word.Length;
                yield return (end + Take(named.Tails, end), y => named.In(y, name));
                yield return (end, y => named.In(y, name));
                if (TakeAny("one-day", end) is > 0 and var day)
                {
                    // 中秋那天 is one of its days, and nobody knows here which.
                    yield return (end + day, y => named.In(y, name) is { } days ? days with { Impossible = days.From != days.To } : null);
                }
            }
        }
    }

    /// <summary>初, 中旬, 3号 behind a month.</summary>
    private IEnumerable<(int End, Func<int, int, Period?> Make)> PartsOfMonth(int at)
    {
        foreach (var (end, third) in TakeNumbered("thirds", at))
        {
            yield return (end, (y, m) => Period.Third(y, m, third));
        }

        if (TakeNumber(at, out int day, out int after) && (TakeAny("day", after) is var length && (length > 0 || TakeAny("to", after) > 0)))
        {
            yield return (after + length + PartOfDay(after + length), (y, m) => DayOf(y, m, day) is { } found ? Period.Of(found) : null);
        }
    }

    private IEnumerable<(int End, Period Period)> RelativeMonths(int at)
    {
        foreach (var (end, months) in TakeNumbered("months", at))
        {
            DateOnly month = new DateOnly(today.Year, today.Month, 1).AddMonths(months);
            foreach (var (last, make) in PartsOfMonth(SkipOf(end)))
            {
                if (make(month.Year, month.Month) is { } part)
                {
                    yield return (last, part);
                }
            }

            foreach (var (last, days) in FirstDays(SkipOf(end)))
            {
                yield return (last, new Period(month, month.AddDays(days - 1), PeriodUnit.Span));
            }

            yield return (end, Period.Month(month.Year, month.Month));
        }
    }

    private IEnumerable<(int End, Period Period)> RelativeQuarters(int at)
    {
        foreach (var (end, quarters) in TakeNumbered("quarters", at))
        {
            DateOnly first = new DateOnly(today.Year, (((today.Month - 1) / 3) * 3) + 1, 1).AddMonths(3 * quarters);
            yield return (end, Period.Months(first.Year, first.Month, 3, PeriodUnit.Quarter));
        }
    }

    /// <summary>15号, 月底, 上旬 alone: of this month, or of the last where that lies ahead.</summary>
    private IEnumerable<(int End, Period Period)> InMonth(int at, Anchor anchor)
    {
        foreach (var (end, make) in PartsOfMonth(at).Where(p => p.End - at > 1))
        {
            if (TakeNumber(at, out _, out int number) && number == end)
            {
                continue; // a mere number is no day
            }

            DateOnly before = new DateOnly(anchor.Year, anchor.Month, 1).AddMonths(-1);
            if (make(anchor.Year, anchor.Month) is { } period)
            {
                bool ahead = !anchor.Inherited && period.From > today;
                yield return (end, ahead && make(before.Year, before.Month) is { } last ? period with { Instead = [last] } : period);
            }
        }
    }

    /// <summary>2026-09-01, 2026.9.1, 20260901, 9.1, 9/15.</summary>
    private IEnumerable<(int End, Period Period)> Digits(int at, Anchor anchor)
    {
        int end = at;
        var numbers = new List<int>();
        char mark = '\0';
        while (numbers.Count < 3 && end < text.Length && char.IsAsciiDigit(text[end]))
        {
            int from = end;
            while (end < text.Length && char.IsAsciiDigit(text[end]) && end - from < 9)
            {
                end++;
            }

            numbers.Add(int.Parse(text.AsSpan(from, end - from)));
            if (numbers.Count == 1 && end - from == 8)
            {
                if (DayOf(numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100) is { } whole)
                {
                    yield return (end, Period.Of(whole));
                }

                yield break;
            }

            bool full = numbers[0] > 1900;
            if (numbers.Count == (full ? 3 : 2))
            {
                DateOnly? day = full ? DayOf(numbers[0], numbers[1], numbers[2]) : DayOf(anchor.Year, numbers[0], numbers[1]);
                if (day is { } found && (full || mark != '-'))
                {
                    int last = end + TakeAny("day", end);
                    bool ahead = !full && !anchor.Inherited && found > today;
                    Period period = Period.Of(found);
                    yield return (last, ahead && DayOf(found.Year - 1, found.Month, found.Day) is { } before
                        ? period with { Instead = [Period.Of(before)] } : period);
                }

                yield break;
            }

            if (end >= text.Length || text[end] is not ('-' or '/' or '.') || (mark != '\0' && text[end] != mark))
            {
                yield break;
            }

            mark = text[end++];
        }
    }

    private static int? Digit(char c) => "一二三四五六七八九".IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? i + 1 : null;

    /// <summary>前三天 of a week or month.</summary>
    private IEnumerable<(int End, int Days)> FirstDays(int at)
    {
        if (TakeAny("first", at) is > 0 and var first && TakeNumber(at + first, out int many, out int units)
            && many is >= 1 and <= 31 && TakeAny("days-counted", units) is > 0 and var counted)
        {
            yield return (units + counted, many);
        }
    }

    private static int? FullYear(int number, int length) => (number, length) switch
    {
        ( >= 1990 and <= 2100, _) => number,
        ( >= 18 and <= 40, 2) => 2000 + number,
        _ => null,
    };
}
