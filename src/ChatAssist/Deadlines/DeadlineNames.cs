namespace ChatAssist.Deadlines;

/// <summary>The periods that the program asks config/deadlines.yaml for; each stands there, and no other.</summary>
public static class DeadlineNames
{
    /// <summary>A general clue is verified (K-03).</summary>
    public const string ComplaintGeneral = "complaint-general";

    /// <summary>Verification of a complex clue has started (K-04).</summary>
    public const string ComplaintComplex = "complaint-complex";

    /// <summary>Re-inspection after the party's request or the end of the time given (F-04).</summary>
    public const string Reinspection = "reinspection";

    /// <summary>Seizing and sealing, with one extension (D-02, 行政强制法 25).</summary>
    public const string Seizure = "seizure";

    /// <summary>Fines taken on the spot are handed in (行政处罚法 71).</summary>
    public const string PenaltyCashHandedIn = "penalty-cash-handed-in";

    /// <summary>A published decision that was changed or revoked is withdrawn (行政处罚法 48).</summary>
    public const string PenaltyPublicationWithdrawn = "penalty-publication-withdrawn";

    /// <summary>The party asks for a hearing (行政处罚法 64).</summary>
    public const string PenaltyHearingRequested = "penalty-hearing-requested";

    /// <summary>It is decided what becomes of evidence preserved ahead (行政处罚法 56).</summary>
    public const string PenaltyPreservedDecided = "penalty-preserved-decided";

    /// <summary>The decision is served on a party who was not there (行政处罚法 61).</summary>
    public const string PenaltyServed = "penalty-served";

    public static IReadOnlyList<string> All { get; } =
    [
        ComplaintGeneral, ComplaintComplex, Reinspection, Seizure, PenaltyCashHandedIn, PenaltyPublicationWithdrawn,
        PenaltyHearingRequested, PenaltyPreservedDecided, PenaltyServed,
    ];

    /// <summary>Those that are chased with warnings and escalation (K-05).</summary>
    public static IReadOnlyList<string> Chased { get; } = [ComplaintGeneral, ComplaintComplex, Reinspection];
}
