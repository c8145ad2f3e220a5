using ChatAssist.Ledger;

namespace ChatAssist.Complaints;

/// <summary>Where a report came from (K-01).</summary>
public enum Source
{
    /// <summary>A village official or grid worker in the chat.</summary>
    Village,

    /// <summary>A work order of the 12345 line.</summary>
    Hotline,
    Letter,
    Visit,
    Phone,

    /// <summary>Handed over from above or by another office.</summary>
    Transfer,

    /// <summary>An inspector's own observation.</summary>
    Inspector,
}

/// <summary>How hard it is to check, which decides the clock (S3 五(二)3).</summary>
public enum Clue
{
    /// <summary>Nobody has sorted it yet; until then the shorter clock runs.</summary>
    Unsorted,

    /// <summary>Verified within 24 hours of receipt.</summary>
    General,

    /// <summary>Verification started within three working days.</summary>
    Complex,
}

/// <summary>A complaint or problem report. Who reported it is nowhere in it: see <see cref="ReporterRow"/>.</summary>
public sealed class ComplaintRow : VersionedRow
{
    /// <summary>C-2026-0001.</summary>
    public required string Number { get; set; }
    public Source Source { get; set; }
    public ComplaintState State { get; set; }

    /// <summary>Domain id, as in the checklists.</summary>
    public required string Domain { get; set; }
    public required string Words { get; set; }

    /// <summary>Where, in words; "" where nobody said.</summary>
    public string Place { get; set; } = "";
    public string TargetId { get; set; } = "";
    public string Village { get; set; } = "";
    public bool Anonymous { get; set; }
    public Clue Clue { get; set; }

    /// <summary>Why it was sorted so.</summary>
    public string ClueReason { get; set; } = "";
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>The legal end of the step that the clock runs for: verified (general) or started (complex).</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>True where the calendar of the year is not known yet: recomputed when it is.</summary>
    public bool DueProvisional { get; set; }

    /// <summary>Counts up whenever the clock is set anew; an alarm of an older one says nothing.</summary>
    public int Clock { get; set; }

    /// <summary>Userid of who checks it; "" while nobody does.</summary>
    public string Handler { get; set; } = "";
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? VerifiedAt { get; set; }

    /// <summary>Null where another office handled it, and for what was handled before this was kept.</summary>
    public DateTimeOffset? HandledAt { get; set; }
    public DateTimeOffset? FedBackAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>What was found out, and whether it was so.</summary>
    public string Verified { get; set; } = "";
    public bool? Substantiated { get; set; }
    public string Handled { get; set; } = "";

    /// <summary>What the reporters were told, or why they could not be.</summary>
    public string Feedback { get; set; } = "";

    /// <summary>The office that it was given to; "" for none.</summary>
    public string Office { get; set; } = "";

    /// <summary>The complaint that it was merged into; "" for none.</summary>
    public string MergedInto { get; set; } = "";

    /// <summary>The surprise inspection that it led to; "" for none.</summary>
    public string Inspection { get; set; } = "";

    /// <summary>The work order's own number; "" for none. Unique where there is one.</summary>
    public string External { get; set; } = "";
}

/// <summary>
/// Who reported, sealed with the installation's key (K-09). No other row repeats it. The mark lets a person find the own
/// reports without opening anybody's.
/// </summary>
public sealed class ReporterRow
{
    /// <summary>Key of the message or import row that brought it.</summary>
    public required string Id { get; set; }
    public required string Complaint { get; set; }

    /// <summary>Keyed hash of the userid; "" for a reporter without one.</summary>
    public required string Mark { get; set; }

    /// <summary>The sealed <see cref="Reporter"/>.</summary>
    public byte[] Sealed { get; set; } = [];
}

/// <summary>A reporter's identity, in the clear only while somebody who may see it looks, or an answer is sent.</summary>
/// <param name="UserId">Reached in the chat; null for somebody who is not.</param>
public sealed record Reporter(string? UserId, string? Name, string? Phone)
{
    /// <summary>Left nothing: there is nobody to be shown or answered.</summary>
    public static readonly Reporter Unknown = new(null, null, null);
}
