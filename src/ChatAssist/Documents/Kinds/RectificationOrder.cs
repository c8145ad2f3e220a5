using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Inspections;
using ChatAssist.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Documents.Kinds;

/// <summary>责令限期整改指令书: what is to be put right until when, and how one may object (S1.3 五(二); 行政复议法 20, 行政诉讼法 46).</summary>
public sealed class RectificationOrder : DocumentKind
{
    public override string Id => "order";

    protected override Shape Own { get; } = new(
        [.. PaperWords.TargetFields, "inspection.number", "inspection.day", "inspectors", "findings.count", "due"])
    {
        Repeats = new Dictionary<string, Shape>
        {
            ["findings"] = new(["finding.n", "finding.number", "finding.words", "finding.basis", "finding.measure", "finding.due"]),
        },
    };

    public override string? CalledForBy(Turn turn) =>
        turn.Facts.OfType<InspectionSubmitted>().Any(f => f.Signature != Signature.None)
            ? turn.Facts.OfType<FindingLogged>().FirstOrDefault(f => f.Measure is not (Measure.OnSpot or Measure.Transfer))?.Inspection
            : null;

    public override async Task<Draft?> DraftAsync(TurnContext c, string record, string words, CancellationToken cancellationToken)
    {
        if (await c.InspectionAsync(record, cancellationToken) is not { Row.State: InspectionState.Submitted } inspection)
        {
            return null;
        }

        InspectionRow row = inspection.Row;
        var findings = await c.Ledger.Findings
            .Where(f => f.Inspection == row.Number && f.State == FindingState.Open && f.Measure != Measure.OnSpot && f.Measure != Measure.Transfer)
            .OrderBy(f => f.Number).ToListAsync(cancellationToken);
        if (findings.Count == 0)
        {
            return null;
        }

        DocumentData data = DocumentData.Of(
            [
                .. PaperWords.Target(c, row.TargetId, row.TargetName, row.Village),
                ("inspection.number", row.Number),
                ("inspection.day", PaperWords.Day(c, row.StartedAt)),
                ("inspectors", PaperWords.Inspectors(c, inspection.Members.Where(m => m.Certified))),
                ("findings.count", $"{findings.Count}"),
                ("due", PaperWords.Day(c, findings.Max(f => f.DueOn))),
            ])
            .With("findings", findings.Select((f, i) => DocumentData.Of(
                ("finding.n", $"{i + 1}"),
                ("finding.number", f.Number),
                ("finding.words", f.Words),
                ("finding.basis", PaperWords.Or(c, f.Basis)),
                ("finding.measure", PaperWords.Measure(c, f)),
                ("finding.due", PaperWords.Day(c, f.DueOn)))));
        return new Draft(row.Number, "", row.TargetName, MayIssue(c, inspection.Members.Select(m => m.UserId)), data);
    }
}
