using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Inspections;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Documents.Kinds;

/// <summary>整改复查意见书: what the last look at each finding of an inspection showed (F-04, S1.3 五(三)).</summary>
public sealed class ReinspectionOpinion : DocumentKind
{
    public override string Id => "opinion";

    protected override Shape Own { get; } = new(
        [.. PaperWords.TargetFields, "inspection.number", "inspection.day", "order.number", "inspectors", "reinspection.day", "conclusion", "photos.count"])
    {
        Repeats = new Dictionary<string, Shape>
        {
            ["findings"] = new(["finding.n", "finding.number", "finding.words", "finding.due", "finding.outcome", "finding.seen"]),
            ["photos"] = PaperWords.Photos,
        },
    };

    public override string? CalledForBy(Turn turn) => turn.Facts.OfType<FindingReinspected>().FirstOrDefault()?.Number;

    public override async Task<Draft?> DraftAsync(TurnContext c, string record, string words, CancellationToken cancellationToken)
    {
        string? number = record[0] == 'F'
            ? await c.Ledger.Findings.Where(f => f.Number == record).Select(f => f.Inspection).FirstOrDefaultAsync(cancellationToken)
            : record;
        if (number is null || await c.InspectionAsync(number, cancellationToken) is not { Row.State: InspectionState.Submitted } inspection)
        {
            return null;
        }

        var findings = await c.Ledger.Findings.Where(f => f.Inspection == number).OrderBy(f => f.Number).ToListAsync(cancellationToken);
        var all = findings.ConvertAll(f => f.Number);
        var last = (await c.Ledger.Reinspections.Where(r => all.Contains(r.Finding)).ToListAsync(cancellationToken))
            .GroupBy(r => r.Finding).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Round)!);
        if (last.Count == 0)
        {
            return null;
        }

        InspectionRow row = inspection.Row;
        var seen = findings.Where(f => last.ContainsKey(f.Number)).ToList();
        int passed = seen.Count(f => last[f.Number].Outcome == ReinspectionOutcome.Passed);
        string order = await c.Ledger.Documents
            .Where(d => d.Record == number && d.Kind == "order" && d.State != DocumentState.Voided)
            .OrderByDescending(d => d.Edition).Select(d => d.Reference).FirstOrDefaultAsync(cancellationToken) ?? "";
        var people = last.Values.OrderByDescending(r => r.At).SelectMany(r => new[] { r.By, r.With }).Distinct().ToList();
        var photos = await PaperWords.PhotosAsync(
            c, [.. seen.Select(f => f.Number)], e => findings.First(f => f.Number == e.Subject).Words, cancellationToken);
        DocumentData data = DocumentData.Of(
            [
                .. PaperWords.Target(c, row.TargetId, row.TargetName, row.Village),
                ("inspection.number", row.Number),
                ("inspection.day", PaperWords.Day(c, row.StartedAt)),
                ("order.number", order),
                ("inspectors", string.Join('、', people.Select(p => PaperWords.Inspector(c, p)))),
                ("reinspection.day", PaperWords.Day(c, last.Values.Max(r => r.At))),
                ("conclusion", passed == seen.Count
                    ? c.Say(DocumentTexts.AllPassed, seen.Count)
                    : c.Say(DocumentTexts.NotAllPassed, seen.Count, passed, seen.Count - passed)),
                ("photos.count", $"{photos.Sum(p => p.AllPictures().Count())}"),
            ])
            .With("findings", seen.Select((f, i) => DocumentData.Of(
                ("finding.n", $"{i + 1}"),
                ("finding.number", f.Number),
                ("finding.words", f.Words),
                ("finding.due", PaperWords.Day(c, f.DueOn)),
                ("finding.outcome", FindingSaying.Of(c, last[f.Number].Outcome)),
                ("finding.seen", PaperWords.Or(c, last[f.Number].Words)))))
            .With("photos", photos);
        string occasion = string.Join(',', last.Values.OrderBy(r => r.Finding, StringComparer.Ordinal).Select(r => $"{r.Finding}/{r.Round}"));
        // A key is bounded; what it says stands in the data.
        return new Draft(
            row.Number, Occasions.Short(occasion), row.TargetName, MayIssue(c, inspection.Members.Select(m => m.UserId).Concat(people)), data);
    }
}
