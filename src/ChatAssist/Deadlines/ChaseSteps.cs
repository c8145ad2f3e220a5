using ChatAssist.Content;

namespace ChatAssist.Deadlines;

/// <summary>The instants of a chase (K-05): two warnings, the end, the leader, the supervisor.</summary>
public static class ChaseSteps
{
    public const string FirstWarning = "ahead-1";
    public const string SecondWarning = "ahead-2";
    public const string Due = "due";
    public const string Leader = "leader";
    public const string Supervisor = "supervisor";

    /// <param name="from">When the clock began: no warning comes before it.</param>
    /// <param name="now">Warnings that would lie before it are left out; the last word is not: that one is said late.</param>
    /// <param name="awake">The end itself is said before the quiet hours too: for periods of days, which end at midnight.</param>
    public static IReadOnlyList<DeadlineStep> Of(
        Library library, Chase chase, DateTimeOffset due, DateTimeOffset from, DateTimeOffset now, bool awake = false)
    {
        var steps = new List<DeadlineStep>();
        for (int i = 0; i < chase.WarnAhead.Count; i++)
        {
            DateTimeOffset at = Awake(library, due - chase.WarnAhead[i], from);
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

        steps.Add(new DeadlineStep(Due, awake ? Awake(library, due, from) : due));
        steps.Add(new DeadlineStep(Leader, due + chase.ToLeader));
        steps.Add(new DeadlineStep(Supervisor, due + chase.ToSupervisor));
        return steps;
    }

    /// <summary>What would fall into the quiet hours comes before them, while people are still up.</summary>
    private static DateTimeOffset Awake(Library library, DateTimeOffset at, DateTimeOffset from)
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
        return before > from ? before : at;
    }
}
