using ChatAssist.Chat;
using ChatAssist.Deadlines;
using ChatAssist.Desk;
using ChatAssist.Ledger;
using ChatAssist.Texts;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Findings;

/// <summary>
/// Chases the re-inspection (F-04) as complaints are chased: two warnings, the last evening, the leader, the supervisor. A
/// step of a clock that was set anew, or of a finding that is put right, says nothing.
/// </summary>
public sealed class ReinspectionDeadlineRule : IDeadlineRule
{
    /// <summary>Later than this it is said that it comes late.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    public string Kind => ReinspectionClock.Kind;

    public async Task<Turn> ComeAsync(DeadlineContext context, CancellationToken cancellationToken)
    {
        DeadlineRow deadline = context.Deadline;
        FindingRow? row = await context.Ledger.OneAsync<FindingRow>(nameof(FindingRow.Number), deadline.Subject, cancellationToken);
        RectificationRow? rectification = await context.Ledger.OneAsync<RectificationRow>(nameof(RectificationRow.Finding), deadline.Subject, cancellationToken);
        if (row is not { State: FindingState.Open } || rectification is not { ReinspectOn: { } on }
            || deadline.Id != $"{row.Number}/r{rectification.ReinspectionClock}/{deadline.Step}")
        {
            return new Turn(Position.Idle, [], []);
        }

        // Found after a standstill: a warning ahead of an end that has come already warns of nothing.
        bool ahead = deadline.Step is ChaseSteps.FirstWarning or ChaseSteps.SecondWarning;
        if (ahead && context.Library.Rules.EndOf(on) <= context.Now)
        {
            return new Turn(Position.Idle, [], []);
        }

        TextBook texts = context.Library.Texts;
        DateOnly today = context.Library.Rules.DayOf(context.Now);
        string words = Text.Shorten(row.Words, 40), last = FindingSaying.On(texts, on, rectification.ReinspectProvisional);
        string late = texts[
            FindingTexts.ReinspectLeader, row.Number, row.TargetName, words, last, context.Library.Register.NameOf(row.Inspector)];
        string said = deadline.Step switch
        {
            ChaseSteps.Leader or ChaseSteps.Supervisor => late,
            _ when today > on => late,
            _ when today == on => texts[FindingTexts.ReinspectToday, row.Number, row.TargetName, words, Why(context, row, rectification, today)],
            _ => texts[
                FindingTexts.ReinspectAhead, row.Number, row.TargetName, words, last, on.DayNumber - today.DayNumber,
                Why(context, row, rectification, today)],
        };
        IEnumerable<string> people = deadline.Step switch
        {
            ChaseSteps.Leader => FindingPeople.Deciders(context.Library.Register),
            ChaseSteps.Supervisor => FindingPeople.Supervisors(context.Library.Register),
            _ => FindingPeople.InCharge(context.Library.Register, row),
        };
        if (context.Now - deadline.DueAt > Late)
        {
            said = texts[FindingTexts.LateWord, said];
        }

        return new Turn(Position.Idle, [.. people.Select(id => new Reply(id, new TextBody(said)))], []);
    }

    private static string Why(DeadlineContext context, FindingRow row, RectificationRow rectification, DateOnly today)
    {
        TextBook texts = context.Library.Texts;
        if (rectification.ReportedAt is { } at && context.Library.Rules.DayOf(at) < row.DueOn)
        {
            DateOnly day = context.Library.Rules.DayOf(at);
            return texts[FindingTexts.WhyReported, texts[DeskTexts.Day, day.Month, day.Day]];
        }

        return texts[today > row.DueOn ? FindingTexts.WhyDue : FindingTexts.WhySoon, texts[DeskTexts.Day, row.DueOn.Month, row.DueOn.Day]];
    }
}

/// <summary>Tells the leader and the supervisors how it stands with a finding under listed supervision, and sets the next look.</summary>
public sealed class ListedDeadlineRule : IDeadlineRule
{
    public string Kind => ListedClock.Kind;

    public async Task<Turn> ComeAsync(DeadlineContext context, CancellationToken cancellationToken)
    {
        DeadlineRow deadline = context.Deadline;
        FindingRow? row = await context.Ledger.OneAsync<FindingRow>(nameof(FindingRow.Number), deadline.Subject, cancellationToken);
        RectificationRow? rectification = await context.Ledger.OneAsync<RectificationRow>(nameof(RectificationRow.Finding), deadline.Subject, cancellationToken);
        if (row is not { State: FindingState.Open } || rectification is not { ListedAt: { } since }
            || deadline.Id != $"{row.Number}/l{rectification.ListClock}/{deadline.Step}")
        {
            return new Turn(Position.Idle, [], []);
        }

        TextBook texts = context.Library.Texts;
        int days = context.Library.Rules.DayOf(context.Now).DayNumber - context.Library.Rules.DayOf(since).DayNumber;
        string said = texts[
            FindingTexts.ListedLook, days, row.Number, row.TargetName, row.Words,
            texts[DeskTexts.Day, row.DueOn.Month, row.DueOn.Day], context.Library.Register.NameOf(row.Inspector)];
        int place = int.Parse(deadline.Step[(deadline.Step.IndexOf('-', StringComparison.Ordinal) + 1)..]) + 1;
        var people = FindingPeople.Leaders(context.Library.Register).Concat(FindingPeople.Supervisors(context.Library.Register));
        return new Turn(
            Position.Idle, [.. people.Select(id => new Reply(id, new TextBody(said)))],
            [new LookSet(row.Number, rectification.ListClock, ListedClock.Next(context.Library.Rules, context.Now, place))]);
    }
}
