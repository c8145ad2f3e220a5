using ChatAssist.Ledger;

namespace ChatAssist.Findings;

/// <summary>How a finding is put right: its clocks and what was decided on the way. One for each finding, from its first day.</summary>
public sealed class RectificationRow : VersionedRow
{
    public required string Finding { get; set; }

    /// <summary>Which clock of the last day runs: an alarm of an earlier one says nothing.</summary>
    public int Clock { get; set; }

    /// <summary>Which clock of the re-inspection runs.</summary>
    public int ReinspectionClock { get; set; }

    /// <summary>The last day for the re-inspection; null where none is due.</summary>
    public DateOnly? ReinspectOn { get; set; }

    /// <summary>It reaches into a year whose days off are not known yet.</summary>
    public bool ReinspectProvisional { get; set; }

    /// <summary>When the target's side said that it is put right; null where it did not since the last re-inspection.</summary>
    public DateTimeOffset? ReportedAt { get; set; }
    public int Reports { get; set; }
    public int Extensions { get; set; }

    /// <summary>Under listed supervision since; null where it is not.</summary>
    public DateTimeOffset? ListedAt { get; set; }
    public int ListClock { get; set; }
    public string ListReason { get; set; } = "";
    public DateTimeOffset? CaseProposedAt { get; set; }
    public string CaseReason { get; set; } = "";
    public DateTimeOffset? ClosureProposedAt { get; set; }
    public string ClosureReason { get; set; } = "";
}

/// <summary>A longer time that was asked for (F-03): by whom, why, and what became of it.</summary>
public sealed class ExtensionRow : VersionedRow
{
    public required string Finding { get; set; }

    /// <summary>1 for the first one of this finding.</summary>
    public int Place { get; set; }
    public DateOnly Before { get; set; }
    public DateOnly Until { get; set; }
    public required string Reason { get; set; }
    public required string AskedBy { get; set; }
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>"" while nobody has decided.</summary>
    public string DecidedBy { get; set; } = "";
    public DateTimeOffset? DecidedAt { get; set; }
    public bool Granted { get; set; }
    public string Answer { get; set; } = "";
}

/// <summary>On which way the target's side said that it is put right.</summary>
public enum ReportedBy
{
    Village,

    /// <summary>On the page behind the sealed link.</summary>
    Enterprise,

    /// <summary>Told to the inspector, who noted it.</summary>
    Inspector,
}

/// <summary>Word from the target's side that a finding is put right (F-05); its photos are evidence of the finding.</summary>
public sealed class RectificationReportRow : VersionedRow
{
    public required string Finding { get; set; }

    /// <summary>1 for the first one of this finding.</summary>
    public int Place { get; set; }
    public ReportedBy Source { get; set; }
    public required string By { get; set; }
    public string Words { get; set; } = "";
    public DateTimeOffset At { get; set; }

    /// <summary>The item of <see cref="Inspections.EvidenceRow"/> under which its photos stand.</summary>
    public static string ItemOf(int place) => $"rectified-{place}";
}
