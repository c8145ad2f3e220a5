using ChatAssist.Calendar;
using ChatAssist.Content;

namespace ChatAssist.Deadlines;

/// <summary>
/// When a period is over (K-03, K-04; 民法典 201–203). Pure: the same for ever from the same receipt, calendar and rules,
/// whatever the time zone of the machine. Instants before 1900 or after 2199 are not meant.
/// </summary>
public static class DueTime
{
    /// <param name="extended">With its one extension, as one period: the first part does not end by itself.</param>
    /// <exception cref="ArgumentException">Extended, but the period cannot be.</exception>
    public static Due Of(
        Period period, DateTimeOffset received, WorkCalendar calendar, Editions<OfficeHours> hours, Rules rules, bool extended = false)
    {
        if (extended && period.Extension == 0)
        {
            throw new ArgumentException("This period cannot be extended.", nameof(extended));
        }

        int amount = period.Amount + (extended ? period.Extension : 0);
        if (period.Unit == PeriodUnit.Hours)
        {
            DateTimeOffset at = rules.Local(received.AddHours(amount));
            return new Due(at, rules.DayOf(at), [], []);
        }

        DateOnly receipt = rules.DayOf(received);
        var seen = period.Unit == PeriodUnit.WorkingDays
            ? WorkingDays(receipt, amount, calendar)
            : CalendarDays(receipt.AddDays(amount), period.Rolls, calendar);
        DateOnly last = seen[^1].Day;
        return new Due(
            EndOf(last, period.Ends, hours, rules),
            last,
            [.. seen.SkipLast(1).Where(d => !d.IsWorked)],
            [.. seen.Where(d => d.Assumed).Select(d => d.Day.Year).Distinct()]);
    }

    /// <summary>The days after receipt, up to and with the last one.</summary>
    private static List<DayNature> WorkingDays(DateOnly receipt, int amount, WorkCalendar calendar)
    {
        var seen = new List<DayNature>();
        DateOnly day = receipt;
        while (amount > 0)
        {
            day = day.AddDays(1);
            seen.Add(calendar[day]);
            amount -= seen[^1].IsWorked ? 1 : 0;
        }

        return seen;
    }

    /// <summary>The last day and, where that is off and rolls, the days after it up to the first that is worked.</summary>
    private static List<DayNature> CalendarDays(DateOnly last, bool rolls, WorkCalendar calendar)
    {
        if (!rolls)
        {
            // What kind of day it is does not matter, so an unknown year makes nothing provisional.
            return [calendar[last] with { Assumed = false }];
        }

        var seen = new List<DayNature> { calendar[last] };
        while (!seen[^1].IsWorked)
        {
            seen.Add(calendar[seen[^1].Day.AddDays(1)]);
        }

        return seen;
    }

    private static DateTimeOffset EndOf(DateOnly day, PeriodEnd ends, Editions<OfficeHours> hours, Rules rules) =>
        ends == PeriodEnd.CloseOfBusiness && hours.On(day) is { } open ? rules.At(day, open.Value.Close) : rules.EndOf(day);
}
