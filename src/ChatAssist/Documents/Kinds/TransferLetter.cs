using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Inspections;
using ChatAssist.Ledger;
using ChatAssist.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Documents.Kinds;

/// <summary>
/// 移送函: what is another office's, with its receipt: a complaint (K-07, S3 六(二)3), or a finding whose measure is to hand it
/// over or for which a case is proposed (S1.3 六3, D-01). Who reported a complaint stands nowhere in it (K-09).
/// </summary>
public sealed class TransferLetter : DocumentKind
{
    public override string Id => "transfer";

    public override bool AsksForWords => true;

    /// <summary>What the other half is about is empty: the template asks with {{if complaint.number}}.</summary>
    protected override Shape Own { get; } = new([.. OfComplaints, .. OfFindings, "office", "reason", "evidence.count"]);

    private static IReadOnlyList<string> OfComplaints { get; } =
        ["complaint.number", "complaint.received", "complaint.source", "complaint.words", "complaint.place", "complaint.domain"];

    private static IReadOnlyList<string> OfFindings { get; } =
        [.. PaperWords.TargetFields, "finding.number", "finding.found", "finding.words", "finding.basis", "inspection.number"];

    public override string? CalledForBy(Turn turn) =>
        turn.Facts.OfType<ComplaintTransferred>().FirstOrDefault()?.Number
        ?? turn.Facts.OfType<FindingOrdered>().FirstOrDefault(f => f.Measure == Measure.Transfer)?.Number
        ?? (turn.Facts.OfType<InspectionSubmitted>().Any(f => f.Signature != Signature.None)
            ? turn.Facts.OfType<FindingLogged>().FirstOrDefault(f => f.Measure == Measure.Transfer)?.Inspection
            : null);

    /// <param name="record">Of an inspection the first finding that is to be handed over and has no letter yet.</param>
    public override async Task<Draft?> DraftAsync(TurnContext c, string record, string words, CancellationToken cancellationToken) => record[0] switch
    {
        'C' => await c.Ledger.OneAsync<ComplaintRow>(nameof(ComplaintRow.Number), record, cancellationToken) is { Office.Length: > 0 } x
            ? await OfAsync(c, x, words, cancellationToken) : null,
        'F' => await c.Ledger.Findings.FirstOrDefaultAsync(
            f => f.Number == record && f.State == FindingState.Open
                && (f.Measure == Measure.Transfer || c.Ledger.Rectifications.Any(r => r.Finding == record && r.CaseProposedAt != null)),
            cancellationToken) is { } f ? await OfAsync(c, f, words, cancellationToken) : null,
        'I' => await c.Ledger.Findings.Where(f => f.Inspection == record && f.State == FindingState.Open && f.Measure == Measure.Transfer
                && !c.Ledger.Documents.Any(d => d.Record == f.Number && d.Kind == "transfer" && d.State != DocumentState.Voided))
            .OrderBy(f => f.Number).FirstOrDefaultAsync(cancellationToken) is { } f ? await OfAsync(c, f, words, cancellationToken) : null,
        _ => null,
    };

    private async Task<Draft> OfAsync(TurnContext c, ComplaintRow x, string words, CancellationToken cancellationToken)
    {
        int files = await c.Ledger.Evidence.CountAsync(e => e.Subject == x.Number && e.Kind != "waived", cancellationToken);
        return new Draft(x.Number, "", x.Office, MayIssue(c, x.Handler), Data(
            [
                ("office", x.Office),
                ("complaint.number", x.Number),
                ("complaint.received", PaperWords.Day(c, x.ReceivedAt)),
                ("complaint.source", c.Say(ComplaintTexts.From(x.Source))),
                ("complaint.words", x.Words),
                ("complaint.place", ComplaintSaying.Place(c, x.Place, x.Village)),
                ("complaint.domain", ComplaintSaying.Domain(c.Library, x.Domain)),
                ("reason", PaperWords.Sentence(c, words)),
                ("evidence.count", $"{files}"),
            ]));
    }

    private async Task<Draft> OfAsync(TurnContext c, FindingRow f, string words, CancellationToken cancellationToken)
    {
        string usual = c.Say(DocumentTexts.DefaultWords(this));
        var said = words == usual ? null : OfficeWords.Read(words);
        string office = said?.Office ?? "", reason = said is { Reason.Length: > 0 } read ? read.Reason : usual;
        var people = await c.Ledger.Members.Where(m => m.Inspection == f.Inspection).Select(m => m.UserId).ToListAsync(cancellationToken);
        int files = await c.Ledger.Evidence.CountAsync(
            e => e.Kind != "waived" && (e.Subject == f.Number || (e.Subject == f.Inspection && e.Checklist == f.Checklist && e.Item == f.Item)),
            cancellationToken);
        return new Draft(f.Number, "", office, MayIssue(c, people.Append(f.Inspector)), Data(
            [
                .. PaperWords.Target(c, f.TargetId, f.TargetName, f.Village),
                ("office", office),
                ("finding.number", f.Number),
                ("finding.found", PaperWords.Day(c, f.FoundAt)),
                ("finding.words", f.Words),
                ("finding.basis", PaperWords.Or(c, f.Basis)),
                ("inspection.number", f.Inspection),
                ("reason", PaperWords.Sentence(c, reason)),
                ("evidence.count", $"{files}"),
            ]))
        {
            Asks = said is null ? c.Say(DocumentTexts.AskOffice, f.Number, f.Words) : null,
        };
    }

    /// <summary>With nothing where the matter is of the other sort.</summary>
    private DocumentData Data(IReadOnlyList<(string Name, string Value)> fields) =>
        DocumentData.Of([.. fields, .. Own.Fields.Except(fields.Select(f => f.Name)).Select(name => (name, ""))]);
}
