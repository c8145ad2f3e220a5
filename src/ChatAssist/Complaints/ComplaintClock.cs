using ChatAssist.Content;
using ChatAssist.Deadlines;
using ChatAssist.Findings;

namespace ChatAssist.Complaints;

/// <summary>The clock of a complaint: when its step must be done, and when who hears of it (K-03 to K-05).</summary>
/// <param name="Steps">The instants at which somebody hears, in order.</param>
public sealed record ComplaintClock(DateTimeOffset DueAt, bool Provisional, IReadOnlyList<DeadlineStep> Steps)
{
    public const string Kind = "complaint";
    public const string FirstWarning = "ahead-1";
    public const string SecondWarning = "ahead-2";
    public const string Due = "due";
    public const string Leader = "leader";
    public const string Supervisor = "supervisor";

    /// <param name="received">The original receipt: changing the class later never moves it.</param>
    /// <param name="now">Steps that would lie before it are left out, except the last word: that one is said late.</param>
    public static ComplaintClock For(Library library, Clue clue, DateTimeOffset received, DateTimeOffset now)
    {
        // An unsorted report runs on the shorter clock: whoever is late in sorting must not win time by it.
        string name = clue == Clue.Complex ? DeadlineNames.ComplaintComplex : DeadlineNames.ComplaintGeneral;
        DateOnly day = library.Rules.DayOf(received);
        Due due = library.DueOf(name, received)
            ?? throw new InvalidOperationException($"No {name} is in force on {day}.");
        Chase chase = library.Deadlines.Chase(name, day)?.Value
            ?? throw new InvalidOperationException($"No chase of {name} is in force on {day}.");
        var steps = new List<DeadlineStep>();
        for (int i = 0; i < chase.WarnAhead.Count; i++)
        {
            DateTimeOffset at = Awake(library, due.At - chase.WarnAhead[i], received);
            if (at > now)
            {
                steps.Add(new DeadlineStep(i == 0 ? FirstWarning : SecondWarning, at));
            }
        }

        // With two warnings pushed together by the quiet hours one is enough.
        if (steps is [var first, var second] && first.DueAt >= second.DueAt)
        {
            steps.RemoveAt(0);
        }

        steps.Add(new DeadlineStep(Due, due.At));
        steps.Add(new DeadlineStep(Leader, due.At + chase.ToLeader));
        steps.Add(new DeadlineStep(Supervisor, due.At + chase.ToSupervisor));
        return new ComplaintClock(due.At, due.Provisional, steps);
    }

    /// <summary>A warning that would fall into the quiet hours comes before them, while people are still up.</summary>
    private static DateTimeOffset Awake(Library library, DateTimeOffset at, DateTimeOffset received)
    {
        DateTimeOffset local = library.Rules.Local(at);
        DateOnly day = DateOnly.FromDateTime(local.DateTime);
        var time = TimeOnly.FromDateTime(local.DateTime);
        if (library.Deadlines.QuietHours.On(day)?.Value is not { } quiet || !quiet.Contains(time))
        {
            return at;
        }

        DateTimeOffset begin = library.Rules.At(quiet.Begin > quiet.End && time < quiet.End ? day.AddDays(-1) : day, quiet.Begin);
        DateTimeOffset before = begin.AddMinutes(-1);
        return before > received ? before : at;
    }
}
