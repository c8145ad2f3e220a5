using System.Diagnostics;
using System.Diagnostics.Metrics;
using ChatAssist.Deadlines;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Telemetry;

/// <summary>
/// How much waits, as it stands in the database: counted when somebody asks, over the indexes of what is open, so that it
/// costs the same in the tenth year.
/// </summary>
public sealed class QueueDepths(IDbContextFactory<LedgerContext> contexts, TimeProvider clock) : IDisposable
{
    /// <summary>Its own: a gauge holds on to whom it asks until its meter is disposed of.</summary>
    private readonly Meter _meter = new(Signals.Name);

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
        Gauge("chatassist.inbox.waiting", "{message}", d => d.InboxWaiting);
        Gauge("chatassist.inbox.failed", "{message}", d => d.InboxFailed);
        Gauge("chatassist.outbox.waiting", "{message}", d => d.OutboxWaiting);
        Gauge("chatassist.outbox.dead", "{message}", d => d.OutboxDead);
        Gauge("chatassist.deadlines.due", "{deadline}", d => d.DeadlinesDue);
    }

    public void Dispose() => _meter.Dispose();

    private void Gauge(string name, string unit, Func<Depths, long> read) =>
        _meter.CreateObservableGauge(name, () => Measured(read), unit);

    /// <summary>Nothing where the store is away: no figure says so better than a wrong one.</summary>
    private IEnumerable<Measurement<long>> Measured(Func<Depths, long> read)
    {
        try
        {
            return [new Measurement<long>(read(Recent()))];
        }
        catch (Exception e) when (StorageTrouble.Is(e) || e is ObjectDisposedException)
        {
            return [];
        }
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
