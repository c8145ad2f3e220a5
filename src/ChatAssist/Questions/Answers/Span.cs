using ChatAssist.Chat;

namespace ChatAssist.Questions.Answers;

/// <summary>The instants of a question's days: from the first one's beginning to before the last one's end; null is open.</summary>
internal readonly record struct Span(DateTimeOffset? From, DateTimeOffset? Before)
{
    public static Span Of(TurnContext c, DateOnly? from, DateOnly? to) => new(
        from is { } first ? c.Library.Rules.At(first, TimeOnly.MinValue) : null,
        to is { } last ? c.Library.Rules.EndOf(last) : null);

    public bool Everything => From is null && Before is null;

    /// <summary>The instants to compare with where an end is open.</summary>
    public DateTimeOffset First => From ?? DateTimeOffset.UnixEpoch;

    public DateTimeOffset End => Before ?? new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);
}

/// <summary>Days, weeks or months that lie side by side in a trend.</summary>
internal static class Buckets
{
    private const int MostDays = 31, MostWeeks = 26, Most = 36;

    /// <summary>Where nobody said when: the last twelve months.</summary>
    private const int MonthsBack = 12;

    public static (DateOnly From, DateOnly To) Window(Question q, DateOnly today)
    {
        DateOnly to = q.To is { } said && said < today ? said : today;
        return (q.From ?? new DateOnly(to.Year, to.Month, 1).AddMonths(1 - MonthsBack), to);
    }

    /// <summary>The unit that was asked for, where it does not give too many; else the finest that is readable.</summary>
    public static string Unit(Question q, DateOnly from, DateOnly to)
    {
        int days = to.DayNumber - from.DayNumber + 1;
        return q.GroupBy switch
        {
            Slots.Day when days <= Most => Slots.Day,
            Slots.Week when days <= Most * 7 => Slots.Week,
            Slots.Month => Slots.Month,
            _ => days <= MostDays ? Slots.Day : days <= MostWeeks * 7 && q.GroupBy != Slots.Month ? Slots.Week : Slots.Month,
        };
    }

    public static IReadOnlyList<(DateOnly From, DateOnly To)> Of(DateOnly from, DateOnly to, string unit)
    {
        var all = new List<(DateOnly, DateOnly)>();
        for (DateOnly at = from; at <= to;)
        {
            DateOnly last = unit switch
            {
                Slots.Day => at,
                Slots.Week => Anchor.MondayOf(at).AddDays(6),
                _ => new DateOnly(at.Year, at.Month, 1).AddMonths(1).AddDays(-1),
            };
            all.Add((at, last < to ? last : to));
            at = last.AddDays(1);
        }

        return all.Count <= Most ? all : all[^Most..];
    }
}
