using ChatAssist.Chat;

namespace ChatAssist.Desk;

/// <summary>
/// Gives a message to the dialog that it is meant for: a pressed button says so itself, a bare number is one of the
/// choices just shown, a command alone always works, so does what is plainly a question; then the open dialog listens, then a
/// command with words behind it.
/// </summary>
public sealed class FrontDesk
{
    private readonly Dictionary<string, IDialog> _byName;
    private readonly ILookup<string, IDialog> _byCommand;
    private readonly IAside _aside;
    private readonly IDialog _last;
    private readonly Func<TurnContext, Turn, Turn> _after;

    /// <param name="aside">Remembers what was talked about without being open: to all others nothing is.</param>
    /// <param name="last">Answers what no other dialog understands; never null.</param>
    /// <param name="after">What every turn is given at its end, whoever decided it.</param>
    public FrontDesk(IReadOnlyList<IDialog> dialogs, IAside aside, IDialog last, Func<TurnContext, Turn, Turn>? after = null)
    {
        _after = after ?? ((_, turn) => turn);
        dialogs = [.. dialogs, aside];
        _byName = dialogs.Append(last).ToDictionary(d => d.Name);
        _byCommand = dialogs.Append(last).SelectMany(d => d.Commands.Select(c => (c, d))).ToLookup(x => x.c, x => x.d);
        (_aside, _last) = (aside, last);
    }

    /// <summary>Every command that some dialog answers; the words file must know exactly these.</summary>
    public IEnumerable<string> Commands => _byCommand.Select(c => c.Key).Where(c => c != RecordNumber.Command);

    /// <summary>Every dialog by its name, which stands in stored positions and keys.</summary>
    public IEnumerable<string> Names => _byName.Keys;

    public async Task<Turn> TakeAsync(TurnContext context, CancellationToken cancellationToken)
    {
        context = context with { Message = AsChoice(context) };
        TurnContext asked = context;
        if (context.Conversation.Position.Dialog == _aside.Name)
        {
            context = context with { Conversation = context.Conversation with { Position = Position.Idle } };
        }

        Turn? turn = null;
        IHeard? heard = null;
        if (context.Message is { For: { } about })
        {
            turn = _byName.TryGetValue(about[..Math.Max(0, about.IndexOf('/', StringComparison.Ordinal))], out IDialog? meant)
                ? await meant.TakeAsync(context, cancellationToken)
                : null;
        }
        else if (context.Message.Kind == MessageKind.Button)
        {
            string key = context.Message.Text;
            if (key.StartsWith("do/", StringComparison.Ordinal))
            {
                int blank = key.IndexOf(' ', StringComparison.Ordinal);
                turn = await CommandAsync(
                    context, blank < 0 ? new Command(key[3..], "") : new Command(key[3..blank], key[(blank + 1)..]), cancellationToken);
            }
            else if (key.StartsWith("scan:", StringComparison.Ordinal))
            {
                // A scanned code stands for the target that it names (T-02).
                turn = await CommandAsync(context, new Command("inspect", key[5..]), cancellationToken);
            }
            else
            {
                int slash = key.IndexOf('/', StringComparison.Ordinal);
                turn = _byName.TryGetValue(slash < 0 ? key : key[..slash], out IDialog? target)
                    ? await target.TakeAsync(context, cancellationToken)
                    : null;
            }
        }
        else
        {
            bool words = context.Message.Kind == MessageKind.Text;
            turn = words && (RecordNumber.Find(context.Message.Text) ?? context.Library.Commands.Exact(context.Message.Text)) is { } alone
                ? await CommandAsync(context, alone, cancellationToken)
                : null;
            if (turn is null && words)
            {
                heard = _aside.Hear(asked);
                turn = await heard.InterruptAsync(cancellationToken);
            }

            if (_byName.TryGetValue(context.Conversation.Position.Dialog, out IDialog? open))
            {
                turn ??= await open.TakeAsync(context, cancellationToken);
            }

            if (words && context.Library.Commands.Leading(context.Message.Text) is { } leading)
            {
                turn ??= await CommandAsync(context, leading, cancellationToken);
            }
        }

        if (turn is null && context.Message.Kind != MessageKind.Button && context.Conversation.Position == Position.Idle)
        {
            // Nothing is open: whoever makes something of it may.
            foreach (IDialog dialog in _byName.Values)
            {
                turn ??= dialog == _aside && context.Message.Kind == MessageKind.Text
                    ? await (heard ??= _aside.Hear(asked)).TakeAsync(cancellationToken)
                    : await dialog.TakeAsync(context, cancellationToken);
            }
        }

        turn ??= await _last.TakeAsync(context, cancellationToken)
            ?? throw new InvalidOperationException("The last dialog must answer.");
        return CloseCard(context, _after(context, turn));
    }

    /// <summary>A pressed card shows from then on what was pressed, and cannot be pressed again.</summary>
    private static Turn CloseCard(TurnContext context, Turn turn)
    {
        if (context.Message is not { Kind: MessageKind.Button, CardCode: { Length: > 0 } code } message)
        {
            return turn;
        }

        string label = context.Conversation.Offered.FirstOrDefault(c => c.Key == message.Text)?.Label
            ?? context.Library.Texts[DeskTexts.Pressed];
        return turn with { Replies = [new Reply(context.Sender.UserId, new CardClosedBody(code, label)), .. turn.Replies] };
    }

    /// <summary>Several dialogs may answer a command (进度 of a walk, 进度 of everything): the first that can, in order.</summary>
    private async Task<Turn?> CommandAsync(TurnContext context, Command command, CancellationToken cancellationToken)
    {
        foreach (IDialog dialog in _byCommand[command.Id])
        {
            if (await dialog.TakeAsync(context with { Command = command }, cancellationToken) is { } turn)
            {
                return turn;
            }
        }

        return null;
    }

    /// <summary>A bare number, or a choice's own words, where choices were just shown, is that choice.</summary>
    private static InboundMessage AsChoice(TurnContext context)
    {
        InboundMessage message = context.Message;
        if (message.Kind != MessageKind.Text || context.Conversation.Offered.Count == 0)
        {
            return message;
        }

        string said = message.Text.Trim();
        Choice? chosen = int.TryParse(said, out int n)
            ? context.Conversation.Offered.ElementAtOrDefault(n - 1)
            : context.Conversation.Offered.FirstOrDefault(c => c.Label == said);
        return chosen is null ? message : message with { Kind = MessageKind.Button, Text = chosen.Key };
    }
}
