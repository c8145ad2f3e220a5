using System.Diagnostics;
using ChatAssist.Deadlines;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Telemetry;

/// <summary>
/// How much waits, as it stands in the database: counted when somebody asks, over the indexes of what is open, so that it
/// costs the same in the tenth year.
/// </summary>
public sealed class QueueDepths(IDbContextFactory<LedgerContext> contexts, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private Depths _last;
    private long _readAt;

    /// <param name="InboxWaiting">Messages that are acknowledged and not answered yet.</param>
    /// <param name="InboxFailed">Messages that were set aside; their senders were told.</param>
    /// <param name="OutboxWaiting">Replies that are queued and not sent yet.</param>
    /// <param name="OutboxDead">Replies that can never be delivered.</param>
    /// <param name="DeadlinesDue">Deadlines that have come and are not handled yet.</param>
    public readonly record struct Depths(
        long InboxWaiting, long InboxFailed, long OutboxWaiting, long OutboxDead, long DeadlinesDue);

    public Depths Read()
    {
        using LedgerContext c = contexts.CreateDbContext();
        DateTimeOffset now = clock.GetUtcNow();
        return new Depths(
            c.Inbox.LongCount(x => x.State == InboxState.Waiting),
            c.Inbox.LongCount(x => x.State == InboxState.Failed),
            c.Outbox.LongCount(x => x.State == OutboxState.Waiting),
            c.Outbox.LongCount(x => x.State == OutboxState.Dead),
            c.Deadlines.LongCount(x => x.State == DeadlineState.Open && x.DueAt <= now));
    }

    /// <summary>Offers the figures to whoever collects metrics; one look at the database serves all of them.</summary>
    public void Offer()
    {
        Signals.Gauge("chatassist.inbox.waiting", "{message}", () => Recent().InboxWaiting);
        Signals.Gauge("chatassist.inbox.failed", "{message}", () => Recent().InboxFailed);
        Signals.Gauge("chatassist.outbox.waiting", "{message}", () => Recent().OutboxWaiting);
        Signals.Gauge("chatassist.outbox.dead", "{message}", () => Recent().OutboxDead);
        Signals.Gauge("chatassist.deadlines.due", "{deadline}", () => Recent().DeadlinesDue);
    }

    private Depths Recent()
    {
        lock (_lock)
        {
            if (_readAt == 0 || Stopwatch.GetElapsedTime(_readAt) > Fresh)
            {
                _last = Read();
                _readAt = Stopwatch.GetTimestamp();
            }

            return _last;
        }
    }
}
