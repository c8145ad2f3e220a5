using ChatAssist.Questionnaires.Values;

namespace ChatAssist.Questions;

/// <summary>
/// Reads the days and periods that begin at a place of a text. Where a shorter reading is possible too (上周 of 上周五) both
/// are given: what fits the rest of the sentence is decided there.
/// </summary>
internal sealed partial class PeriodReader(DateWords words, NamedPeriods named, string text, DateOnly today)
{
    private const int MostSpans = 4000;

    /// <summary>Each length that can be read from here, with its meaning.</summary>
    public IReadOnlyDictionary<int, Period> At(int at)
    {
        var found = new Dictionary<int, Period>();
        if (at >= text.Length || char.IsWhiteSpace(text[at]))
        {
            return found;
        }

        int start = at + TakeAny("from", at);
        foreach (var (end, period) in Whole(start))
        {
            found.TryAdd(end - at, period);
        }

        if (start > at)
        {
            foreach (var (end, period) in Whole(at))
            {
                found.TryAdd(end - at, period);
            }
        }

        int until = at + TakeAny("until", at);
        if (until > at)
        {
            foreach (var (end, period) in Whole(until))
            {
                found.TryAdd(end - at, period with { From = null, To = period.To == today ? null : period.To, Unit = PeriodUnit.Span });
            }
        }

        return found;
    }

    /// <summary>A period with what may stand behind it: 以来, 之前, 到15号.</summary>
    private IEnumerable<(int End, Period Period)> Whole(int at)
    {
        foreach (var (end, period) in Base(at, Anchor.At(today)).ToList())
        {
            foreach (var range in Ranges(end, period))
            {
                yield return range;
            }

            foreach (var bound in Bounds(end, period))
            {
                yield return bound;
            }

            yield return (end, period);
        }

        foreach (var range in NumberRanges(at))
        {
            yield return range;
        }
    }

    private IEnumerable<(int End, Period Period)> Ranges(int end, Period first)
    {
        int to = TakeAny("to", end);
        if (to == 0 || first.From is not { } from)
        {
            yield break;
        }

        foreach (var (last, second) in Base(end + to, Anchor.At(today).From(from)).ToList())
        {
            if (Joined(first, second) is { } joined)
            {
                var instead = first.Instead
                    .Where(p => p.From is not null)
                    .Select(p => Base(end + to, Anchor.At(today).From(p.From!.Value)).Where(x => x.End == last).Select(x => Joined(p, x.Period)).FirstOrDefault())
                    .OfType<Period>().ToList();
                yield return (last, joined with { Instead = instead });
            }
            else if (first.Instead.Select(f => Joined(f, second)).OfType<Period>().FirstOrDefault() is { } before)
            {
                yield return (last, before); // 12月到1月
            }
            else
            {
                yield return (last, new Period(null, null, PeriodUnit.Span) { Impossible = true });
            }
        }
    }

    private Period? Joined(Period first, Period second)
    {
        DateOnly? to = second.To;
        if (second.Weekday && to < first.From && second.From?.AddDays(7) >= first.From)
        {
            to = to?.AddDays(7); // 周五到周二 ends in the week after
        }

        if (second.Unit is PeriodUnit.Month or PeriodUnit.Day && to?.Month < first.From?.Month && to < first.From && to?.AddYears(1) <= today.AddMonths(1))
        {
            to = to?.AddYears(1); // 去年12月到1月
        }

        return first.From <= to ? new Period(first.From, to, PeriodUnit.Span) : null;
    }

    private IEnumerable<(int End, Period Period)> Bounds(int end, Period period)
    {
        DateOnly? from = period.From;
        int length = TakeAny("since", end);
        if (length > 0 && from <= today)
        {
            yield return (end + length, new Period(from, today, PeriodUnit.Span));
        }

        if (period.Unit == PeriodUnit.Year && from <= today && TakeAny("lately", end) is > 0 and var lately
            && end + lately < text.Length && text[end + lately] is not ('了' or '的' or '过' or '几' or '多'))
        {
            yield return (end + lately, new Period(from, today, PeriodUnit.Span)); // 今年来, and not 今年来了几件
        }

        length = TakeAny("after", end);
        if (length > 0)
        {
            DateOnly? next = period.Unit == PeriodUnit.Named ? period.To?.AddDays(1) : from;
            yield return (end + length, new Period(next, next <= today ? today : null, PeriodUnit.Span));
        }

        length = TakeAny("before", end);
        if (length > 0 && period.Unit != PeriodUnit.Span)
        {
            bool monthEnd = period.Unit == PeriodUnit.Third && period.To?.AddDays(1).Day == 1; // 9月底前 is until its last day
            DateOnly? last = period.To >= today || monthEnd ? period.To : from?.AddDays(-1);
            yield return (end + length, new Period(null, last, PeriodUnit.Span));
        }
    }

    /// <summary>1到9月, 1-10号, 一至三季度: the unit stands once, behind the second number.</summary>
    private IEnumerable<(int End, Period Period)> NumberRanges(int at)
    {
        if (!TakeNumber(at, out int first, out int end) || TakeAny("to", end) is var to && to == 0
            || !TakeNumber(end + to, out int last, out end) || first >= last)
        {
            yield break;
        }

        int length = TakeAny("quarter", end);
        if (length > 0 && first >= 1 && last <= 4)
        {
            yield return (end + length, Period.Months(today.Year, (first * 3) - 2, (last - first + 1) * 3, PeriodUnit.Span));
        }

        length = TakeAny("month", end);
        if (length > 0 && first >= 1 && last <= 12)
        {
            yield return (end + length, Period.Months(today.Year, first, last - first + 1, PeriodUnit.Span));
        }

        length = TakeAny("day", end);
        if (length > 0 && DayOf(today.Year, today.Month, first) is { } from && DayOf(today.Year, today.Month, last) is { } until)
        {
            yield return (end + length, new Period(from, until, PeriodUnit.Span));
        }
    }

    private int TakeAny(string list, int at) => Take(words[list], at);

    private int Take(string[] list, int at)
    {
        foreach (string word in list)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                return word.Length;
            }
        }

        return 0;
    }

    private IEnumerable<(int End, int Number)> TakeNumbered(string list, int at)
    {
        foreach (var (word, number) in words.Numbers(list))
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                yield return (at + word.Length, number);
            }
        }
    }

    /// <summary>A whole number in digits or in Chinese.</summary>
    private bool TakeNumber(int at, out int number, out int end)
    {
        number = 0;
        end = at;
        if (at >= text.Length
            || !WholeNumber.TryRead(text.AsSpan(at), thousands: false, out decimal value, out int length, out _)
            || value > 99_999_999)
        {
            return false;
        }

        number = (int)value;
        end = at + length;
        return true;
    }

    private int SkipOf(int at) => at < text.Length && text[at] is '的' or '份' ? at + 1 : at;

    private static DateOnly? DayOf(int year, int month, int day) =>
        year is >= 1900 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
}
