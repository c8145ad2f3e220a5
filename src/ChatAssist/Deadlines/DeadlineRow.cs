namespace ChatAssist.Deadlines;

public enum DeadlineState
{
    Open,
    Done,
}

/// <summary>
/// Something that must be looked at when its time has come. Written in the transaction of the turn that set the clock
/// running; a scheduler only wakes the sweep that reads these rows, so no deadline depends on memory.
/// </summary>
public sealed class DeadlineRow
{
    /// <summary>Subject, kind and step joined: the same step of the same record exists once.</summary>
    public required string Id { get; set; }

    /// <summary>The record: F-2026-0001.</summary>
    public required string Subject { get; set; }

    /// <summary>Which rule answers for it.</summary>
    public required string Kind { get; set; }

    /// <summary>Which of the rule's steps: warn, due …</summary>
    public required string Step { get; set; }
    public DateTimeOffset DueAt { get; set; }
    public DeadlineState State { get; set; }
}
