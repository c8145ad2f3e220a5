using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Inspections;

namespace ChatAssist.Documents.Kinds;

/// <summary>入企检查通知书: who comes, why, to look at what; shown before the first item (I-03, S2 五(三)).</summary>
public sealed class EntryNotice : DocumentKind
{
    public override string Id => "notice";

    protected override Shape Own { get; } = new(
        [.. PaperWords.TargetFields, "inspection.number", "inspection.mode", "inspection.start", "inspection.matters"])
    {
        Repeats = new Dictionary<string, Shape> { ["members"] = new(["member.name", "member.certificate", "member.unit"]) },
    };

    public override async Task<Draft?> DraftAsync(TurnContext c, string record, string words, CancellationToken cancellationToken)
    {
        if (await c.InspectionAsync(record, cancellationToken) is not { Row.State: not InspectionState.Cancelled } inspection)
        {
            return null;
        }

        InspectionRow row = inspection.Row;
        DocumentData data = DocumentData.Of(
            [
                .. PaperWords.Target(c, row.TargetId, row.TargetName, row.Village),
                ("inspection.number", row.Number),
                ("inspection.mode", c.Say(InspectionTexts.Mode(row.Mode))),
                ("inspection.start", PaperWords.Moment(c, row.StartedAt)),
                ("inspection.matters", PaperWords.Lists(inspection)),
            ])
            .With("members", inspection.Members.Where(m => m.Certified).Select(m =>
            {
                People.Person? person = c.Library.Register.People.GetValueOrDefault(m.UserId);
                return DocumentData.Of(
                    ("member.name", person?.Name ?? m.UserId),
                    ("member.certificate", PaperWords.Or(c, person?.Certificate?.Number)),
                    ("member.unit", PaperWords.Or(c, person?.Unit)));
            }));
        return new Draft(row.Number, "", row.TargetName, MayIssue(c, inspection.Members.Select(m => m.UserId)), data);
    }
}
