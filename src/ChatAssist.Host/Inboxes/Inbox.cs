using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Turns;
using ChatAssist.Host.Writing;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Inboxes;

/// <summary>The door: what a channel hands in is on disk before <see cref="AcceptAsync"/> returns.</summary>
public sealed class Inbox(
    LedgerWriter writer,
    IDbContextFactory<LedgerContext> contexts,
    TurnHandler turns,
    UserLanes lanes,
    TimeProvider clock,
    ILogger<Inbox> log)
{
    /// <summary>A message that ended the process this often is set aside, so that it cannot do so for ever.</summary>
    private const int MostAttempts = 3;

    /// <summary>
    /// Stores a message, once per <see cref="InboundMessage.Key"/>, and sees that it is handled. When this returns the
    /// message is durable and the channel may acknowledge; when it throws, the channel must not.
    /// </summary>
    /// <param name="raw">The decrypted bytes as the channel sent them.</param>
    /// <returns>False where the key was known already: a redelivery, nothing more to do.</returns>
    public async Task<bool> AcceptAsync(InboundMessage message, ReadOnlyMemory<byte> raw, CancellationToken cancellationToken)
    {
        string json = JsonSerializer.Serialize(message, ChatJson.Options);
        byte[] bytes = raw.ToArray();
        DateTimeOffset now = clock.GetUtcNow();
        long? id = await writer.WriteAsync<long?>(
            s => s.Value(
                "INSERT INTO inbox (key, user_id, received_at, message, raw, state, attempts) "
                + "VALUES (@p0, @p1, @p2, @p3, @p4, 0, 0) ON CONFLICT (key) DO NOTHING RETURNING id",
                message.Key, message.From, now.ToUnixTimeMilliseconds(), json, bytes) is { } v and not DBNull
                    ? Convert.ToInt64(v)
                    : null,
            cancellationToken);
        if (id is null)
        {
            return false;
        }

        var received = new ReceivedMessage(id.Value, message, bytes, now);
        lanes.Enqueue(message.From, () => turns.HandleAsync(received));
        return true;
    }

    /// <summary>Takes up what was acknowledged and not answered before the process ended, oldest first.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<InboxRow> waiting = await context.Inbox.AsNoTracking()
            .Where(x => x.State == InboxState.Waiting).OrderBy(x => x.Id).ToListAsync(cancellationToken);
        if (waiting.Count > 0)
        {
            log.LogInformation("{Count} messages were waiting for an answer.", waiting.Count);
        }

        foreach (InboxRow row in waiting)
        {
            await writer.WriteAsync(s => s.Run("UPDATE inbox SET attempts = attempts + 1 WHERE id = @p0", row.Id), cancellationToken);
            var message = JsonSerializer.Deserialize<InboundMessage>(row.Message, ChatJson.Options)!;
            var received = new ReceivedMessage(row.Id, message, row.Raw, row.ReceivedAt);
            lanes.Enqueue(row.UserId, row.Attempts >= MostAttempts
                ? () => turns.SetAsideAsync(received)
                : () => turns.HandleAsync(received));
        }
    }
}
