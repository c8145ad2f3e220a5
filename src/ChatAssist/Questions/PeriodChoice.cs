namespace ChatAssist.Questions;

/// <summary>Decides which days are meant; several where it must be asked back, null where what was said does not go together.</summary>
internal static class PeriodChoice
{
    private static readonly Period None = new(null, null, PeriodUnit.Span);

    /// <param name="ahead">True where it is about what is yet to come: 周五到期的.</param>
    public static IReadOnlyList<Period>? Of(Said said, DateOnly today, bool ahead)
    {
        if (said.Periods.Any(p => p.Impossible))
        {
            return null;
        }

        if (said.Compare || said.More)
        {
            return Compared(said, today) is { } both ? [both] : null;
        }

        if (Narrowed(said.Periods) is not { } period)
        {
            return null;
        }

        if (said.Measures.Contains(Slots.Rate) && said.Periods.Count > 1 && !said.Periods.Contains(period))
        {
            return null; // the rates of two periods are two
        }

        return ahead && period.Ahead is { } forward ? period.EitherWay ? [forward, period] : [forward]
            : period.Vague ? period.Instead
            : period.Instead.Count > 0 && !ahead ? [.. period.Instead, period with { Instead = [] }]
            : [period];
    }

    /// <summary>本周周三 and 今年9月 are one; so are 昨天和今天, which touch.</summary>
    private static Period? Narrowed(IReadOnlyList<Period> periods)
    {
        Period all = periods.Count == 0 ? None : periods[0];
        foreach (Period next in periods.Skip(1))
        {
            if (all.Vague || next.Vague)
            {
                return null;
            }

            if (Holds(all, next))
            {
                all = next;
            }
            else if (Touches(all, next))
            {
                all = Joined(all, next) with { Instead = [.. all.Instead.Zip(next.Instead, Joined)] };
            }
            else if (!Holds(next, all))
            {
                return null;
            }
        }

        return all;
    }

    private static Period Joined(Period a, Period b) => new(Min(a.From, b.From), Max(a.To, b.To), PeriodUnit.Span);

    /// <summary>The two periods that are compared, as one; the one before where only one was said.</summary>
    private static Period? Compared(Said said, DateOnly today)
    {
        var two = said.Periods.Where(p => p.From is not null && p.To is not null && !p.Vague).ToList();
        if (two.Count != said.Periods.Count || two.Count is 0 or > 2 || two.Any(p => GroupOf(p.Unit) is null))
        {
            return null;
        }

        Period first = two[0];
        Period second = two.Count == 2 ? two[1] : Neighbour(first, first.To < today ? 1 : -1);
        return first.Unit == second.Unit && Touches(first, second)
            ? new Period(Min(first.From, second.From), Max(first.To, second.To), first.Unit)
            : null;
    }

    /// <summary>By what two compared periods are told apart, or null where there is no such grouping.</summary>
    public static string? GroupOf(PeriodUnit unit) => unit switch
    {
        PeriodUnit.Day => Slots.Day,
        PeriodUnit.Week => Slots.Week,
        PeriodUnit.Month => Slots.Month,
        _ => null,
    };

    private static Period Neighbour(Period p, int by) => p.Unit switch
    {
        PeriodUnit.Day => Period.Of(p.From!.Value.AddDays(by)),
        PeriodUnit.Week => new(p.From!.Value.AddDays(7 * by), p.To!.Value.AddDays(7 * by), p.Unit),
        _ => Period.Month(p.From!.Value.AddMonths(by).Year, p.From.Value.AddMonths(by).Month),
    };

    private static bool Holds(Period outer, Period inner) =>
        (outer.From is null || outer.From <= inner.From) && (outer.To is null || inner.To <= outer.To);

    private static bool Touches(Period a, Period b) => a.To?.AddDays(1) == b.From || b.To?.AddDays(1) == a.From;

    private static DateOnly? Min(DateOnly? a, DateOnly? b) => a < b ? a : b;

    private static DateOnly? Max(DateOnly? a, DateOnly? b) => a > b ? a : b;
}
