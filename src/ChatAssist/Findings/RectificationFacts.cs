using ChatAssist.Chat;
using ChatAssist.Deadlines;
using ChatAssist.Ledger;
using ChatAssist.Questionnaires;

namespace ChatAssist.Findings;

/// <summary>A fact on the way of a finding from open to struck off; the table says whether it may.</summary>
public abstract record FindingStep(string Number, long Seen) : Fact
{
    public override string Subject => Number;

    protected FindingRow Fire(ILedgerRows rows, FindingTrigger trigger)
    {
        FindingRow row = rows.Take<FindingRow>(Seen, Number);
        row.State = FindingLifecycle.Table.Fire(row.State, trigger);
        return row;
    }
}

internal static class RectificationReading
{
    /// <summary>How the finding is put right; its version is moved on.</summary>
    public static RectificationRow RectificationOf(this ILedgerRows rows, string number)
    {
        RectificationRow row = rows.Find<RectificationRow>(number) ?? throw new ConflictException($"{number} has no rectification.");
        row.Version++;
        return row;
    }
}

/// <summary>The last day for the re-inspection, and who hears of it when.</summary>
[FactName("finding.reinspection-due.1")]
public sealed record ReinspectionDue(string Number, long Seen, DateOnly On, bool Provisional, IReadOnlyList<DeadlineStep> Steps)
    : FindingStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        rows.Take<FindingRow>(Seen, Number);
        RectificationRow rectification = rows.RectificationOf(Number);
        rectification.ReinspectionClock++;
        (rectification.ReinspectOn, rectification.ReinspectProvisional) = (On, Provisional);
        rows.AddDeadlines(ReinspectionClock.Kind, Number, $"{Number}/r{rectification.ReinspectionClock}", Steps);
    }
}

/// <param name="Evidence">Id of the photo of it.</param>
[FactName("finding.corrected-on-spot.1")]
public sealed record CorrectedOnSpot(string Number, long Seen, string Evidence) : FindingStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        Fire(rows, FindingTrigger.CorrectOnSpot).Measure = Measure.OnSpot;
        RectificationRow rectification = rows.RectificationOf(Number);
        (rectification.ReinspectOn, rectification.ReportedAt) = (null, null);
    }
}

/// <summary>Another measure or another last day than the one before, with the reason.</summary>
[FactName("finding.ordered.1")]
public sealed record FindingOrdered(
    string Number, long Seen, Measure Measure, DateOnly DueOn, string Reason, IReadOnlyList<DeadlineStep> Reminders)
    : FindingStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        FindingRow row = Fire(rows, FindingTrigger.Order);
        (row.Measure, row.DueOn) = (Measure, DueOn);
        FindingReminders.Wind(rows, rows.RectificationOf(Number), Reminders);
    }
}

[FactName("finding.extension-asked.1")]
public sealed record ExtensionAsked(string Number, long Seen, int Place, DateOnly Before, DateOnly Until, string Reason)
    : FindingStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        Fire(rows, FindingTrigger.AskExtension);
        rows.RectificationOf(Number).Extensions = Place;
        rows.Add(new ExtensionRow
        {
            Finding = Number,
            Place = Place,
            Before = Before,
            Until = Until,
            Reason = Reason,
            AskedBy = stamp.By,
            AskedAt = stamp.At,
            Version = 1,
        });
    }
}

/// <summary>Granted: the last day moves, and the reminders of the one before fall silent.</summary>
[FactName("finding.extended.1")]
public sealed record FindingExtended(string Number, long Seen, int Place, long SeenExtension, DateOnly DueOn, IReadOnlyList<DeadlineStep> Reminders)
    : FindingStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        Fire(rows, FindingTrigger.Extend).DueOn = DueOn;
        ExtensionRow extension = rows.Take<ExtensionRow>(SeenExtension, Number, Place);
        (extension.Granted, extension.DecidedBy, extension.DecidedAt) = (true, stamp.By, stamp.At);
        FindingReminders.Wind(rows, rows.RectificationOf(Number), Reminders);
    }
}

[FactName("finding.extension-refused.1")]
public sealed record ExtensionRefused(string Number, long Seen, int Place, long SeenExtension, string Words) : FindingStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        Fire(rows, FindingTrigger.RefuseExtension);
        ExtensionRow extension = rows.Take<ExtensionRow>(SeenExtension, Number, Place);
        (extension.Answer, extension.DecidedBy, extension.DecidedAt) = (Words, stamp.By, stamp.At);
    }
}

[FactName("finding.rectification-reported.1")]
public sealed record RectificationReported(string Number, long Seen, int Place, ReportedBy Source, string Words, DateTimeOffset At)
    : FindingStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        Fire(rows, FindingTrigger.Report);
        RectificationRow rectification = rows.RectificationOf(Number);
        // The first word counts for the clock: saying it once more wins no time.
        rectification.ReportedAt ??= At;
        rectification.Reports = Place;
        rows.Add(new RectificationReportRow
        {
            Finding = Number,
            Place = Place,
            Source = Source,
            Words = Words,
            By = stamp.By,
            At = At,
            Version = 1,
        });
    }
}

/// <param name="First">When the leader and the supervisors hear of it next.</param>
[FactName("finding.listed.1")]
public sealed record FindingListed(string Number, long Seen, string Reason, DeadlineStep First) : FindingStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        Fire(rows, FindingTrigger.List);
        RectificationRow rectification = rows.RectificationOf(Number);
        rectification.ListClock++;
        (rectification.ListedAt, rectification.ListReason) = (stamp.At, Reason);
        rows.AddDeadlines(ListedClock.Kind, Number, $"{Number}/l{rectification.ListClock}", [First]);
    }
}

/// <summary>The next look at a finding under listed supervision.</summary>
[FactName("finding.look-set.1")]
public sealed record LookSet(string Number, int Clock, DeadlineStep Next) : Fact
{
    public override string Subject => Number;

    public override void Apply(ILedgerRows rows, FactStamp stamp) =>
        rows.AddDeadlines(ListedClock.Kind, Number, $"{Number}/l{Clock}", [Next]);
}

[FactName("finding.case-proposed.1")]
public sealed record CaseProposed(string Number, long Seen, string Reason) : FindingStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        Fire(rows, FindingTrigger.ProposeCase);
        RectificationRow rectification = rows.RectificationOf(Number);
        (rectification.CaseProposedAt, rectification.CaseReason) = (stamp.At, Reason);
    }
}

[FactName("finding.closure-proposed.1")]
public sealed record ClosureProposed(string Number, long Seen, string Reason) : FindingStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        Fire(rows, FindingTrigger.ProposeClosure);
        RectificationRow rectification = rows.RectificationOf(Number);
        (rectification.ClosureProposedAt, rectification.ClosureReason) = (stamp.At, Reason);
    }
}
