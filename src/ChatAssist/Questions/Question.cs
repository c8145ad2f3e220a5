namespace ChatAssist.Questions;

/// <summary>
/// What is asked, in the slots of the contract (`chatassist ask --explain`); a slot that was not said is null. Values are
/// the words of <see cref="Slots"/>, ids of the register, or days.
/// </summary>
public sealed record Question
{
    /// <summary>What kind of record; never null in a question that was understood.</summary>
    public string? Object { get; init; }

    /// <summary>count, list, trend, rate or progress; never null in a question that was understood.</summary>
    public string? Measure { get; init; }

    /// <summary>Userid of the person whose work it is about.</summary>
    public string? Person { get; init; }

    /// <summary>Name of a village or community, or id of any other target.</summary>
    public string? Place { get; init; }

    /// <summary>Domain of the checklists.</summary>
    public string? Domain { get; init; }

    public string? Status { get; init; }

    /// <summary>Of findings: general or major.</summary>
    public string? Severity { get; init; }

    /// <summary>Of complaints: the way on which they came.</summary>
    public string? Source { get; init; }

    /// <summary>Of complaints: general or complex.</summary>
    public string? Clue { get; init; }

    /// <summary>First day, inclusive; null: from the beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, inclusive; null: without end.</summary>
    public DateOnly? To { get; init; }

    public string? GroupBy { get; init; }

    /// <summary>Of a rate: what was done within its time, of what was due; no slot of the contract.</summary>
    public bool OnTime { get; init; }

    /// <summary>Of documents: the id of the kind, or <see cref="OtherPaper"/>; no slot of the contract.</summary>
    public string? Paper { get; init; }

    /// <summary>A kind of paper that is not made here.</summary>
    public const string OtherPaper = "other";

    /// <summary>A record's number in its proper form, as F-2026-0001.</summary>
    public string? Record { get; init; }
}
