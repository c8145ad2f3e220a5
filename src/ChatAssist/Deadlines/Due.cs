using ChatAssist.Calendar;

namespace ChatAssist.Deadlines;

/// <summary>When a period is over, and how that was found.</summary>
/// <param name="At">
/// The instant, with the offset of the team's time zone. A day that ends at 24:00 is the next day's 00:00.
/// </param>
/// <param name="LastDay">The last day of the period: the one that a person is told.</param>
/// <param name="Skipped">Days that were not counted because they are off, in order; none for hours.</param>
/// <param name="YearsWithoutNotice">Years of which days had to be assumed from the weekdays.</param>
public sealed record Due(
    DateTimeOffset At, DateOnly LastDay, IReadOnlyList<DayNature> Skipped, IReadOnlyList<int> YearsWithoutNotice)
{
    /// <summary>It may move when the notice of such a year is loaded: it must be said so, and computed again then.</summary>
    public bool Provisional => YearsWithoutNotice.Count > 0;
}
