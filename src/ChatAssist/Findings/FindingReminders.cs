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

    /// <summary>Adds the rows; each round of re-inspection has clocks of its own.</summary>
    public static void Set(ILedgerRows rows, string number, int round, IEnumerable<DeadlineStep> steps)
    {
        foreach (DeadlineStep step in steps)
        {
            rows.Add(new DeadlineRow
            {
                Id = $"{number}/{round}/{step.Step}",
                Subject = number,
                Kind = Kind,
                Step = step.Step,
                DueAt = step.DueAt,
            });
        }
    }
}
