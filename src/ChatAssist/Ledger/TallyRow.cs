namespace ChatAssist.Ledger;

/// <summary>
/// How many records there are in all, counted as they come: what is asked of the whole past must not be counted anew each
/// time. Kept by the database itself (on SQLite by triggers, on PostgreSQL it is a view), so whoever writes keeps it right.
/// </summary>
public sealed class TallyRow
{
    /// <summary>finding or complaint.</summary>
    public required string Subject { get; set; }

    /// <summary>all, village, domain, person (of findings), severity (of findings) or source (of complaints).</summary>
    public required string Kind { get; set; }

    /// <summary>The village, the domain, … as the record has it; an enum by its number; "" of all.</summary>
    public required string Key { get; set; }
    public long Received { get; set; }

    /// <summary>Struck off, or closed.</summary>
    public long Closed { get; set; }

    /// <summary>Complaints that were merged into another one.</summary>
    public long Merged { get; set; }
}
