namespace ChatAssist.Questions;

/// <summary>Days that were said, both ends inclusive; a null end is open.</summary>
internal sealed record Period(DateOnly? From, DateOnly? To, PeriodUnit Unit)
{
    /// <summary>What else it may mean, where it lies ahead (周五 said on a Wednesday: last Friday) or is vague (最近).</summary>
    public IReadOnlyList<Period> Instead { get; init; } = [];

    /// <summary>3天内: back from today, or ahead where it is about what is due.</summary>
    public Period? Ahead { get; init; }

    /// <summary>近7天 of what falls due may lie behind or ahead; 这两天 lies ahead.</summary>
    public bool EitherWay { get; init; }

    /// <summary>Said as 周三, which in a range may mean the next one.</summary>
    public bool Weekday { get; init; }

    /// <summary>Days that do not exist or run backwards: 10月8号到10月1号.</summary>
    public bool Impossible { get; init; }

    /// <summary>So vague that it is always asked back.</summary>
    public bool Vague { get; init; }

    public static Period Of(DateOnly day) => new(day, day, PeriodUnit.Day);

    public static Period Month(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return new(first, first.AddMonths(1).AddDays(-1), PeriodUnit.Month);
    }

    public static Period Months(int year, int first, int count, PeriodUnit unit)
    {
        var from = new DateOnly(year, first, 1);
        return new(from, from.AddMonths(count).AddDays(-1), unit);
    }

    public static Period Year(int year) => Months(year, 1, 12, PeriodUnit.Year);

    /// <summary>初, 中, 底 of a month: its first ten days, the next ten, the rest.</summary>
    public static Period Third(int year, int month, int third)
    {
        Period all = Month(year, month);
        return third switch
        {
            1 => new(all.From, all.From!.Value.AddDays(9), PeriodUnit.Third),
            2 => new(all.From!.Value.AddDays(10), all.From.Value.AddDays(19), PeriodUnit.Third),
            _ => new(all.From!.Value.AddDays(20), all.To, PeriodUnit.Third),
        };
    }
}

internal enum PeriodUnit
{
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Named,

    /// <summary>月初, 中旬, 月底.</summary>
    Third,
    Span,
}

/// <summary>What is not said of a date is taken from here: today's, or in 9月1号到15号 the first date's.</summary>
internal readonly record struct Anchor(DateOnly Today, int Year, int Month, DateOnly Monday, bool Inherited)
{
    public static Anchor At(DateOnly today) => new(today, today.Year, today.Month, MondayOf(today), false);

    public Anchor From(DateOnly day) => new(Today, day.Year, day.Month, MondayOf(day), true);

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
