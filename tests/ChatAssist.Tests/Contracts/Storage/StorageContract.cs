using ChatAssist.Host;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChatAssist.Tests.Contracts.Storage;

/// <summary>What every database under the ledger must do. Runs once for each of them.</summary>
public abstract class StorageContract : IAsyncLifetime
{
    protected static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly List<LedgerWriter> _writers = [];

    private protected HostSettings Settings { get; set; } = null!;
    private protected Commits Counted { get; } = new();
    private protected IDbContextFactory<LedgerContext> Contexts { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        var options = new DbContextOptionsBuilder<LedgerContext>();
        Settings.Database.Configure(options);
        Contexts = new Factory(options.AddInterceptors(Counted).Options);
        await SchemaUpdate.RunAsync(Settings, Contexts, CancellationToken.None);
    }

    public virtual async Task DisposeAsync()
    {
        foreach (LedgerWriter writer in _writers)
        {
            await writer.DisposeAsync();
        }
    }

    private protected LedgerWriter Writer(string node = "main", NodeLease? lease = null)
    {
        var writer = new LedgerWriter(Contexts, new NodeName(node, "team"), NullLogger<LedgerWriter>.Instance, lease);
        _writers.Add(writer);
        return writer;
    }

    private protected static void Link(WriteSession s, string subject, string kind = "test.done.1") =>
        s.Journal(Now, "somebody", "", "", subject, kind, "{}", "");

    private protected async Task<T> ReadAsync<T>(Func<LedgerContext, Task<T>> read)
    {
        await using LedgerContext context = await Contexts.CreateDbContextAsync();
        return await read(context);
    }

    /// <summary>Every chain's links are 1, 2, 3 … and each hash follows from the one before.</summary>
    private protected async Task AssertChainsAsync()
    {
        foreach (var chain in (await ReadAsync(c => c.Journal.AsNoTracking().OrderBy(j => j.Seq).ToListAsync())).GroupBy(j => j.Node))
        {
            string previous = JournalChain.Root;
            long seq = 0;
            foreach (JournalRow row in chain)
            {
                Assert.Equal(++seq, row.Seq);
                Assert.Equal(JournalChain.HashOf(previous, row), row.Hash);
                previous = row.Hash;
            }
        }
    }

    private sealed class Factory(DbContextOptions<LedgerContext> options) : IDbContextFactory<LedgerContext>
    {
        public LedgerContext CreateDbContext() => new(options);
    }

    /// <summary>Counts what was committed.</summary>
    private protected sealed class Commits : DbTransactionInterceptor
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public override void TransactionCommitted(System.Data.Common.DbTransaction transaction, TransactionEndEventData eventData) =>
            Interlocked.Increment(ref _count);
    }
}
