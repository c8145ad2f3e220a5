using System.Collections.Concurrent;
using ChatAssist.Chat;
using ChatAssist.Deadlines;
using ChatAssist.Desk;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Telemetry;
using ChatAssist.Host.Turns;
using ChatAssist.Host.Writing;
using ChatAssist.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Alarms;

/// <summary>
/// Acts on the deadlines that have come: each rule decides, its messages and the row's end are one transaction. Whoever
/// wakes it, however often, each step of each record speaks once. A row that fails by a fault of ours is put off, so that
/// it keeps none of the others waiting.
/// </summary>
public sealed class DeadlineSweep(
    IDbContextFactory<LedgerContext> contexts,
    LedgerReaders readers,
    LibraryShelf shelf,
    TurnWriter writer,
    TimeProvider clock,
    ILogger<DeadlineSweep> log)
{
    private const int Batch = 500;

    /// <summary>Longer than any sweep waits for the next: something stood still.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan PutOffFor = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _notBefore = [];

    /// <summary>Handles everything that is due now, in the order in which it fell due.</summary>
    /// <returns>How many deadlines were handled.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        int handled = 0;
        while (await RunBatchAsync(cancellationToken) is > 0 and var n)
        {
            handled += n;
        }

        return handled;
    }

    /// <summary>The instants at which something falls or fell due, earliest first, at most as many as a batch has rows.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> InstantsAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using LedgerContext ledger = await contexts.CreateDbContextAsync(cancellationToken);
        return await Due(ledger.Deadlines, until, PutOff(clock.GetUtcNow())).Select(d => d.DueAt).Distinct().OrderBy(at => at).Take(Batch).ToListAsync(cancellationToken);
    }

    private async Task<int> RunBatchAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string[] putOff = PutOff(now);
        await using LedgerReaders.Reader reader = await readers.TakeAsync(cancellationToken);
        LedgerContext ledger = reader.Ledger;
        List<DeadlineRow> due = await NextOf(ledger.Deadlines, now, putOff).ToListAsync(cancellationToken);
        var writes = new List<Task<bool>>(due.Count);
        foreach (DeadlineRow row in due)
        {
            writes.Add(await DecideAsync(new DeadlineContext(row, now, ledger, shelf.Current), cancellationToken) is { } turn
                ? WriteAsync(row, turn, now)
                : Task.FromResult(false));
        }

        return (await Task.WhenAll(writes)).Count(handled => handled);
    }

    /// <summary>The next batch: it costs what is due and not what is far away, by the partial index of open deadlines.</summary>
    public static IQueryable<DeadlineRow> NextOf(IQueryable<DeadlineRow> deadlines, DateTimeOffset now, string[] putOff) =>
        Due(deadlines, now, putOff).OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(Batch);

    /// <summary>Open and due by then, but for what is put off.</summary>
    private static IQueryable<DeadlineRow> Due(IQueryable<DeadlineRow> deadlines, DateTimeOffset until, string[] putOff)
    {
        IQueryable<DeadlineRow> due = deadlines.Where(d => d.State == DeadlineState.Open && d.DueAt <= until);
        return putOff.Length == 0 ? due : due.Where(d => !putOff.Contains(d.Id));
    }

    private string[] PutOff(DateTimeOffset now) => [.. _notBefore.Where(x => x.Value > now).Select(x => x.Key)];

    private async Task<Turn?> DecideAsync(DeadlineContext context, CancellationToken cancellationToken)
    {
        try
        {
            return Dialogs.Rules.TryGetValue(context.Deadline.Kind, out IDeadlineRule? rule)
                ? await rule.ComeAsync(context, cancellationToken)
                : throw new InvalidOperationException($"No rule answers for deadlines of kind {context.Deadline.Kind}.");
        }
        catch (Exception e) when (e is not OperationCanceledException && !StorageTrouble.Is(e))
        {
            Fail(context.Deadline, e);
            return null;
        }
    }

    private async Task<bool> WriteAsync(DeadlineRow row, Turn turn, DateTimeOffset now)
    {
        try
        {
            await writer.WriteAsync(
                "d-" + row.Id.Replace('/', '-'),
                turn,
                s =>
                {
                    if (s.Run("UPDATE deadlines SET state = 1 WHERE id = @p0 AND state = 0", row.Id) == 0)
                    {
                        throw new ConflictException($"Deadline {row.Id} was handled by another.");
                    }
                },
                now);
            Signals.Deadlines.Add(1, new("kind", row.Kind), new("late", now - row.DueAt > Late));
            return true;
        }
        catch (ConflictException e)
        {
            // Still open where something else changed: the next look decides on what is so then.
            log.LogInformation("{Why}", e.Message);
            return false;
        }
        catch (Exception e) when (!StorageTrouble.Is(e))
        {
            Fail(row, e);
            return false;
        }
    }

    private void Fail(DeadlineRow row, Exception e)
    {
        log.LogError(DiscreetException.Of(e), "Deadline {Id} could not be handled; once more in {PutOff}.", row.Id, PutOffFor);
        _notBefore[row.Id] = clock.GetUtcNow() + PutOffFor;
    }
}
