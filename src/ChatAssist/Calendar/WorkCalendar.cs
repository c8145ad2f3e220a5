using System.Collections.Frozen;

namespace ChatAssist.Calendar;

/// <summary>
/// Which days are worked, by the State Council's yearly notices (K-04). Immutable. A year without a notice is unknown;
/// what is computed with one is assumed from the weekdays and marked so.
/// </summary>
public sealed class WorkCalendar
{
    private readonly FrozenDictionary<DateOnly, DayNature> _named;
    private readonly FrozenSet<int> _years;

    /// <param name="years">As <see cref="CalendarYearReader"/> checked them: no day stands in two of them.</param>
    public WorkCalendar(IEnumerable<CalendarYear> years)
    {
        Years = [.. years.OrderBy(y => y.Year)];
        _years = Years.Select(y => y.Year).ToFrozenSet();
        _named = Years.SelectMany(y => y.Holidays).SelectMany(Days).ToFrozenDictionary(d => d.Day);
    }

    /// <summary>The years that have a notice, in order.</summary>
    public IReadOnlyList<CalendarYear> Years { get; }

    /// <summary>Has the year a notice?</summary>
    public bool Knows(int year) => _years.Contains(year);

    /// <summary>Why the day is worked or not; in a year without a notice by the weekday alone, and said so.</summary>
    public DayNature this[DateOnly day] =>
        _named.TryGetValue(day, out DayNature named)
            ? named
            : new DayNature(day, IsWeekend(day) ? DayKind.Weekend : DayKind.Workday, "", !Knows(day.Year));

    public Workday IsWorkday(DateOnly day) => this[day] switch
    {
        { Assumed: true } => Workday.Unknown,
        { IsWorked: true } => Workday.Yes,
        _ => Workday.No,
    };

    /// <summary>The first workday after a day.</summary>
    /// <returns>Provisional where a day had to be assumed on the way.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The calendar of the machine ends before.</exception>
    public (DateOnly Day, bool Provisional) NextWorkday(DateOnly after)
    {
        bool provisional = false;
        for (DateOnly day = after.AddDays(1); ; day = day.AddDays(1))
        {
            DayNature nature = this[day];
            provisional |= nature.Assumed;
            if (nature.IsWorked)
            {
                return (day, provisional);
            }
        }
    }

    /// <summary>How many days are worked from one day to another, both included.</summary>
    /// <returns>Provisional where a day had to be assumed.</returns>
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public (int Count, bool Provisional) Workdays(DateOnly first, DateOnly last)
    {
        if (last < first)
        {
            throw new ArgumentException($"{last:yyyy-MM-dd} is before {first:yyyy-MM-dd}.", nameof(last));
        }

        int count = 0;
        bool provisional = false;
        for (int n = first.DayNumber; n <= last.DayNumber; n++)
        {
            DayNature nature = this[DateOnly.FromDayNumber(n)];
            provisional |= nature.Assumed;
            count += nature.IsWorked ? 1 : 0;
        }

        return (count, provisional);
    }

    internal static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static IEnumerable<DayNature> Days(Holiday holiday)
    {
        for (DateOnly day = holiday.From; day <= holiday.To; day = day.AddDays(1))
        {
            yield return new DayNature(day, DayKind.Holiday, holiday.Name, false);
        }

        foreach (DateOnly day in holiday.MakeUp)
        {
            yield return new DayNature(day, DayKind.MakeUp, holiday.Name, false);
        }
    }
}
