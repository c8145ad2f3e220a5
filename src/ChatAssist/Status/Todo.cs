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
        List<string> numbers = [.. shown.Select(f => f.Number)];
        var rectifications = await context.Ledger.Rectifications.Where(r => numbers.Contains(r.Finding)).ToDictionaryAsync(r => r.Finding, cancellationToken);
        var extensions = FindingPeople.Deciders(context.Library.Register).Contains(me.UserId)
            ? await context.Ledger.Extensions.Where(e => e.DecidedBy == ""
                && context.Ledger.Findings.Any(f => f.Number == e.Finding && f.State == FindingState.Open && f.DueOn == e.Before))
                .OrderBy(e => e.AskedAt).Take(MostLines).ToListAsync(cancellationToken)
            : [];
        var complaints = await context.Ledger.Complaints.Waiting(me)
            .OrderBy(x => x.DueAt).ThenBy(x => x.Number).Take(MostLines).ToListAsync(cancellationToken);
        int all = walks.Count + count + extensions.Count + await context.Ledger.Complaints.Waiting(me).CountAsync(cancellationToken);
        if (all == 0)
        {
            return context.Stay(context.Say(StatusTexts.TodoNone));
        }

        var lines = walks.Select(w => context.Say(StatusTexts.TodoWalk, w.Number, w.TargetName, context.Say(w.StartedAt))).ToList();
        lines.AddRange(extensions.Select(e => Line(context, e, shown)));
        // What is due next stands first, whether it is a report to be checked or a finding to be followed up.
        lines.AddRange(complaints.Select(x => (x.DueAt, Line: Line(context, x)))
            .Concat(shown.Select(f => (
                DueAt: context.Library.Rules.EndOf(NextOf(f, rectifications.GetValueOrDefault(f.Number))),
                Line: Line(context, f, rectifications.GetValueOrDefault(f.Number)))))
            .OrderBy(x => x.DueAt).Select(x => x.Line).Take(MostLines));
        if (all > lines.Count)
        {
            lines.Add(context.Say(StatusTexts.TodoMore, all - lines.Count));
        }

        string title = context.Say(StatusTexts.TodoTitle, all);
        var choices = complaints.Select(x => new Choice($"do/record {x.Number}", x.Number)).Take(3)
            .Concat(extensions.Select(e => new Choice($"finding/{e.Finding}/grant/{e.Place}", context.Say(StatusTexts.GrantExtension, e.Finding))).Take(2))
            .Concat(Choices(context, walks, shown)).Take(CardBody.MostButtons - 1).ToList();
        Reply reply = choices.Count == 0
            ? context.Reply($"{title}\n{string.Join('\n', lines)}")
            : context.Ask(title, string.Join('\n', lines), choices);
        return new Turn(context.Conversation.Position, [reply], []);
    }

    /// <summary>The day on which somebody has to act next: after word that it is put right, that of the re-inspection.</summary>
    private static DateOnly NextOf(FindingRow f, RectificationRow? r) => r is { ReportedAt: not null, ReinspectOn: { } on } ? on : f.DueOn;

    private static string Line(TurnContext context, ExtensionRow e, List<FindingRow> findings) => context.Say(
        FindingTexts.TodoExtension, e.Finding, findings.FirstOrDefault(f => f.Number == e.Finding)?.TargetName ?? "",
        context.Library.Register.NameOf(e.AskedBy), context.Say(e.Until));

    internal static string Line(TurnContext context, FindingRow f, RectificationRow? r = null)
    {
        bool overdue = f.DueOn < context.Today;
        if (f.State == FindingState.Open && context.Sender.Role != Role.Village && r?.ReinspectOn is { } on && (r.ReportedAt is not null || overdue))
        {
            string why = r.ReportedAt is not null
                ? context.Say(FindingTexts.TodoWhyReported)
                : context.Say(FindingTexts.TodoWhyOverdue, context.Today.DayNumber - f.DueOn.DayNumber);
            return context.Say(FindingTexts.TodoReinspect, f.Number, f.TargetName, Masking.Numbers(f.Words), why, context.Say(on));
        }

        if (f.State == FindingState.Rectified)
        {
            return context.Say(StatusTexts.TodoStrikeOff, f.Number, f.TargetName, Masking.Numbers(f.Words));
        }

        int days = f.DueOn.DayNumber - context.Today.DayNumber;
        string when = days > 0 ? context.Say(StatusTexts.DueIn, context.Say(f.DueOn), days)
            : days == 0 ? context.Say(StatusTexts.DueToday)
            : context.Say(StatusTexts.Overdue, -days);
        return context.Say(StatusTexts.TodoFinding, f.Number, f.TargetName, Masking.Numbers(f.Words), when);
    }

    private static string Line(TurnContext context, ComplaintRow x)
    {
        TimeSpan left = x.DueAt - context.Now;
        bool done = x.VerifiedAt is not null || (x.Clue == Clue.Complex && x.StartedAt is not null);
        string when = done ? context.Say(ComplaintTexts.State(x.State))
            : left < TimeSpan.Zero ? context.Say(StatusTexts.OverdueSince, context.Say(x.DueAt))
            : context.Say(StatusTexts.DueBy, context.Say(x.DueAt), (int)left.TotalHours);
        return context.Say(StatusTexts.TodoComplaint, x.Number, Text.Shorten(Masking.Numbers(x.Words), 30), when);
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
        if (context.Sender.Role == Role.Village)
        {
            foreach (FindingRow f in findings)
            {
                yield return new Choice($"finding/{f.Number}/reported", context.Say(StatusTexts.Rectified, f.Number));
            }
        }

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
