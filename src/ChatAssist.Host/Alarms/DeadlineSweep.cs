using ChatAssist.Chat;
using ChatAssist.Deadlines;
using ChatAssist.Desk;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Turns;
using ChatAssist.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Alarms;

/// <summary>
/// Acts on the deadlines that have come: each rule decides, its messages and the row's end are one transaction. Whoever
/// wakes it, however often, each step of each record speaks once.
/// </summary>
public sealed class DeadlineSweep(
    IDbContextFactory<LedgerContext> contexts,
    LibraryShelf shelf,
    TurnWriter writer,
    TimeProvider clock,
    ILogger<DeadlineSweep> log)
{
    private const int Batch = 500;

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

    private async Task<int> RunBatchAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        await using LedgerContext ledger = await contexts.CreateDbContextAsync(cancellationToken);
        List<DeadlineRow> due = await ledger.Deadlines
            .Where(d => d.State == DeadlineState.Open && d.DueAt <= now)
            .OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(Batch).ToListAsync(cancellationToken);
        var writes = new List<Task>(due.Count);
        foreach (DeadlineRow row in due)
        {
            Turn turn = await DecideAsync(new DeadlineContext(row, now, ledger, shelf.Current), cancellationToken);
            writes.Add(WriteAsync(row, turn, now));
        }

        await Task.WhenAll(writes);
        return due.Count;
    }

    private async Task<Turn> DecideAsync(DeadlineContext context, CancellationToken cancellationToken)
    {
        if (!Dialogs.Rules.TryGetValue(context.Deadline.Kind, out IDeadlineRule? rule))
        {
            log.LogError("No rule answers for deadlines of kind {Kind}.", context.Deadline.Kind);
            return new Turn(Position.Idle, [], []);
        }

        return await rule.ComeAsync(context, cancellationToken);
    }

    private async Task WriteAsync(DeadlineRow row, Turn turn, DateTimeOffset now)
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
        }
        catch (ConflictException e)
        {
            log.LogInformation("{Why}", e.Message);
        }
    }
}
