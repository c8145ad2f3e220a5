using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Inspections;
using ChatAssist.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Documents.Kinds;

/// <summary>现场检查记录: what was looked at and what was found, what the other party said, signed or refused (I-07).</summary>
public sealed class InspectionPaper : DocumentKind
{
    public override string Id => "record";

    protected override Shape Own { get; } = new(
        [
            .. PaperWords.TargetFields, "inspection.number", "inspection.mode", "inspection.start", "inspection.end", "inspection.matters",
            "inspectors", "items.total", "items.passed", "items.failed", "items.not-applicable", "findings.none", "statement", "signed", "laws", "photos.count",
        ])
    {
        Pictures = ["signature"],
        Repeats = new Dictionary<string, Shape>
        {
            ["findings"] = new(["finding.n", "finding.number", "finding.words", "finding.severity", "finding.measure", "finding.due", "finding.basis"]),
            ["items"] = new(["item.n", "item.name", "item.result"]),
            ["photos"] = PaperWords.Photos,
        },
    };

    public override string? CalledForBy(Turn turn) =>
        turn.Facts.OfType<InspectionSubmitted>().FirstOrDefault(f => f.Signature != Signature.None)?.Number;

    public override async Task<Draft?> DraftAsync(TurnContext c, string record, string words, CancellationToken cancellationToken)
    {
        if (await c.InspectionAsync(record, cancellationToken) is not { Row.State: InspectionState.Submitted } inspection)
        {
            return null;
        }

        InspectionRow row = inspection.Row;
        var shown = inspection.Walk.Shown.ToList();
        int na = shown.Count(i => i.Answer?.Kind == AnswerKind.NotApplicable);
        int failed = shown.Count(i => i.Judgement.Fails);
        var findings = await c.Ledger.Findings.Where(f => f.Inspection == row.Number).OrderBy(f => f.Number).ToListAsync(cancellationToken);
        var laws = await c.Ledger.Publicity.Where(p => p.Inspection == row.Number).OrderBy(p => p.At).Select(p => p.Words).ToListAsync(cancellationToken);
        EvidenceRow? signature = await c.Ledger.Evidence
            .Where(e => e.Subject == row.Number && e.Item == "signature" && e.Kind == "image").OrderByDescending(e => e.At).FirstOrDefaultAsync(cancellationToken);
        var photos = await PaperWords.PhotosAsync(c, [row.Number], e => WordsOf(c, inspection, findings, e), cancellationToken);
        DocumentData data = DocumentData.Of(
            [
                .. PaperWords.Target(c, row.TargetId, row.TargetName, row.Village),
                ("inspection.number", row.Number),
                ("inspection.mode", c.Say(InspectionTexts.Mode(row.Mode))),
                ("inspection.start", PaperWords.Moment(c, row.StartedAt)),
                ("inspection.end", PaperWords.Moment(c, row.EndedAt ?? row.StartedAt)),
                ("inspection.matters", PaperWords.Lists(inspection)),
                ("inspectors", PaperWords.Inspectors(c, inspection.Members)),
                ("items.total", $"{shown.Count}"),
                ("items.passed", $"{shown.Count(i => i.Settled) - na - failed}"),
                ("items.failed", $"{failed}"),
                ("items.not-applicable", $"{na}"),
                ("findings.none", findings.Count == 0 ? c.Say(DocumentTexts.NoFindings) : ""),
                ("statement", row.Statement.Length == 0 ? c.Say(DocumentTexts.NoStatement) : PaperWords.Sentence(c, row.Statement)),
                ("signed", row.Signature switch
                {
                    Signature.Signed => c.Say(DocumentTexts.Signed),
                    Signature.Refused => c.Say(DocumentTexts.NotSigned, row.RefusalWords),
                    _ => "",
                }),
                ("laws", laws.Count == 0 ? "" : string.Join('；', laws)),
                ("photos.count", $"{photos.Sum(p => p.AllPictures().Count())}"),
            ])
            .With("signature", signature?.MediaId ?? "")
            .With("findings", findings.Select((f, i) => Row(c, f, i + 1)))
            .With("items", shown.Where(i => i.Answer is not null).Select(i => DocumentData.Of(
                ("item.n", $"{i.Number}"), ("item.name", i.Question.Name), ("item.result", WalkCards.Say(c, i, i.Answer!)))))
            .With("photos", photos);
        return new Draft(row.Number, "", row.TargetName, MayIssue(c, inspection.Members.Select(m => m.UserId)), data);
    }

    private static DocumentData Row(TurnContext c, FindingRow f, int n) => DocumentData.Of(
        ("finding.n", $"{n}"),
        ("finding.number", f.Number),
        ("finding.words", f.Words),
        ("finding.severity", PaperWords.Severity(c, f.Severity)),
        ("finding.measure", PaperWords.Measure(c, f)),
        ("finding.due", PaperWords.Day(c, f.DueOn)),
        ("finding.basis", PaperWords.Or(c, f.Basis)));

    private static string WordsOf(TurnContext c, InspectionRecord inspection, List<FindingRow> findings, EvidenceRow e) =>
        findings.FirstOrDefault(f => f.Checklist == e.Checklist && f.Item == e.Item)?.Words
        ?? inspection.Walk.Find(new ItemKey(e.Checklist, e.Item))?.Question.Name
        ?? c.Say(DocumentTexts.Scene);
}
