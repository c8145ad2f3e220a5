using ChatAssist.Chat;
using ChatAssist.Deadlines;
using ChatAssist.Ledger;
using ChatAssist.Questionnaires;

namespace ChatAssist.Findings;

[FactName("finding.logged.1")]
public sealed record FindingLogged(
    string Number,
    string Inspection,
    string Checklist,
    string Item,
    string Domain,
    string TargetId,
    string TargetName,
    string Village,
    string Words,
    Severity Severity,
    Measure Measure,
    string Basis,
    DateOnly DueOn,
    IReadOnlyList<DeadlineStep> Reminders) : Fact
{
    public override string Subject => Number;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        rows.Add(new FindingRow
        {
            Number = Number,
            Inspection = Inspection,
            Checklist = Checklist,
            Item = Item,
            Domain = Domain,
            TargetId = TargetId,
            TargetName = TargetName,
            Village = Village,
            Words = Words,
            Severity = Severity,
            Measure = Measure,
            Basis = Basis,
            Inspector = stamp.By,
            FoundAt = stamp.At,
            DueOn = DueOn,
            Version = 1,
        });
        rows.Add(new RectificationRow { Finding = Number, Version = 1 });
        FindingReminders.Set(rows, Number, 0, Reminders);
    }
}

/// <param name="NewDueOn">The new last day where more is to be done; null where it passed.</param>
[FactName("finding.reinspected.1")]
public sealed record FindingReinspected(
    string Number,
    long Seen,
    int Round,
    ReinspectionOutcome Outcome,
    string With,
    string Words,
    DateOnly? NewDueOn,
    IReadOnlyList<DeadlineStep> Reminders) : Fact
{
    public override string Subject => Number;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        FindingRow row = rows.Take<FindingRow>(Seen, Number);
        row.State = FindingLifecycle.Table.Fire(row.State, Outcome switch
        {
            ReinspectionOutcome.Passed => FindingTrigger.PassReinspection,
            ReinspectionOutcome.Partly => FindingTrigger.PassInPart,
            _ => FindingTrigger.FailReinspection,
        });
        row.DueOn = NewDueOn ?? row.DueOn;
        RectificationRow rectification = rows.RectificationOf(Number);
        // This look answers what was reported before it; the next one has a clock of its own.
        (rectification.ReportedAt, rectification.ReinspectOn) = (null, null);
        rectification.ReinspectionClock++;
        if (Outcome == ReinspectionOutcome.Passed)
        {
            rectification.ListedAt = null;
        }

        rows.Add(new ReinspectionRow
        {
            Finding = Number,
            Round = Round,
            Outcome = Outcome,
            By = stamp.By,
            With = With,
            Words = Words,
            At = stamp.At,
        });
        FindingReminders.Wind(rows, rectification, Reminders);
    }
}

[FactName("finding.struck-off.1")]
public sealed record FindingStruckOff(string Number, long Seen) : Fact
{
    public override string Subject => Number;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        FindingRow row = rows.Take<FindingRow>(Seen, Number);
        row.State = FindingLifecycle.Table.Fire(row.State, FindingTrigger.StrikeOff);
        row.ClosedAt = stamp.At;
    }
}
