using ChatAssist.Chat;
using ChatAssist.Ledger;
using ChatAssist.Questionnaires;

namespace ChatAssist.Inspections;

public sealed record Member(string UserId, bool Certified);

public sealed record ChecklistChoice(string Id, string Version);

[FactName("inspection.started.1")]
public sealed record InspectionStarted(
    string Number,
    string TargetId,
    string TargetName,
    string Village,
    InspectionMode Mode,
    IReadOnlyList<Member> Members,
    IReadOnlyList<ChecklistChoice> Checklists) : Fact
{
    public override string Subject => Number;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        rows.Add(new InspectionRow
        {
            Number = Number,
            TargetId = TargetId,
            TargetName = TargetName,
            Village = Village,
            Mode = Mode,
            Lead = stamp.By,
            StartedAt = stamp.At,
            Version = 1,
        });
        foreach (Member member in Members)
        {
            rows.Add(new InspectionMemberRow { Inspection = Number, UserId = member.UserId, Certified = member.Certified });
        }

        for (int i = 0; i < Checklists.Count; i++)
        {
            rows.Add(new InspectionChecklistRow
            {
                Inspection = Number,
                Checklist = Checklists[i].Id,
                QuestionnaireVersion = Checklists[i].Version,
                Place = i + 1,
            });
        }
    }
}

/// <param name="Seen">The version of the answer that the person saw; 0 where there was none.</param>
public sealed record GivenAnswer(string Checklist, string Item, AnswerKind Kind, string? Value, string Words, long Seen);

[FactName("inspection.answered.1")]
public sealed record AnswersGiven(string Inspection, IReadOnlyList<GivenAnswer> Answers) : Fact
{
    public override string Subject => Inspection;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        if (rows.Find<InspectionRow>(Inspection) is not { State: InspectionState.Underway })
        {
            throw new ConflictException($"{Inspection} is not under way any more.");
        }

        foreach (GivenAnswer a in Answers)
        {
            AnswerRow? row = rows.Find<AnswerRow>(Inspection, a.Checklist, a.Item);
            if ((row?.Version ?? 0) != a.Seen)
            {
                throw new ConflictException($"{Inspection} {a.Checklist}/{a.Item} has another answer by now.");
            }

            if (row is null)
            {
                row = new AnswerRow { Inspection = Inspection, Checklist = a.Checklist, Item = a.Item, By = stamp.By };
                rows.Add(row);
            }

            (row.Kind, row.Value, row.Words) = (a.Kind, a.Value, a.Words);
            (row.By, row.At, row.Version) = (stamp.By, stamp.At, a.Seen + 1);
        }
    }
}

/// <param name="Id">Key of the message that brought it.</param>
/// <param name="Kind">image, voice, video, file, or waived with the reason in words.</param>
[FactName("evidence.given.1")]
public sealed record EvidenceGiven(string Id, string Record, string Checklist, string Item, string Kind, string MediaId, string Words) : Fact
{
    public override string Subject => Record;

    public override void Apply(ILedgerRows rows, FactStamp stamp) => rows.Add(new EvidenceRow
    {
        Id = Id,
        Subject = Record,
        Checklist = Checklist,
        Item = Item,
        Kind = Kind,
        MediaId = MediaId,
        Words = Words,
        By = stamp.By,
        At = stamp.At,
    });
}

/// <summary>Evidence that was taken on trust while its file was still on its way, and whose file turned out to be none.</summary>
/// <param name="Id">Of the evidence.</param>
[FactName("evidence.withdrawn.1")]
public sealed record EvidenceWithdrawn(string Id, string Record, string MediaId, MediaProblem Why) : Fact
{
    public override string Subject => Record;

    public override void Apply(ILedgerRows rows, FactStamp stamp) => rows.Remove(
        rows.Find<EvidenceRow>(Id) ?? throw new ConflictException($"The evidence {Id} is not there any more."));
}

[FactName("inspection.paused.1")]
public sealed record WalkPaused(string Inspection) : Fact
{
    public override string Subject => Inspection;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        // The walk's state is its answers; a pause is worth a line in the record and changes nothing.
    }
}

/// <summary>A photo that came without saying what it shows has found its item.</summary>
[FactName("evidence.assigned.1")]
public sealed record EvidenceAssigned(string Id, string Record, string Checklist, string Item) : Fact
{
    public override string Subject => Record;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        EvidenceRow row = rows.Find<EvidenceRow>(Id) ?? throw new ConflictException($"Evidence {Id} is not there.");
        (row.Checklist, row.Item) = (Checklist, Item);
    }
}

[FactName("inspection.arrived.1")]
public sealed record InspectorArrived(string Inspection, double Latitude, double Longitude, string Label) : Fact
{
    public override string Subject => Inspection;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        // The first place counts as that of the start; later ones stay in the journal.
        if (rows.Find<InspectionRow>(Inspection) is { StartLatitude: null } row)
        {
            (row.StartLatitude, row.StartLongitude) = (Latitude, Longitude);
        }
    }
}

[FactName("inspection.law-explained.1")]
public sealed record LawExplained(string Id, string Inspection, string Words) : Fact
{
    public override string Subject => Inspection;

    public override void Apply(ILedgerRows rows, FactStamp stamp) =>
        rows.Add(new PublicityRow { Id = Id, Inspection = Inspection, Words = Words, By = stamp.By, At = stamp.At });
}

[FactName("inspection.statement-taken.1")]
public sealed record StatementTaken(string Number, long Seen, string Words) : Fact
{
    public override string Subject => Number;

    public override void Apply(ILedgerRows rows, FactStamp stamp) => rows.Take<InspectionRow>(Seen, Number).Statement = Words;
}

[FactName("inspection.submitted.1")]
public sealed record InspectionSubmitted(
    string Number, long Seen, Signature Signature, string RefusalWords, IReadOnlyList<ReviewReason> Review) : Fact
{
    public override string Subject => Number;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        InspectionRow row = rows.Take<InspectionRow>(Seen, Number);
        row.State = InspectionLifecycle.Table.Fire(row.State, InspectionTrigger.Submit);
        row.EndedAt = stamp.At;
        (row.Signature, row.RefusalWords, row.Review) = (Signature, RefusalWords, string.Join(',', Review));
    }
}

[FactName("inspection.cancelled.1")]
public sealed record InspectionCancelled(string Number, long Seen, string Reason) : Fact
{
    public override string Subject => Number;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        InspectionRow row = rows.Take<InspectionRow>(Seen, Number);
        row.State = InspectionLifecycle.Table.Fire(row.State, InspectionTrigger.Cancel);
        (row.EndedAt, row.CancelReason) = (stamp.At, Reason);
    }
}
