using ChatAssist.Content;
using ChatAssist.Deadlines;

namespace ChatAssist.Complaints;

/// <summary>The clock of a complaint: when its step must be done, and when who hears of it (K-03 to K-05).</summary>
/// <param name="Steps">The instants at which somebody hears, in order.</param>
public sealed record ComplaintClock(DateTimeOffset DueAt, bool Provisional, IReadOnlyList<DeadlineStep> Steps)
{
    public const string Kind = "complaint";
    public const string FirstWarning = ChaseSteps.FirstWarning;
    public const string SecondWarning = ChaseSteps.SecondWarning;
    public const string Due = ChaseSteps.Due;
    public const string Leader = ChaseSteps.Leader;
    public const string Supervisor = ChaseSteps.Supervisor;

    /// <param name="received">The original receipt: changing the class later never moves it.</param>
    /// <param name="now">Steps that would lie before it are left out, except the last word: that one is said late.</param>
    public static ComplaintClock For(Library library, Clue clue, DateTimeOffset received, DateTimeOffset now)
    {
        // An unsorted report runs on the shorter clock: whoever is late in sorting must not win time by it.
        string name = clue == Clue.Complex ? DeadlineNames.ComplaintComplex : DeadlineNames.ComplaintGeneral;
        DateOnly day = library.Rules.DayOf(received);
        Deadlines.Due due = library.DueOf(name, received)
            ?? throw new InvalidOperationException($"No {name} is in force on {day}.");
        Chase chase = library.Deadlines.Chase(name, day)?.Value
            ?? throw new InvalidOperationException($"No chase of {name} is in force on {day}.");
        return new ComplaintClock(due.At, due.Provisional, ChaseSteps.Of(library, chase, due.At, received, now));
    }
}
