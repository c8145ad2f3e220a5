using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Inspections;
using ChatAssist.People;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Status;

/// <summary>How it goes this week (weeks begin on Monday), and what is due next.</summary>
internal static class Overview
{
    private const int MostLines = 3;

    public static async Task<Turn> OfAsync(TurnContext context, CancellationToken cancellationToken)
    {
        Person me = context.Sender;
        DateOnly today = context.Today;
        DateOnly monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        DateTimeOffset since = context.Library.Rules.At(monday, TimeOnly.MinValue);
        var inspections = context.Ledger.Inspections.Visible(me);
        var findings = context.Ledger.Findings.Visible(me);
        int underway = await inspections.CountAsync(i => i.State == InspectionState.Underway, cancellationToken);
        int submitted = await inspections.CountAsync(i => i.State == InspectionState.Submitted && i.EndedAt >= since, cancellationToken);
        int found = await findings.CountAsync(f => f.FoundAt >= since, cancellationToken);
        int open = await findings.CountAsync(f => f.State == FindingState.Open, cancellationToken);
        int overdue = await findings.CountAsync(f => f.State == FindingState.Open && f.DueOn < today, cancellationToken);
        int waiting = await findings.CountAsync(f => f.State == FindingState.Rectified, cancellationToken);
        int closed = await findings.CountAsync(f => f.State == FindingState.StruckOff && f.ClosedAt >= since, cancellationToken);
        var next = await findings.Where(f => f.State == FindingState.Open)
            .OrderBy(f => f.DueOn).ThenBy(f => f.Number).Take(MostLines).ToListAsync(cancellationToken);
        string said = context.Say(
            StatusTexts.Overview, context.Say(monday), underway, submitted, found, open, overdue, waiting, closed);
        DateTimeOffset now = context.Now;
        var complaints = me.Role == Role.Village
            ? context.Ledger.Complaints.Where(x => me.Areas.Contains(x.Village))
            : context.Ledger.Complaints;
        int received = await complaints.CountAsync(x => x.ReceivedAt >= since, cancellationToken);
        int unanswered = await complaints.CountAsync(x => x.State < ComplaintState.FedBack, cancellationToken);
        int late = await complaints.CountAsync(
            x => x.State < ComplaintState.Verified && x.DueAt < now && !(x.Clue == Clue.Complex && x.StartedAt != null), cancellationToken);
        int answered = await complaints.CountAsync(x => x.FedBackAt >= since, cancellationToken);
        said += "\n" + context.Say(StatusTexts.OverviewComplaints, received, unanswered, late, answered);
        if (me.Role == Role.Village)
        {
            said = context.Say(StatusTexts.OverviewVillage, string.Join('、', me.Areas)) + "\n" + said;
        }

        if (next.Count > 0)
        {
            said += "\n" + context.Say(StatusTexts.OverviewNext, string.Join('\n', next.Select(f => Todo.Line(context, f))));
        }

        return context.Stay(said);
    }
}
