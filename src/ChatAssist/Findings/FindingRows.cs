using ChatAssist.Ledger;
using ChatAssist.Questionnaires;

namespace ChatAssist.Findings;

/// <summary>A problem found at a target, from the visit to the strike-off (F-01).</summary>
public sealed class FindingRow : VersionedRow
{
    /// <summary>F-2026-0001.</summary>
    public required string Number { get; set; }
    public required string Inspection { get; set; }
    public required string Checklist { get; set; }
    public required string Item { get; set; }
    public required string Domain { get; set; }
    public required string TargetId { get; set; }
    public required string TargetName { get; set; }
    public required string Village { get; set; }
    public required string Words { get; set; }
    public Severity Severity { get; set; }
    public Measure Measure { get; set; }

    /// <summary>Law and article by name, "" where the checklist names none.</summary>
    public string Basis { get; set; } = "";
    public FindingState State { get; set; }

    /// <summary>Userid of the inspector who follows it up.</summary>
    public required string Inspector { get; set; }
    public DateTimeOffset FoundAt { get; set; }

    /// <summary>Last day for putting it right.</summary>
    public DateOnly DueOn { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
}

public enum ReinspectionOutcome
{
    Passed,
    Partly,
    Failed,
}

/// <summary>One look at whether a finding was put right.</summary>
public sealed class ReinspectionRow
{
    public required string Finding { get; set; }

    /// <summary>1 for the first re-inspection of this finding.</summary>
    public int Round { get; set; }
    public ReinspectionOutcome Outcome { get; set; }
    public required string By { get; set; }

    /// <summary>Userid of the second certified inspector (P-03).</summary>
    public required string With { get; set; }
    public string Words { get; set; } = "";
    public DateTimeOffset At { get; set; }
}
