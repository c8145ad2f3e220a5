using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Desk;
using ChatAssist.Host.Answers;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Media;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Outbox;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Telemetry;
using ChatAssist.Host.Writing;
using ChatAssist.Ledger;
using ChatAssist.People;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Turns;

/// <summary>A message whose inbox row is committed.</summary>
public sealed record ReceivedMessage(long InboxId, InboundMessage Message, byte[] Raw, DateTimeOffset ReceivedAt)
{
    /// <summary>The trace that its receipt began; none for one that a former process received.</summary>
    public ActivityContext Trace { get; init; }
}

/// <summary>
/// The straight line of one message: conversation loaded, dialog found, turn decided, turn written; decided again where
/// something changed meanwhile. A fault of ours ends in one apology with the conversation as it was; while the store is
/// in trouble the message waits, and its sender knows that it does.
/// </summary>
public sealed class TurnHandler(
    LibraryShelf shelf,
    LedgerReaders readers,
    LedgerWriter ledgerWriter,
    TurnWriter writer,
    MediaStore media,
    ReporterVault vault,
    DirectLine line,
    NodeLease lease,
    ReplyFiles files,
    SenderPace pace,
    TimeProvider clock,
    ILogger<TurnHandler> log)
{
    private const int MostDecisions = 20;

    /// <summary>A message whose handling ended the process this often is set aside, so that it cannot do so for ever.</summary>
    private const int MostAttempts = 3;

    /// <summary>Answers a message, however long the store makes it wait; ends early only where the program stops.</summary>
    /// <returns>The inbox row that is this person's next, where it is known that there is one.</returns>
    public async Task<long?> HandleAsync(ReceivedMessage received, CancellationToken stopping)
    {
        using Activity? trace = Signals.Traces.StartActivity("turn", ActivityKind.Consumer, received.Trace);
        using IDisposable? scope = Correlation.Begin(log, Correlation.IdOf(received.Message.Key));
        Settled settled = default;
        try
        {
            await pace.WaitAsync(received.Message.From, stopping);
            await Patience.KeepTryingAsync(
                async () => settled = await AnswerAsync(received), (e, failures) => Wait(received, e, failures), clock, stopping);
            Signals.Answered.Record((clock.GetUtcNow() - received.ReceivedAt).TotalSeconds);
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            log.LogInformation("Message {Id} is left to the next start, or to another node.", received.InboxId);
        }
        catch (Exception e)
        {
            log.LogError(DiscreetException.Of(e), "Message {Id} could not even be set aside.", received.InboxId);
        }

        return settled.Next;
    }

    /// <summary>The same for a message that the process before this one did not get done, for whatever reason.</summary>
    /// <param name="attempts">How often this has happened already.</param>
    /// <inheritdoc cref="HandleAsync"/>
    public async Task<long?> HandleAgainAsync(ReceivedMessage received, int attempts, CancellationToken stopping)
    {
        Settled aside = default;
        try
        {
            // Counted only now that its turn has come: others in the queue have nothing to do with how the process ended.
            await Patience.KeepTryingAsync(
                async () =>
                {
                    if (attempts >= MostAttempts)
                    {
                        aside = await SetAsideAsync(received);
                    }
                    else
                    {
                        await ledgerWriter.WriteAsync(
                            s => s.Run("UPDATE inbox SET attempts = attempts + 1 WHERE id = @p0", received.InboxId), stopping);
                    }
                },
                (e, failures) => Wait(received, e, failures),
                clock,
                stopping);
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            return null;
        }

        return attempts < MostAttempts ? await HandleAsync(received, stopping) : aside.Next;
    }

    private async Task<Settled> AnswerAsync(ReceivedMessage received)
    {
        InboundMessage message = received.Message with { Text = Link.Harmless(received.Message.Text) };
        Library library = shelf.Current;
        try
        {
            if ((library.Register.People.GetValueOrDefault(message.From) ?? Guests.Of(message)) is not { } sender)
            {
                return await writer.WriteAsync(received, Strangers.Refuse(library.Texts, message), null, clock.GetUtcNow());
            }

            if (message.Media is { } file)
            {
                // The reference is committed; the file itself is fetched now, so that a bad photo is answered at once.
                message = message with { Media = await media.FetchAsync(file, message.From, message.SentAt) };
            }

            for (int i = 0; i < MostDecisions; i++)
            {
                if (await TryDecideAsync(received with { Message = message }, sender) is { } settled)
                {
                    return settled;
                }
            }

            throw new InvalidOperationException($"Decided {MostDecisions} times, always in conflict.");
        }
        catch (Exception e) when (!StorageTrouble.Is(e) && e is not ChannelClosedException and not NodeLostException)
        {
            log.LogError(DiscreetException.Of(e), "Message {Id} of kind {Kind} could not be handled.", received.InboxId, message.Kind);
            return await SetAsideAsync(received);
        }
    }

    /// <summary>Gives a message up: it is kept for the operator, the person is told, the conversation stays as it was.</summary>
    private Task<Settled> SetAsideAsync(ReceivedMessage received) => writer.SetAsideAsync(
        received,
        Guests.IsGuest(received.Message.From) ? [] : [new Reply(received.Message.From, new TextBody(shelf.Current.Texts[DeskTexts.Apology]))],
        clock.GetUtcNow());

    private void Wait(ReceivedMessage received, Exception e, int failures)
    {
        log.LogError("Message {Id} waits for the store: {Type} {Error}", received.InboxId, e.GetType().Name, DiscreetException.Words(e));
        // One among several may only have been frozen: at the second try it hears that another has answered.
        if (failures == (lease.IsAlone ? 0 : 1))
        {
            _ = line.TellAsync(received.Message.From, DeskTexts.StorageBusy);
        }
    }

    /// <returns>Null where something changed meanwhile.</returns>
    private async Task<Settled?> TryDecideAsync(ReceivedMessage received, Person sender)
    {
        DateTimeOffset now = clock.GetUtcNow();
        (Conversation conversation, Turn turn) = await DecideAsync(received, sender, now);
        try
        {
            turn = await files.MakeAsync(turn, CancellationToken.None);
            Settled settled = await writer.WriteAsync(received, turn, conversation, now);
            if (!settled.Here)
            {
                log.LogInformation("Message {Id} was answered already.", received.InboxId);
            }

            return settled;
        }
        catch (ConflictException e)
        {
            log.LogInformation("Message {Id} is decided again: {Why}", received.InboxId, e.Message);
            return null;
        }
    }

    private async Task<(Conversation Conversation, Turn Turn)> DecideAsync(ReceivedMessage received, Person sender, DateTimeOffset now)
    {
        await using LedgerReaders.Reader reader = await readers.TakeAsync();
        LedgerContext ledger = reader.Ledger;
        var rows = await ledger.ReadAsync<ConversationRow>(nameof(ConversationRow.UserId), sender.UserId, CancellationToken.None);
        Conversation conversation = rows is not [var row]
            ? Conversation.New(sender.UserId)
            : new Conversation(
                row.UserId,
                new Position(row.Dialog, row.State),
                JsonSerializer.Deserialize<List<Choice>>(row.Offered, ChatJson.Options) ?? [],
                row.Version);
        var context = new TurnContext(conversation, received.Message, sender, now, ledger, shelf.Current)
        {
            SenderMark = vault.MarkOf(sender.UserId),
        };
        return (conversation, await Dialogs.Desk.TakeAsync(context, CancellationToken.None));
    }
}
