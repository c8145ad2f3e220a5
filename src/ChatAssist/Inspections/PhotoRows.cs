using ChatAssist.Chat;
using ChatAssist.Ledger;

namespace ChatAssist.Inspections;

/// <summary>
/// What a photo says of itself: read once from its stored bytes. Whoever edits a photo may make it say anything, and
/// most apps take it out; so it is never proof, only a reason to look.
/// </summary>
public sealed class PhotoRow
{
    /// <summary>The channel's id of the file.</summary>
    public required string MediaId { get; set; }

    /// <summary>By the camera's clock; where the photo names no time zone, read as the team's. Null where it says none.</summary>
    public DateTimeOffset? TakenAt { get; set; }

    /// <summary>Degrees, null where it says none.</summary>
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }

    /// <summary>Make and model, at most 60 characters.</summary>
    public string Camera { get; set; } = "";
}

/// <summary>How far a photo's own words are from what it was sent for.</summary>
public sealed class PhotoCheckRow : VersionedRow
{
    /// <summary>Id of the evidence.</summary>
    public required string Evidence { get; set; }

    /// <summary>Metres from the target's registered place; null where either is not known.</summary>
    public double? Metres { get; set; }

    /// <summary>Minutes outside the visit, below 0 before it; null where not known.</summary>
    public long? Minutes { get; set; }

    /// <summary>So far off that somebody should look.</summary>
    public bool Doubtful { get; set; }
}

[FactName("evidence.compared.1")]
public sealed record EvidenceCompared(string Id, string Record, double? Metres, long? Minutes, bool Doubtful) : Fact
{
    public override string Subject => Record;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        if (rows.Find<PhotoCheckRow>(Id) is not { } row)
        {
            row = new PhotoCheckRow { Evidence = Id };
            rows.Add(row);
        }

        (row.Metres, row.Minutes, row.Doubtful, row.Version) = (Metres, Minutes, Doubtful, row.Version + 1);
    }
}
