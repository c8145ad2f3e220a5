using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Desk;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Media;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using ChatAssist.Ledger;
using ChatAssist.People;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Turns;

/// <summary>A message whose inbox row is committed.</summary>
public sealed record ReceivedMessage(long InboxId, InboundMessage Message, byte[] Raw, DateTimeOffset ReceivedAt);

/// <summary>
/// The straight line of one message: conversation loaded, dialog found, turn decided, turn written; decided again where
/// something changed meanwhile. A fault of ours ends in one apology with the conversation as it was.
/// </summary>
public sealed class TurnHandler(
    LibraryShelf shelf,
    IDbContextFactory<LedgerContext> contexts,
    TurnWriter writer,
    MediaStore media,
    ReporterVault vault,
    TimeProvider clock,
    ILogger<TurnHandler> log)
{
    private const int MostDecisions = 20;

    public async Task HandleAsync(ReceivedMessage received)
    {
        InboundMessage message = received.Message;
        Library library = shelf.Current;
        if (!library.Register.People.TryGetValue(message.From, out Person? sender))
        {
            await writer.WriteAsync(received, Strangers.Refuse(library.Texts, message), null, clock.GetUtcNow());
            return;
        }

        try
        {
            if (message.Media is { } file)
            {
                // The reference is committed; the file itself is fetched now, so that a bad photo is answered at once.
                message = message with { Media = await media.FetchAsync(file, message.From, message.SentAt) };
            }

            for (int i = 0; i < MostDecisions; i++)
            {
                if (await TryDecideAsync(received with { Message = message }, sender))
                {
                    return;
                }
            }

            throw new InvalidOperationException($"Decided {MostDecisions} times, always in conflict.");
        }
        catch (Exception e)
        {
            log.LogError(e, "Message {Id} of kind {Kind} could not be handled.", received.InboxId, message.Kind);
            await SetAsideAsync(received);
        }
    }

    /// <summary>Gives a message up: it is kept for the operator, the person is told, the conversation stays as it was.</summary>
    public Task SetAsideAsync(ReceivedMessage received) =>
        writer.SetAsideAsync(received, new Reply(received.Message.From, new TextBody(shelf.Current.Texts[DeskTexts.Apology])), clock.GetUtcNow());

    private async Task<bool> TryDecideAsync(ReceivedMessage received, Person sender)
    {
        await using LedgerContext ledger = await contexts.CreateDbContextAsync();
        ConversationRow? row = await ledger.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.UserId == sender.UserId);
        Conversation conversation = row is null
            ? Conversation.New(sender.UserId)
            : new Conversation(
                row.UserId,
                new Position(row.Dialog, row.State),
                JsonSerializer.Deserialize<List<Choice>>(row.Offered, ChatJson.Options) ?? [],
                row.Version);
        DateTimeOffset now = clock.GetUtcNow();
        var context = new TurnContext(conversation, received.Message, sender, now, ledger, shelf.Current)
        {
            SenderMark = vault.MarkOf(sender.UserId),
        };
        try
        {
            Turn turn = await Dialogs.Desk.TakeAsync(context, CancellationToken.None);
            await writer.WriteAsync(received, turn, conversation, now);
            return true;
        }
        catch (ConflictException e)
        {
            log.LogInformation("Message {Id} is decided again: {Why}", received.InboxId, e.Message);
            return false;
        }
    }
}
