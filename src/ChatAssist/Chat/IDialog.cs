using ChatAssist.Content;
using ChatAssist.Ledger;
using ChatAssist.People;

namespace ChatAssist.Chat;

/// <summary>Everything that a decision may rest on. The same context always leads to the same turn.</summary>
/// <param name="Now">The instant of the decision; dialogs have no clock of their own.</param>
/// <param name="Library">Texts, checklists, rules and the register of people and targets, as they are in this turn.</param>
public sealed record TurnContext(
    Conversation Conversation,
    InboundMessage Message,
    Person Sender,
    DateTimeOffset Now,
    ILedger Ledger,
    Library Library)
{
    /// <summary>The command that the message was recognised as, or null.</summary>
    public Command? Command { get; init; }

    /// <summary>Keyed hash of the sender's userid: finds the own reports and opens nobody's.</summary>
    public string SenderMark { get; init; } = "";

    /// <summary>Today where the team works.</summary>
    public DateOnly Today => Library.Rules.DayOf(Now);

    /// <summary>A number of a yearly series, to be handed out when the turn is committed.</summary>
    public NewNumber NewNumber(string series, int ordinal = 1) =>
        Chat.NewNumber.In(series, Today.Year, Message.Key, ordinal);
}

/// <summary>A word that begins something: <c>检查 兴旺加油站</c> is the command inspect with the rest as its argument.</summary>
public sealed record Command(string Id, string Argument);

/// <summary>
/// One kind of talk. It decides and cannot act: no saving, no sending, no clock. What it returns is all that happens.
/// </summary>
public interface IDialog
{
    /// <summary>Part of every position and button key that leads here; never renamed, for both are stored.</summary>
    string Name { get; }

    /// <summary>Ids of the commands that begin it (dialogs/questions/commands.yaml).</summary>
    IReadOnlyList<string> Commands { get; }

    /// <summary>The turn, or null where the message says nothing to this dialog.</summary>
    Task<Turn?> TakeAsync(TurnContext context, CancellationToken cancellationToken);
}
