using ChatAssist.Chat;
using ChatAssist.Deadlines;
using ChatAssist.Ledger;
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
        FindingRow? finding = await context.Ledger.OneAsync<FindingRow>(nameof(FindingRow.Number), deadline.Subject, cancellationToken);
        RectificationRow? rectification = await context.Ledger.OneAsync<RectificationRow>(nameof(RectificationRow.Finding), deadline.Subject, cancellationToken);
        if (finding is not { State: FindingState.Open } || rectification is null
            || deadline.Id != $"{finding.Number}/{rectification.Clock}/{deadline.Step}")
        {
            // Closed meanwhile, extended, or re-inspected with a new last day: a stale reminder says nothing.
            return new Turn(Position.Idle, [], []);
        }

        // Found late, after the program was down: only the last of the steps that have come speaks.
        string sameClock = $"{finding.Number}/{rectification.Clock}/";
        var steps = await context.Ledger.ReadAsync<DeadlineRow>(nameof(DeadlineRow.Subject), finding.Number, cancellationToken);
        if (steps.Any(d => d.Id.StartsWith(sameClock, StringComparison.Ordinal) && d.DueAt > deadline.DueAt && d.DueAt <= context.Now))
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
        IEnumerable<string> people = FindingPeople.InCharge(context.Library.Register, finding);
        if (deadline.Step == FindingReminders.Overdue)
        {
            people = people.Concat(FindingPeople.Leaders(context.Library.Register));
        }

        // The village may answer at once: one tap, then the photo.
        CardBody card = Desk.Turns.Card(said, "", [new Choice($"finding/{finding.Number}/reported", texts[FindingTexts.RectifiedButton], Weight.Main)]);
        var villages = FindingPeople.Villages(context.Library.Register, finding.Village).ToList();
        string[] told = [.. people.Distinct().Except(villages)];
        return new Turn(
            Position.Idle,
            [
                .. told.Take(1).Select(id => new Reply(id, new TextBody(said))),
                .. villages.Select(id => new Reply(id, card)),
                .. told.Skip(1).Select(id => new Reply(id, new TextBody(said))),
            ],
            []);
    }
}
