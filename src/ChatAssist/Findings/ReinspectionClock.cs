using ChatAssist.Content;
using ChatAssist.Deadlines;

namespace ChatAssist.Findings;

/// <summary>
/// By when somebody must go and look (F-04): so many days after the party's request or after the end of the time given,
/// whichever comes first (S1.3 五(三)); the day of either is not counted.
/// </summary>
public static class ReinspectionClock
{
    public const string Kind = "reinspection";

    /// <param name="reported">When the target's side said that it is put right; null where it did not.</param>
    public static ReinspectionDue For(
        Library library, string number, long seen, DateOnly dueOn, DateTimeOffset? reported, DateTimeOffset now)
    {
        DateTimeOffset end = library.Rules.At(dueOn, new TimeOnly(12, 0));
        DateTimeOffset from = reported < end ? reported.Value : end;
        DateOnly day = library.Rules.DayOf(from);
        Due due = library.DueOf(DeadlineNames.Reinspection, from)
            ?? throw new InvalidOperationException($"No {DeadlineNames.Reinspection} is in force on {day}.");
        Chase chase = library.Deadlines.Chase(DeadlineNames.Reinspection, day)?.Value
            ?? throw new InvalidOperationException($"No chase of {DeadlineNames.Reinspection} is in force on {day}.");
        return new ReinspectionDue(
            number, seen, due.LastDay, due.Provisional, ChaseSteps.Of(library, chase, due.At, from, now, awake: true));
    }
}
