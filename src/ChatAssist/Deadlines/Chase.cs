namespace ChatAssist.Deadlines;

/// <summary>Who hears when of a deadline (K-05); spans by the clock.</summary>
/// <param name="WarnAhead">The two warnings to those who handle it, as long before the due time; the earlier one first.</param>
/// <param name="ToLeader">The leader hears as long after the due time.</param>
/// <param name="ToSupervisor">The supervisor hears as long after the due time, not before the leader.</param>
public sealed record Chase(IReadOnlyList<TimeSpan> WarnAhead, TimeSpan ToLeader, TimeSpan ToSupervisor);

/// <summary>When people are left alone; from the evening into the morning where it begins later than it ends.</summary>
public sealed record QuietHours(TimeOnly Begin, TimeOnly End)
{
    /// <summary>Is this time of day inside? The begin is, the end is not.</summary>
    public bool Contains(TimeOnly time) => time.IsBetween(Begin, End);
}

/// <summary>How many days ahead of its last day a certificate is warned of (P-02), the most first.</summary>
public sealed record CertificateWarnings(IReadOnlyList<int> DaysAhead);
