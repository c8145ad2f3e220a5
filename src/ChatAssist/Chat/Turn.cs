using System.Text.Json.Serialization;
using ChatAssist.Ledger;

namespace ChatAssist.Chat;

/// <summary>
/// Something that happened and is now true. Written to the journal as JSON under its <see cref="FactNameAttribute"/> and
/// applied to the ledger's rows in the same transaction.
/// </summary>
public abstract record Fact
{
    /// <summary>The record that it is about, by number (I-2026-0001), or "" where it is about none.</summary>
    [JsonIgnore]
    public virtual string Subject => "";

    /// <summary>
    /// True where the sender is a reporter: then neither the journal nor a row names who it was (K-09). The message itself
    /// stays in the inbox, which nobody is shown.
    /// </summary>
    [JsonIgnore]
    public virtual bool HidesSender => false;

    /// <summary>Changes the rows that it is about. Pure: no clock, no chance, no I/O of its own.</summary>
    /// <exception cref="ConflictException">What it was decided on has changed.</exception>
    public abstract void Apply(ILedgerRows rows, FactStamp stamp);
}

/// <summary>Who made a fact true, when, in whose records.</summary>
public readonly record struct FactStamp(DateTimeOffset At, string By, string UnitId)
{
    /// <summary>What stands in place of the sender of a fact that hides who it was.</summary>
    public const string Hidden = "reporter";
}

/// <summary>A fact's name in the journal, with its version (inspection.started.1): an old journal reads for ever.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FactNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>What a dialog decides: where the talk stands next, what is said to whom, what is now true.</summary>
public sealed record Turn(Position Next, IReadOnlyList<Reply> Replies, IReadOnlyList<Fact> Facts)
{
    /// <summary>Numbers that the writer hands out when it commits: gapless, so a dialog cannot know them.</summary>
    public IReadOnlyList<NewNumber> NewNumbers { get; init; } = [];

    /// <summary>Who reported what: sealed by the host on its way to a table of its own, and nowhere else.</summary>
    public IReadOnlyList<NewReporter> Reporters { get; init; } = [];

    /// <summary>True where even a turn without facts would tell who reports (K-09): the journal does not name the sender.</summary>
    public bool HidesSender { get; init; }
}

/// <param name="Complaint">Its number, or the token of one that is being made.</param>
public sealed record NewReporter(string Complaint, Complaints.Reporter Reporter);

/// <summary>Addresses that a dialog can write to without knowing whose they are.</summary>
public static class Address
{
    private const string Reporters = "reporters:";

    /// <summary>Everybody who reported this problem, or one that was merged into it, and can be reached in the chat.</summary>
    public static string OfReporters(string complaint) => Reporters + complaint;

    /// <summary>The complaint whose reporters are meant, or null for a person's own address.</summary>
    public static string? ComplaintOf(string address) =>
        address.StartsWith(Reporters, StringComparison.Ordinal) ? address[Reporters.Length..] : null;
}

/// <summary>
/// A number of a gapless yearly series (I inspection, F finding, C complaint) that does not exist yet.
/// Until the turn is committed <see cref="Token"/> stands for it in facts, position and replies; the writer puts the
/// number in its place. The token carries the message's id, so nothing that a person types can pass for one.
/// </summary>
public sealed record NewNumber(string Series, int Year, string Token)
{
    public static NewNumber In(string series, int year, string messageId, int ordinal = 1) =>
        new(series, year, $"⟦{series}{ordinal}:{messageId}⟧");

    /// <summary>The number in the form people see: I-2026-0001.</summary>
    public static string Format(string series, int year, long n) => $"{series}-{year}-{n:0000}";

    public override string ToString() => Token;
}
