using System.Diagnostics;
using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Telemetry;
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
    /// <summary>
    /// Stores a message, once per <see cref="InboundMessage.Key"/>, and sees that it is handled. When this returns the
    /// message is durable and the channel may acknowledge; when it throws, the channel must not.
    /// </summary>
    /// <param name="raw">The decrypted bytes as the channel sent them.</param>
    /// <returns>False where the key was known already: a redelivery, nothing more to do.</returns>
    public async Task<bool> AcceptAsync(InboundMessage message, ReadOnlyMemory<byte> raw, CancellationToken cancellationToken)
    {
        using Activity? trace = Signals.Traces.StartActivity("accept");
        long started = Stopwatch.GetTimestamp();
        string json = JsonSerializer.Serialize(message, ChatJson.Options);
        byte[] bytes = raw.ToArray();
        DateTimeOffset now = clock.GetUtcNow();
        var stored = await writer.WriteAsync(
            s => Store(s, message, json, bytes, now),
            stored =>
            {
                // In the order of the rows, so that a person's quick second message never overtakes the first.
                if (stored.Waiting is { } id)
                {
                    var received = new ReceivedMessage(id, message, bytes, now) { Trace = trace?.Context ?? default };
                    lanes.Enqueue(message.From, stopping => turns.HandleAsync(received, stopping));
                }
            },
            cancellationToken);
        Signals.Accepted.Record(Signals.Since(started));
        return stored.IsNew;
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
            var message = JsonSerializer.Deserialize<InboundMessage>(row.Message, ChatJson.Options)!;
            var received = new ReceivedMessage(row.Id, message, row.Raw, row.ReceivedAt);
            lanes.Enqueue(row.UserId, stopping => turns.HandleAgainAsync(received, row.Attempts, stopping));
        }
    }

    /// <summary>
    /// A known message that still waits is given to its lane once more: it may be there already, and is then answered once
    /// all the same; or a broken connection hid from us that it had been stored.
    /// </summary>
    private static (bool IsNew, long? Waiting) Store(WriteSession s, InboundMessage message, string json, byte[] raw, DateTimeOffset now)
    {
        long? id = Id(s.Value(
            "INSERT INTO inbox (key, user_id, received_at, message, raw, state, attempts) "
            + "VALUES (@p0, @p1, @p2, @p3, @p4, 0, 0) ON CONFLICT (key) DO NOTHING RETURNING id",
            message.Key, message.From, now.ToUnixTimeMilliseconds(), json, raw));
        return id is not null
            ? (true, id)
            : (false, Id(s.Value("SELECT id FROM inbox WHERE key = @p0 AND state = 0", message.Key)));
    }

    private static long? Id(object? value) => value is null or DBNull ? null : Convert.ToInt64(value);
}
