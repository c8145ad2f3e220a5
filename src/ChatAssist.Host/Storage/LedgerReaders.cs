using System.Collections.Concurrent;
using System.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Storage;

/// <summary>
/// Contexts for reading whose connections stay open. EF's own pool closes the connection with every query, and opening one
/// costs more than a query does: SQLite's functions and settings are registered anew each time. No transaction stays open,
/// so that nothing keeps the write-ahead log from being cut back. At most <see cref="Most"/> read at once; more would only
/// wait for each other.
/// </summary>
public sealed class LedgerReaders(DatabaseOptions database) : IDisposable
{
    public const int Most = 16;

    private readonly DbContextOptions<LedgerContext> _options = database.Build();
    private readonly ConcurrentBag<LedgerContext> _idle = [];
    private readonly SemaphoreSlim _free = new(Most);

    /// <summary>A context of its own until it is disposed of; waits where all are taken.</summary>
    public async ValueTask<Reader> TakeAsync(CancellationToken cancellationToken = default)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            if (!_idle.TryTake(out LedgerContext? context))
            {
                context = new LedgerContext(_options);
                await context.KeepOpenAsync(cancellationToken);
            }

            return new Reader(this, context);
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out LedgerContext? context))
        {
            context.Dispose();
        }

        _free.Dispose();
    }

    /// <summary>A lent context; given back when disposed of.</summary>
    public readonly struct Reader(LedgerReaders readers, LedgerContext context) : IAsyncDisposable
    {
        public LedgerContext Ledger => context;

        public async ValueTask DisposeAsync()
        {
            // A server that went away leaves a broken connection behind: the next one opens its own.
            if (context.Database.GetDbConnection().State == ConnectionState.Open)
            {
                readers._idle.Add(context);
            }
            else
            {
                await context.DisposeAsync();
            }

            readers._free.Release();
        }
    }
}
