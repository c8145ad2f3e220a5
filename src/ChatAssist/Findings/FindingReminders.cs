using ChatAssist.Content;
using ChatAssist.Deadlines;
using ChatAssist.Ledger;

namespace ChatAssist.Findings;

/// <summary>When the people of a finding are reminded: some days ahead, on the last day, and the morning after it (F-03).</summary>
public static class FindingReminders
{
    public const string Kind = "finding";
    public const string Due = "due";
    public const string Overdue = "overdue";

    /// <param name="now">Steps that would lie before it are left out.</param>
    public static IReadOnlyList<DeadlineStep> For(Rules rules, DateOnly dueOn, DateTimeOffset now)
    {
        var steps = rules.RemindDaysAhead
            .Select(n => new DeadlineStep($"ahead-{n}", rules.At(dueOn.AddDays(-n), rules.RemindAt)))
            .Append(new DeadlineStep(Due, rules.At(dueOn, rules.RemindAt)))
            .Append(new DeadlineStep(Overdue, rules.At(dueOn.AddDays(1), rules.RemindAt)));
        return [.. steps.Where(s => s.DueAt > now)];
    }

    /// <summary>Sets the clock anew: the alarms of the one before say nothing from now on.</summary>
    public static void Wind(ILedgerRows rows, RectificationRow rectification, IEnumerable<DeadlineStep> steps)
    {
        rectification.Clock++;
        Set(rows, rectification.Finding, rectification.Clock, steps);
    }

    public static void Set(ILedgerRows rows, string number, int clock, IEnumerable<DeadlineStep> steps) =>
        rows.AddDeadlines(Kind, number, $"{number}/{clock}", steps);

    /// <summary>One row for each step; its id joins the clock and the step.</summary>
    internal static void AddDeadlines(this ILedgerRows rows, string kind, string number, string clock, IEnumerable<DeadlineStep> steps)
    {
        foreach (DeadlineStep step in steps)
        {
            rows.Add(new DeadlineRow { Id = $"{clock}/{step.Step}", Subject = number, Kind = kind, Step = step.Step, DueAt = step.DueAt });
        }
    }
}
