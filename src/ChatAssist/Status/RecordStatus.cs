using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Inspections;
using ChatAssist.Ledger;
using ChatAssist.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Status;

/// <summary>One record's progress by its number.</summary>
internal static class RecordStatus
{
    public static async Task<Turn> OfAsync(TurnContext context, string number, CancellationToken cancellationToken) =>
        number[0] switch
        {
            'I' => await InspectionAsync(context, number, cancellationToken),
            'F' => await FindingAsync(context, number, cancellationToken),
            'C' => await ComplaintSaying.RecordAsync(context, number, cancellationToken),
            _ => context.Stay(context.Say(StatusTexts.NoRecord, number)),
        };

    private static async Task<Turn> InspectionAsync(TurnContext context, string number, CancellationToken cancellationToken)
    {
        InspectionRecord? record = await context.InspectionAsync(number, cancellationToken);
        if (record is null || !await context.Ledger.Inspections.Visible(context.Sender).AnyAsync(i => i.Number == number, cancellationToken))
        {
            return context.Stay(context.Say(record is null ? StatusTexts.NoRecord : StatusTexts.NotYourRecord, number));
        }

        InspectionRow row = record.Row;
        string state = context.Say(row.State switch
        {
            InspectionState.Underway => StatusTexts.StateUnderway,
            InspectionState.Submitted => StatusTexts.StateSubmitted,
            _ => StatusTexts.StateCancelled,
        });
        var lines = new List<string>
        {
            context.Say(
                StatusTexts.Inspection, number, row.TargetName, state,
                string.Join('、', record.Walk.Items.Select(i => i.List.Name).Distinct()),
                string.Join('、', record.Members.Select(m => context.Library.Register.NameOf(m.UserId))),
                context.Say(row.StartedAt),
                row.EndedAt is { } ended ? context.Say(ended) : context.Say(StatusTexts.NotEnded)),
            context.Say(
                StatusTexts.InspectionProgress, record.Walk.Shown.Count(i => i.Settled), record.Walk.Shown.Count(), record.Walk.Failures.Count()),
        };
        if (row.State == InspectionState.Cancelled)
        {
            lines.Add(context.Say(StatusTexts.CancelReason, row.CancelReason));
        }

        var laws = await context.Ledger.Publicity.Where(p => p.Inspection == number).OrderBy(p => p.At).Select(p => p.Words).ToListAsync(cancellationToken);
        if (laws.Count > 0)
        {
            lines.Add(context.Say(StatusTexts.Laws, string.Join('；', laws)));
        }

        if (row.Statement.Length > 0)
        {
            lines.Add(context.Say(StatusTexts.Statement, row.Statement));
        }

        if (row.Signature != Signature.None)
        {
            lines.Add(row.Signature == Signature.Signed ? context.Say(StatusTexts.Signed) : context.Say(StatusTexts.NotSigned, row.RefusalWords));
        }

        if (row.Review.Length > 0 && context.Sender.Role != People.Role.Village)
        {
            var reasons = row.Review.Split(',').Select(Enum.Parse<ReviewReason>).Select(r => context.Say(WalkTexts.Review(r)));
            lines.Add(context.Say(StatusTexts.Review, string.Join('、', reasons)));
        }

        var findings = await context.Ledger.Findings.Where(f => f.Inspection == number).OrderBy(f => f.Number).ToListAsync(cancellationToken);
        if (findings.Count > 0)
        {
            lines.Add(context.Say(StatusTexts.InspectionFindings, string.Join('\n', findings.Select(f =>
                $"{f.Number} {f.Words}（{FindingSaying.Of(context, f.State)}）"))));
        }
        else if (row.State == InspectionState.Submitted)
        {
            lines.Add(context.Say(StatusTexts.InspectionClean));
        }

        return context.Stay(string.Join('\n', lines));
    }

    private static async Task<Turn> FindingAsync(TurnContext context, string number, CancellationToken cancellationToken)
    {
        FindingRow? f = await context.Ledger.OneAsync<FindingRow>(nameof(FindingRow.Number), number, cancellationToken);
        if (f is null || !await context.Ledger.Findings.Visible(context.Sender).AnyAsync(x => x.Number == number, cancellationToken))
        {
            return context.Stay(context.Say(f is null ? StatusTexts.NoRecord : StatusTexts.NotYourRecord, number));
        }

        var lines = new List<string>
        {
            context.Say(
                StatusTexts.Finding, number, f.TargetName, f.Words, WalkCards.Say(context, f.Severity), FindingSaying.Of(context, f.State),
                context.Say(f.FoundAt), context.Library.Register.NameOf(f.Inspector), context.Say(f.DueOn), f.Inspection),
        };
        if (f.Basis.Length > 0)
        {
            lines.Add(context.Say(StatusTexts.FindingBasis, f.Basis));
        }

        int photos = await context.Ledger.Evidence.CountAsync(
            e => e.Kind != "waived" && ((e.Subject == f.Inspection && e.Checklist == f.Checklist && e.Item == f.Item) || e.Subject == f.Number),
            cancellationToken);
        if (photos > 0)
        {
            lines.Add(context.Say(StatusTexts.FindingPhotos, photos));
        }

        lines.AddRange(await FindingRecord.LinesAsync(context, f, cancellationToken));
        var rounds = await context.Ledger.Reinspections.Where(r => r.Finding == number).OrderBy(r => r.Round).ToListAsync(cancellationToken);
        lines.AddRange(rounds.Select(r => context.Say(
            StatusTexts.FindingRound, r.Round, context.Say(r.At), FindingSaying.Of(context, r.Outcome),
            context.Library.Register.NameOf(r.By), context.Library.Register.NameOf(r.With))));
        if (f.ClosedAt is { } closed)
        {
            lines.Add(context.Say(StatusTexts.FindingClosed, context.Say(closed)));
        }

        return context.Stay(string.Join('\n', lines));
    }
}
