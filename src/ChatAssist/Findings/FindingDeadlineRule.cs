using ChatAssist.Chat;
using ChatAssist.Deadlines;
using ChatAssist.Texts;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Findings;

/// <summary>Reminds the inspector and the village of a finding's last day; tells the leader when it has passed (F-03).</summary>
public sealed class FindingDeadlineRule : IDeadlineRule
{
    public string Kind => FindingReminders.Kind;

    public async Task<Turn> ComeAsync(DeadlineContext context, CancellationToken cancellationToken)
    {
        DeadlineRow deadline = context.Deadline;
        FindingRow? finding = await context.Ledger.Findings.FirstOrDefaultAsync(f => f.Number == deadline.Subject, cancellationToken);
        int round = await context.Ledger.Reinspections.CountAsync(r => r.Finding == deadline.Subject, cancellationToken);
        if (finding is not { State: FindingState.Open } || deadline.Id != $"{finding.Number}/{round}/{deadline.Step}")
        {
            // Closed meanwhile, or re-inspected with a new deadline: a stale reminder says nothing.
            return new Turn(Position.Idle, [], []);
        }

        // Found late, after the program was down: only the last of the steps that have come speaks.
        string sameRound = $"{finding.Number}/{round}/";
        if (await context.Ledger.Deadlines.AnyAsync(
            d => d.Subject == finding.Number && d.Id.StartsWith(sameRound) && d.DueAt > deadline.DueAt && d.DueAt <= context.Now,
            cancellationToken))
        {
            return new Turn(Position.Idle, [], []);
        }

        DateOnly today = context.Library.Rules.DayOf(context.Now);
        TextBook texts = context.Library.Texts;
        string due = texts[Desk.DeskTexts.Day, finding.DueOn.Month, finding.DueOn.Day];
        int days = finding.DueOn.DayNumber - today.DayNumber;
        string said = days > 0
            ? texts[FindingTexts.RemindAhead, finding.Number, finding.TargetName, finding.Words, due, days]
            : days == 0
                ? texts[FindingTexts.RemindDue, finding.Number, finding.TargetName, finding.Words]
                : texts[FindingTexts.RemindOverdue, finding.Number, finding.TargetName, finding.Words, due];
        IEnumerable<string> people = FindingPeople.Villages(context.Library.Register, finding.Village).Prepend(finding.Inspector);
        if (deadline.Step == FindingReminders.Overdue)
        {
            people = people.Concat(FindingPeople.Leaders(context.Library.Register));
        }

        return new Turn(Position.Idle, [.. people.Distinct().Select(id => new Reply(id, new TextBody(said)))], []);
    }
}
