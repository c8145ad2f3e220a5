using System.Security.Cryptography;
using System.Text;
using ChatAssist.Chat;
using ChatAssist.Deadlines;
using ChatAssist.Ledger;

namespace ChatAssist.Complaints;

/// <summary>A fact that brings a complaint from one state to the next; the table says whether it may.</summary>
public abstract record ComplaintStep(string Number, long Seen) : Fact
{
    public override string Subject => Number;

    protected ComplaintRow Fire(ILedgerRows rows, ComplaintTrigger trigger)
    {
        ComplaintRow row = rows.Take<ComplaintRow>(Seen, Number);
        row.State = ComplaintLifecycle.Table.Fire(row.State, trigger);
        return row;
    }

    /// <summary>Sets a clock anew; the alarms of the one before say nothing from now on.</summary>
    protected static void Wind(ILedgerRows rows, ComplaintRow row, DateTimeOffset dueAt, bool provisional, IEnumerable<DeadlineStep> steps)
    {
        row.Clock++;
        (row.DueAt, row.DueProvisional) = (dueAt, provisional);
        foreach (DeadlineStep step in steps)
        {
            rows.Add(new DeadlineRow
            {
                Id = $"{row.Number}/{row.Clock}/{step.Step}",
                Subject = row.Number,
                Kind = ComplaintClock.Kind,
                Step = step.Step,
                DueAt = step.DueAt,
            });
        }
    }
}

/// <summary>Who reported it is not here: the journal is read by more people than may know (K-09).</summary>
[FactName("complaint.received.1")]
public sealed record ComplaintReceived(
    string Number,
    Source Source,
    string Domain,
    string Words,
    string Place,
    string TargetId,
    string Village,
    bool Anonymous,
    DateTimeOffset ReceivedAt,
    DateTimeOffset DueAt,
    bool DueProvisional,
    IReadOnlyList<DeadlineStep> Steps,
    string External = "") : ComplaintStep(Number, 0)
{
    /// <summary>Who reports by himself is hidden; who enters what others reported answers for it.</summary>
    public override bool HidesSender => Source is Source.Village or Source.Inspector;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        var row = new ComplaintRow
        {
            Number = Number,
            Source = Source,
            Domain = Domain,
            Words = Words,
            Place = Place,
            TargetId = TargetId,
            Village = Village,
            Anonymous = Anonymous,
            ReceivedAt = ReceivedAt,
            External = External,
            Version = 1,
        };
        rows.Add(row);
        Wind(rows, row, DueAt, DueProvisional, Steps);
    }
}

/// <summary>The reporter corrected what was guessed, or asked to stay anonymous.</summary>
[FactName("complaint.corrected.1")]
public sealed record ComplaintCorrected(
    string Number, long Seen, string? Domain, string? Place, string? TargetId, string? Village, string? MoreWords, bool? Anonymous)
    : ComplaintStep(Number, Seen)
{
    /// <summary>The report in other words: where it told of two problems and the other one has a number of its own now.</summary>
    public string? Words { get; init; }

    public override bool HidesSender => true;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        ComplaintRow row = rows.Take<ComplaintRow>(Seen, Number);
        row.Domain = Domain ?? row.Domain;
        row.Place = Place ?? row.Place;
        row.TargetId = TargetId ?? row.TargetId;
        row.Village = Village ?? row.Village;
        row.Anonymous = Anonymous ?? row.Anonymous;
        row.Words = Words ?? (MoreWords is null ? row.Words : $"{row.Words}；{MoreWords}");
    }
}

[FactName("complaint.triaged.1")]
public sealed record ComplaintTriaged(
    string Number, long Seen, Clue Clue, string Reason, DateTimeOffset DueAt, bool DueProvisional, IReadOnlyList<DeadlineStep> Steps)
    : ComplaintStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        ComplaintRow row = Fire(
            rows, rows.Find<ComplaintRow>(Number)?.State == ComplaintState.Received ? ComplaintTrigger.Triage : ComplaintTrigger.Reclassify);
        (row.Clue, row.ClueReason) = (Clue, Reason);
        Wind(rows, row, DueAt, DueProvisional, Steps);
    }
}

/// <param name="Reason">Why it was handed on; "" for the first handler.</param>
[FactName("complaint.assigned.1")]
public sealed record ComplaintAssigned(string Number, long Seen, string Handler, string Reason) : ComplaintStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp) => Fire(rows, ComplaintTrigger.Assign).Handler = Handler;
}

[FactName("complaint.started.1")]
public sealed record VerificationStarted(string Number, long Seen) : ComplaintStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp) => Fire(rows, ComplaintTrigger.Start).StartedAt = stamp.At;
}

[FactName("complaint.verified.1")]
public sealed record ComplaintVerified(string Number, long Seen, bool Substantiated, string Words) : ComplaintStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        ComplaintRow row = Fire(rows, ComplaintTrigger.Verify);
        (row.Substantiated, row.Verified, row.VerifiedAt) = (Substantiated, Words, stamp.At);
    }
}

[FactName("complaint.handled.1")]
public sealed record ComplaintHandled(string Number, long Seen, string Words) : ComplaintStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        ComplaintRow row = Fire(rows, ComplaintTrigger.Handle);
        (row.Handled, row.HandledAt) = (Words, stamp.At);
    }
}

/// <param name="Told">False where nobody could be told; then the words say why.</param>
[FactName("complaint.fed-back.1")]
public sealed record ComplaintFedBack(string Number, long Seen, bool Told, string Words) : ComplaintStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        ComplaintRow row = Fire(rows, ComplaintTrigger.FeedBack);
        (row.Feedback, row.FedBackAt) = (Words, stamp.At);
    }
}

[FactName("complaint.closed.1")]
public sealed record ComplaintClosed(string Number, long Seen) : ComplaintStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp) => Fire(rows, ComplaintTrigger.Close).ClosedAt = stamp.At;
}

[FactName("complaint.transferred.1")]
public sealed record ComplaintTransferred(string Number, long Seen, string Office, string Reason, DateTimeOffset FollowUpAt)
    : ComplaintStep(Number, Seen)
{
    public const string FollowUp = "follow-up";
    public const string FollowUpAgain = "follow-up-again";

    /// <summary>When leader and supervisor hear that there is no answer yet; null in journals from before that.</summary>
    public DateTimeOffset? AgainAt { get; init; }

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        ComplaintRow row = Fire(rows, ComplaintTrigger.Transfer);
        row.Office = Office;
        // The clock for checking stops; another one asks for the office's answer.
        Wind(rows, row, FollowUpAt, provisional: false, AgainAt is { } again
            ? [new DeadlineStep(FollowUp, FollowUpAt), new DeadlineStep(FollowUpAgain, again)]
            : [new DeadlineStep(FollowUp, FollowUpAt)]);
    }
}

[FactName("complaint.merged.1")]
public sealed record ComplaintMerged(string Number, long Seen, string Into) : ComplaintStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        // What was answered meanwhile would leave this one's reporter without an answer.
        if (Into == Number || rows.Find<ComplaintRow>(Into) is not { State: < ComplaintState.FedBack })
        {
            throw new ConflictException($"{Number} cannot be merged into {Into}.");
        }

        Fire(rows, ComplaintTrigger.Merge).MergedInto = Into;
    }
}

/// <summary>The year's notice of holidays has come: what was assumed of its days is computed again from the original receipt (K-04).</summary>
/// <param name="Was">When it was due by what was assumed.</param>
/// <param name="Steps">Of the new clock; empty where the step is done and nobody is chased any more.</param>
[FactName("complaint.recomputed.1")]
public sealed record ComplaintRecomputed(
    string Number, long Seen, DateTimeOffset Was, DateTimeOffset DueAt, bool DueProvisional, IReadOnlyList<DeadlineStep> Steps)
    : ComplaintStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        ComplaintRow row = rows.Take<ComplaintRow>(Seen, Number);
        if (Steps.Count > 0)
        {
            Wind(rows, row, DueAt, DueProvisional, Steps);
        }
        else
        {
            (row.DueAt, row.DueProvisional) = (DueAt, DueProvisional);
        }
    }
}

/// <summary>A surprise inspection began because of it (S0 三5).</summary>
[FactName("complaint.inspected.1")]
public sealed record ComplaintInspected(string Number, long Seen, string Inspection) : ComplaintStep(Number, Seen)
{
    public override void Apply(ILedgerRows rows, FactStamp stamp) => rows.Take<ComplaintRow>(Seen, Number).Inspection = Inspection;
}

/// <summary>Somebody looked at who reported: every look is written down (K-09).</summary>
[FactName("complaint.reporter-seen.1")]
public sealed record ReporterSeen(string Number) : Fact
{
    public override string Subject => Number;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        // The line in the journal is the point of it.
    }
}

/// <summary>A photo, voice note or file from the reporter; who that was is not said.</summary>
[FactName("complaint.evidence.1")]
public sealed record ReporterEvidence(string Id, string Number, string Kind, string MediaId) : Fact
{
    public override string Subject => Number;

    public override bool HidesSender => true;

    /// <param name="key">Of the message: it names the sender, so only its hash is kept.</param>
    public static ReporterEvidence Of(string key, string number, string kind, string mediaId) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32], number, kind, mediaId);

    public override void Apply(ILedgerRows rows, FactStamp stamp) => rows.Add(new Inspections.EvidenceRow
    {
        Id = Id,
        Subject = Number,
        Kind = Kind,
        MediaId = MediaId,
        By = stamp.By,
        At = stamp.At,
    });
}
