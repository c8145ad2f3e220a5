using ChatAssist.Chat;
using ChatAssist.Ledger;
using ChatAssist.Questionnaires;

namespace ChatAssist.Inspections;

/// <summary>What was ordered on the spot for a failed item, where it is not what the list proposes (F-02).</summary>
public sealed class MeasureChoiceRow : VersionedRow
{
    public required string Inspection { get; set; }
    public required string Checklist { get; set; }
    public required string Item { get; set; }
    public Measure Measure { get; set; }
    public DateOnly DueOn { get; set; }

    /// <summary>The photo of what was corrected on the spot; "" where there is none.</summary>
    public string Evidence { get; set; } = "";
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <param name="Seen">The version of the choice that the person saw; 0 where there was none.</param>
/// <param name="Evidence">Id of the photo of what was corrected on the spot, or "".</param>
[FactName("inspection.measure-chosen.1")]
public sealed record MeasureChosen(
    string Inspection, string Checklist, string Item, Measure Measure, DateOnly DueOn, long Seen, string Evidence = "") : Fact
{
    public override string Subject => Inspection;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        if (rows.Find<InspectionRow>(Inspection) is not { State: InspectionState.Underway })
        {
            throw new ConflictException($"{Inspection} is not under way any more.");
        }

        MeasureChoiceRow? row = rows.Find<MeasureChoiceRow>(Inspection, Checklist, Item);
        if ((row?.Version ?? 0) != Seen)
        {
            throw new ConflictException($"{Inspection} {Checklist}/{Item} has another measure by now.");
        }

        if (row is null)
        {
            row = new MeasureChoiceRow { Inspection = Inspection, Checklist = Checklist, Item = Item, By = stamp.By };
            rows.Add(row);
        }

        (row.Measure, row.DueOn, row.Evidence) = (Measure, DueOn, Evidence);
        (row.By, row.At, row.Version) = (stamp.By, stamp.At, Seen + 1);
    }
}
