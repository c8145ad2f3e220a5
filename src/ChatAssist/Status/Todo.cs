using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Inspections;
using ChatAssist.People;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Status;

/// <summary>The to-do list of a person: what is due next stands first, with the buttons to do it.</summary>
internal static class Todo
{
    private const int MostLines = 10;

    public static async Task<Turn> OfAsync(TurnContext context, CancellationToken cancellationToken)
    {
        Person me = context.Sender;
        bool oversees = me.Role is Role.Leader or Role.Supervisor;
        var walks = await context.Ledger.Inspections
            .Where(i => i.State == InspectionState.Underway
                && context.Ledger.Members.Any(m => m.Inspection == i.Number && m.UserId == me.UserId))
            .OrderBy(i => i.StartedAt).Take(MostLines).ToListAsync(cancellationToken);
        IQueryable<FindingRow> findings = context.Ledger.Findings.Visible(me).Where(f => f.State != FindingState.StruckOff);
        findings = me.Role == Role.Village ? findings.Where(f => f.State == FindingState.Open)
            : oversees ? findings
            : findings.Where(f => f.Inspector == me.UserId);
        int count = await findings.CountAsync(cancellationToken);
        var shown = await findings.OrderBy(f => f.DueOn).ThenBy(f => f.Number).Take(MostLines).ToListAsync(cancellationToken);
        var complaints = await context.Ledger.Complaints.Waiting(me)
            .OrderBy(x => x.DueAt).ThenBy(x => x.Number).Take(MostLines).ToListAsync(cancellationToken);
        int all = walks.Count + count + await context.Ledger.Complaints.Waiting(me).CountAsync(cancellationToken);
        if (all == 0)
        {
            return context.Stay(context.Say(StatusTexts.TodoNone));
        }

        var lines = walks.Select(w => context.Say(StatusTexts.TodoWalk, w.Number, w.TargetName, context.Say(w.StartedAt))).ToList();
        // What is due next stands first, whether it is a report to be checked or a finding to be followed up.
        lines.AddRange(complaints.Select(x => (x.DueAt, Line: Line(context, x)))
            .Concat(shown.Select(f => (DueAt: context.Library.Rules.EndOf(f.DueOn), Line: Line(context, f))))
            .OrderBy(x => x.DueAt).Select(x => x.Line).Take(MostLines));
        if (all > lines.Count)
        {
            lines.Add(context.Say(StatusTexts.TodoMore, all - lines.Count));
        }

        string title = context.Say(StatusTexts.TodoTitle, all);
        var choices = complaints.Select(x => new Choice($"do/record {x.Number}", x.Number)).Take(3)
            .Concat(Choices(context, walks, shown)).Take(CardBody.MostButtons - 1).ToList();
        Reply reply = choices.Count == 0
            ? context.Reply($"{title}\n{string.Join('\n', lines)}")
            : context.Ask(title, string.Join('\n', lines), choices);
        return new Turn(context.Conversation.Position, [reply], []);
    }

    internal static string Line(TurnContext context, FindingRow f)
    {
        if (f.State == FindingState.Rectified)
        {
            return context.Say(StatusTexts.TodoStrikeOff, f.Number, f.TargetName, f.Words);
        }

        int days = f.DueOn.DayNumber - context.Today.DayNumber;
        string when = days > 0 ? context.Say(StatusTexts.DueIn, context.Say(f.DueOn), days)
            : days == 0 ? context.Say(StatusTexts.DueToday)
            : context.Say(StatusTexts.Overdue, -days);
        return context.Say(StatusTexts.TodoFinding, f.Number, f.TargetName, f.Words, when);
    }

    private static string Line(TurnContext context, ComplaintRow x)
    {
        TimeSpan left = x.DueAt - context.Now;
        bool done = x.VerifiedAt is not null || (x.Clue == Clue.Complex && x.StartedAt is not null);
        string when = done ? context.Say(ComplaintTexts.State(x.State))
            : left < TimeSpan.Zero ? context.Say(StatusTexts.OverdueSince, context.Say(x.DueAt))
            : context.Say(StatusTexts.DueBy, context.Say(x.DueAt), (int)left.TotalHours);
        return context.Say(StatusTexts.TodoComplaint, x.Number, Text.Shorten(x.Words, 30), when);
    }

    /// <summary>Complaints in which this person has to act next.</summary>
    private static IQueryable<ComplaintRow> Waiting(this IQueryable<ComplaintRow> complaints, Person me)
    {
        var open = complaints.Where(x => x.State < ComplaintState.FedBack);
        return me.Role switch
        {
            Role.Supervisor => open,
            Role.Leader => open.Where(x => x.Handler == me.UserId || x.Handler == ""),
            Role.Village => open.Where(x => false),
            _ => open.Where(x => x.Handler == me.UserId),
        };
    }

    private static IEnumerable<Choice> Choices(TurnContext context, List<InspectionRow> walks, List<FindingRow> findings)
    {
        if (Authority.OfInspecting(context.Sender, context.Today) != Bar.None)
        {
            yield break;
        }

        foreach (InspectionRow walk in walks.Take(2))
        {
            yield return new Choice($"walk/{walk.Number}/resume", context.Say(StatusTexts.Resume, walk.TargetName));
        }

        foreach (FindingRow f in findings.Where(f => f.Inspector == context.Sender.UserId))
        {
            yield return f.State == FindingState.Rectified
                ? new Choice($"reinspect/{f.Number}/strike-off", context.Say(StatusTexts.StrikeOff, f.Number))
                : new Choice($"reinspect/{f.Number}", context.Say(StatusTexts.Reinspect, f.Number));
        }
    }
}
