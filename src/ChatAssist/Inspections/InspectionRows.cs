using ChatAssist.Ledger;
using ChatAssist.Questionnaires;

namespace ChatAssist.Inspections;

/// <summary>Why a visit takes place (I-01).</summary>
public enum InspectionMode
{
    Planned,
    Joint,
    Random,
    Special,
    Complaint,
    Patrol,
    Ordered,
    Reinspection,
}

/// <summary>One visit to one target.</summary>
public sealed class InspectionRow : VersionedRow
{
    /// <summary>I-2026-0001.</summary>
    public required string Number { get; set; }
    public required string TargetId { get; set; }

    /// <summary>As the register had it on the day.</summary>
    public required string TargetName { get; set; }
    public required string Village { get; set; }
    public InspectionMode Mode { get; set; }
    public InspectionState State { get; set; }

    /// <summary>Userid of the inspector who opened it.</summary>
    public required string Lead { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Where an inspector said to be when the visit began, in degrees; null where nobody sent a place (I-06).</summary>
    public double? StartLatitude { get; set; }
    public double? StartLongitude { get; set; }

    /// <summary>The other party's statement or defence in its own words; "" where it had none (I-07).</summary>
    public string Statement { get; set; } = "";
    public Signature Signature { get; set; }

    /// <summary>Why it was not signed, and who witnessed that; "" otherwise.</summary>
    public string RefusalWords { get; set; } = "";

    /// <summary>Why a leader should look at it: names of <see cref="ReviewReason"/>, joined by commas; "" for none.</summary>
    public string Review { get; set; } = "";

    /// <summary>Why it was cancelled; "" otherwise.</summary>
    public string CancelReason { get; set; } = "";
}

public enum Signature
{
    None,
    Signed,

    /// <summary>Refused; the reason and the witness stand beside it.</summary>
    Refused,
}

/// <summary>A law explained during a visit (谁执法谁普法, I-10).</summary>
public sealed class PublicityRow
{
    /// <summary>Key of the message that told of it.</summary>
    public required string Id { get; set; }
    public required string Inspection { get; set; }
    public required string Words { get; set; }
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>Who took part; auxiliary staff may, but do not count (P-03).</summary>
public sealed class InspectionMemberRow
{
    public required string Inspection { get; set; }
    public required string UserId { get; set; }

    /// <summary>True where the person held a valid certificate on the day.</summary>
    public bool Certified { get; set; }
}

/// <summary>A checklist walked in a visit, in the version that it began with (C-06).</summary>
public sealed class InspectionChecklistRow
{
    public required string Inspection { get; set; }
    public required string Checklist { get; set; }
    public required string QuestionnaireVersion { get; set; }

    /// <summary>1-based order in the visit.</summary>
    public int Place { get; set; }
}

/// <summary>The latest answer to one item; earlier ones stay in the journal.</summary>
public sealed class AnswerRow : VersionedRow
{
    public required string Inspection { get; set; }
    public required string Checklist { get; set; }
    public required string Item { get; set; }
    public AnswerKind Kind { get; set; }
    public string? Value { get; set; }
    public string Words { get; set; } = "";
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }

    public Answer ToAnswer() => new(Kind, Value, Words);
}

/// <summary>A photo, voice note, video or file that was sent for an item, a finding or a re-inspection.</summary>
public sealed class EvidenceRow
{
    /// <summary>The message that brought it; unique.</summary>
    public required string Id { get; set; }

    /// <summary>The record that it belongs to: an inspection or a finding.</summary>
    public required string Subject { get; set; }
    public string Checklist { get; set; } = "";
    public string Item { get; set; } = "";

    /// <summary>image, voice, video, file or location, or "waived" where no photo could be taken; then Words says why.</summary>
    public required string Kind { get; set; }
    public string Words { get; set; } = "";

    /// <summary>The channel's id of the file; what was stored stands in the media table under it.</summary>
    public string MediaId { get; set; } = "";
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
}
