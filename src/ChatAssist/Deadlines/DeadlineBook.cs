using System.Collections.Frozen;
using ChatAssist.Calendar;
using ChatAssist.Content;

namespace ChatAssist.Deadlines;

/// <summary>config/deadlines.yaml: all legal periods and how they are chased, each in its editions.</summary>
/// <param name="Periods">By the names of <see cref="DeadlineNames"/>.</param>
/// <param name="Chasing">By the names that are chased.</param>
public sealed record DeadlineBook(
    FrozenDictionary<string, Editions<Period>> Periods,
    FrozenDictionary<string, Editions<Chase>> Chasing,
    Editions<OfficeHours> OfficeHours,
    Editions<QuietHours> QuietHours,
    Editions<CertificateWarnings> CertificateWarnings)
{
    /// <summary>The period that is in force on the day of receipt; null where none is.</summary>
    /// <param name="name">One of <see cref="DeadlineNames"/>.</param>
    public Dated<Period>? Period(string name, DateOnly day) => Periods[name].On(day);

    /// <summary>How it is chased, by the edition of the day; null where the deadline is not.</summary>
    public Dated<Chase>? Chase(string name, DateOnly day) => Chasing.GetValueOrDefault(name)?.On(day);

    /// <summary>When a period received at an instant is over.</summary>
    /// <returns>Null where no edition was in force on the day of receipt.</returns>
    /// <exception cref="ArgumentException">Extended, but the period cannot be.</exception>
    public Due? Due(string name, DateTimeOffset received, WorkCalendar calendar, Rules rules, bool extended = false) =>
        Period(name, rules.DayOf(received)) is { Value: var period }
            ? DueTime.Of(period, received, calendar, OfficeHours, rules, extended)
            : null;
}
