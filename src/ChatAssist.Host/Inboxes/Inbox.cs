using System.Diagnostics;
using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Telemetry;
using ChatAssist.Host.Turns;
using ChatAssist.Host.Writing;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Inboxes;

/// <summary>
/// The door: what a channel hands in is on disk before <see cref="AcceptAsync"/> returns. A person's messages are answered in
/// the order of their rows, whichever node let them in: who lets one in while none of this person's waits works the lane
/// until it is empty, and takes what others let in meanwhile. The rows say so themselves (<see cref="InboxRow.Run"/>), and
/// the person's lane is locked while they change, so that no message falls between two nodes.
/// </summary>
public sealed class Inbox(
    LedgerWriter writer,
    IDbContextFactory<LedgerContext> contexts,
    TurnHandler turns,
    UserLanes lanes,
    NodeLease lease,
    TimeProvider clock,
    ILogger<Inbox> log)
{
    /// <summary>A lane begins within a moment; what is this node's and in no lane after so long was dropped somehow.</summary>
    private static readonly TimeSpan Dropped = TimeSpan.FromSeconds(5);

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
                if (stored.Begins is { } id)
                {
                    Work(new ReceivedMessage(id, message, bytes, now) { Trace = trace?.Context ?? default });
                }
            },
            cancellationToken,
            Locks.Lane(message.From));
        Signals.Accepted.Record(Signals.Since(started));
        return stored.IsNew;
    }

    public async Task<bool> HasAsync(string key)
    {
        await using LedgerContext context = await contexts.CreateDbContextAsync();
        return await context.Inbox.AnyAsync(i => i.Key == key);
    }

    /// <summary>At the start: takes up what was acknowledged and not answered before the process ended, oldest first.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        if (lease.OnDuty)
        {
            await AdoptAsync(cancellationToken);
        }

        await ResumeAsync(DateTimeOffset.MaxValue, cancellationToken);
    }

    /// <summary>Now and then: takes up the lanes of nodes that are gone, and of this one what is in no lane.</summary>
    public async Task TakeUpAsync(CancellationToken cancellationToken)
    {
        bool adopted = !lease.IsAlone && lease.OnDuty && await AdoptAsync(cancellationToken);
        await ResumeAsync(adopted ? DateTimeOffset.MaxValue : clock.GetUtcNow() - Dropped, cancellationToken);
    }

    /// <summary>Makes the lanes this run's whose run is gone. On SQLite, where no run has a row, that is every one before this.</summary>
    private async Task<bool> AdoptAsync(CancellationToken cancellationToken)
    {
        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await Orphans(context.Inbox, context.Nodes).AnyAsync(cancellationToken))
        {
            return false;
        }

        int taken = await writer.WriteAsync(
            s => Orphans(s.Query<InboxRow>(), s.Query<NodeRow>()).ExecuteUpdate(x => x.SetProperty(i => i.Run, lease.Run)),
            cancellationToken);
        log.LogInformation("{Count} people were waiting for an answer of a program that is gone.", taken);
        return taken > 0;
    }

    private async Task ResumeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<InboxRow> mine = await Heads(context.Inbox).AsNoTracking()
            .Where(i => i.Run == lease.Run && i.ReceivedAt < before).OrderBy(i => i.Id).ToListAsync(cancellationToken);
        foreach (InboxRow row in mine.Where(row => !lanes.Has(row.UserId)))
        {
            Work(Received(row), row.Attempts);
        }
    }

    /// <param name="attempts">How often this message was begun and not finished; null where it has just come.</param>
    private void Work(ReceivedMessage first, int? attempts = null) => lanes.Enqueue(first.Message.From, async stopping =>
    {
        try
        {
            long? next = attempts is { } before
                ? await turns.HandleAgainAsync(first, before, stopping)
                : await turns.HandleAsync(first, stopping);
            while (next is { } id)
            {
                await using LedgerContext context = await contexts.CreateDbContextAsync(CancellationToken.None);
                InboxRow row = await context.Inbox.AsNoTracking().FirstAsync(i => i.Id == id, CancellationToken.None);
                next = await turns.HandleAsync(Received(row), stopping);
            }
        }
        catch (Exception e)
        {
            log.LogError("A lane broke off and is taken up again: {Type} {Error}", e.GetType().Name, DiscreetException.Words(e));
        }
    });

    /// <summary>
    /// A known message that still waits at the head of this run's lane begins it once more: it may be on its way there, and is
    /// then answered once all the same; or a broken connection hid from us that it had been stored.
    /// </summary>
    private (bool IsNew, long? Begins) Store(WriteSession s, InboundMessage message, string json, byte[] raw, DateTimeOffset now)
    {
        object? begun = s.Value(
            "INSERT INTO inbox (key, user_id, received_at, message, raw, state, attempts, run) VALUES (@p0, @p1, @p2, @p3, @p4, 0, 0, "
            + "CASE WHEN EXISTS (SELECT 1 FROM inbox w WHERE w.user_id = @p1 AND w.state = 0) THEN 0 ELSE @p5 END) "
            + "ON CONFLICT (key) DO NOTHING RETURNING CASE WHEN run = 0 THEN NULL ELSE id END",
            message.Key, message.From, now.ToUnixTimeMilliseconds(), json, raw, lease.Run);
        return begun is not null
            ? (true, Id(begun))
            : (false, Id(s.Value("SELECT id FROM inbox WHERE key = @p0 AND state = 0 AND run = @p1", message.Key, lease.Run)));
    }

    private static IQueryable<InboxRow> Orphans(IQueryable<InboxRow> inbox, IQueryable<NodeRow> nodes) =>
        Heads(inbox).Where(i => !nodes.Any(n => n.Run == i.Run));

    private static IQueryable<InboxRow> Heads(IQueryable<InboxRow> inbox) =>
        inbox.Where(i => i.State == InboxState.Waiting
            && !inbox.Any(e => e.State == InboxState.Waiting && e.UserId == i.UserId && e.Id < i.Id));

    private static ReceivedMessage Received(InboxRow row) =>
        new(row.Id, JsonSerializer.Deserialize<InboundMessage>(row.Message, ChatJson.Options)!, row.Raw, row.ReceivedAt);

    private static long? Id(object? value) => value is null or DBNull ? null : Convert.ToInt64(value);
}
