using System.Diagnostics;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Telemetry;
using ChatAssist.Host.Writing;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Nodes;

/// <summary>
/// The place of this run of the program among the nodes on one PostgreSQL (W-03): a row of its own, renewed every second.
/// Everything that only one node may do hangs on that row. Whoever's row is gone writes nothing any more (the writer asks
/// in every transaction), whose lanes it had are orphans, and the node that has run longest is on duty: it sends, watches
/// the deadlines, fetches late files and takes orphans up. A node that does not renew in time, killed or frozen, loses its
/// row to any other. On SQLite a program is alone, and nothing of this is done.
/// </summary>
/// <remarks>Times are those of the database's clock, so that nodes need not agree on one.</remarks>
public sealed class NodeLease(
    HostSettings settings, IDbContextFactory<LedgerContext> contexts, CommonGround common, NodeName node, ILogger<NodeLease> log) : IAsyncDisposable
{
    private const string Now = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _lost = new();
    private readonly ManualResetEventSlim _leaving = new();
    private readonly TimeSpan _lease = settings.Lease;
    private Task? _keeping;
    private volatile bool _first;
    private long _renewed;
    private long _steadySince;

    /// <summary>This run's number, unique among all runs of all nodes and rising; 0 where it takes no part (a command).</summary>
    public long Run { get; private set; } = settings.Database.IsSqlite ? 1 : 0;

    /// <summary>The run whose row the writer must find in every transaction; 0 where there is none to be found.</summary>
    public long Fence => IsAlone ? 0 : Run;

    /// <summary>True on SQLite, where there is no other node.</summary>
    public bool IsAlone { get; } = settings.Database.IsSqlite;

    /// <summary>
    /// True while this node is the one that sends and watches. False as soon as another may have taken over, even if this
    /// process was frozen meanwhile and has heard nothing of it.
    /// </summary>
    public bool OnDuty => IsAlone || (_first && IsHeld);

    /// <summary>True while the row was renewed in time.</summary>
    public bool IsHeld => IsAlone || (Run != 0 && !_lost.IsCancellationRequested && Stopwatch.GetElapsedTime(Volatile.Read(ref _renewed)) < _lease);

    /// <summary>Cancelled once another node has taken this one's place: nothing can be written any more.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>What tells this node's content from another's; shown to the other nodes. See <see cref="NodeChores"/>.</summary>
    public string Content { get; set; } = "";

    /// <summary>All nodes at the last look, this one among them, the one on duty first.</summary>
    public IReadOnlyList<NodeRow> Nodes { get; private set; } = [];

    /// <summary>Takes a place. Where the run before this one was killed, that is after its lease has run out.</summary>
    /// <exception cref="InvalidDataException">A node of this name runs elsewhere, or the nodes have not the same key and files.</exception>
    public async Task JoinAsync(CancellationToken cancellationToken)
    {
        if (IsAlone || Run != 0)
        {
            return;
        }

        NodeRow? before = null;
        while (!TryJoin(out NodeRow? other))
        {
            if (before is not null && other is not null && (before.Run, before.Until) != (other.Run, other.Until))
            {
                throw new InvalidDataException(
                    $"A node named {node.Name} runs on this database already. Each needs a name of its own: set ChatAssist__Node.");
            }

            before ??= other;
            await Task.Delay(Poll, cancellationToken);
        }

        log.LogInformation("Node {Name} takes part as run {Run}{Duty}.", node.Name, Run, _first ? ", on duty" : "");
        _keeping = Task.Factory.StartNew(Keep, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Gives the place up, so that the others need not wait for it to run out.</summary>
    public async Task LeaveAsync()
    {
        _leaving.Set();
        if (_keeping is not null)
        {
            // Where the database does not answer, the place runs out by itself.
            await Task.WhenAny(_keeping, Task.Delay(_lease));
            _keeping = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await LeaveAsync();
        _lost.Dispose();
        _leaving.Dispose();
    }

    private bool TryJoin(out NodeRow? other)
    {
        using LedgerContext context = contexts.CreateDbContext();
        context.Database.OpenConnection();
        using var sql = new Statements(context.Database.GetDbConnection());
        Depose(sql, "name = @p0", node.Name);
        Look(context);
        other = Nodes.FirstOrDefault(n => n.Name == node.Name);
        if (other is not null)
        {
            return false;
        }

        string mark = common.Mark();
        if (Nodes.FirstOrDefault(n => n.Common != mark) is { } stranger)
        {
            throw new InvalidDataException(
                $"Node {stranger.Name} has another key or another media folder: all nodes need the same data folder, or the same ChatAssist__Key and the same files.");
        }

        long started = Stopwatch.GetTimestamp();
        object run = sql.Value(
            "INSERT INTO counters (series, year, last) VALUES ('node', 0, 1) "
            + "ON CONFLICT (series, year) DO UPDATE SET last = counters.last + 1 RETURNING last")!;
        if (sql.Run(
            $"INSERT INTO nodes (run, name, until, content, common) VALUES (@p0, @p1, {Now} + @p2, '', @p3) ON CONFLICT (name) DO NOTHING",
            run, node.Name, (long)_lease.TotalMilliseconds, mark) == 0)
        {
            return false;
        }

        (Run, _renewed, _steadySince) = ((long)run, started, started);
        Look(context);
        return true;
    }

    /// <summary>Runs on a thread of its own, with a connection of its own: what keeps the others busy must not cost the place.</summary>
    private void Keep()
    {
        LedgerContext? context = null;
        Statements? sql = null;
        while (!_leaving.Wait(TimeSpan.FromMilliseconds(Math.Min(1000, _lease.TotalMilliseconds / 5))))
        {
            try
            {
                context ??= Open();
                sql ??= new Statements(context.Database.GetDbConnection());
                if (!Renew(context, sql))
                {
                    log.LogError("Another node has taken the place of {Name}, run {Run}: it did not answer for too long.", node.Name, Run);
                    _lost.Cancel();
                    break;
                }
            }
            catch (Exception e)
            {
                log.LogWarning("The node's place could not be renewed: {Type} {Error}", e.GetType().Name, DiscreetException.Words(e));
                Close(ref context, ref sql);
            }
        }

        Leave(context, sql);
        Close(ref context, ref sql);
    }

    private bool Renew(LedgerContext context, Statements sql)
    {
        long started = Stopwatch.GetTimestamp();
        if (sql.Run($"UPDATE nodes SET until = {Now} + @p1, content = @p2 WHERE run = @p0", Run, (long)_lease.TotalMilliseconds, Content) == 0)
        {
            return false;
        }

        // Whoever was away itself cannot tell the dead from those who were away with it: first it looks on for a while.
        _steadySince = Stopwatch.GetElapsedTime(_renewed, started) > _lease ? started : _steadySince;
        Volatile.Write(ref _renewed, started);
        if (Stopwatch.GetElapsedTime(_steadySince) >= _lease)
        {
            Depose(sql, "run <> @p0", Run);
        }

        Look(context);
        return true;
    }

    /// <summary>
    /// Removes rows that were not renewed. One whose transaction is still open is passed over: the server ends it soon (see
    /// <see cref="WriteSession"/>), and until then whatever it writes it writes by right.
    /// </summary>
    private void Depose(Statements sql, string which, object value)
    {
        int gone = sql.Run(
            $"DELETE FROM nodes WHERE run IN (SELECT run FROM nodes WHERE until < {Now} AND {which} FOR UPDATE SKIP LOCKED)", value);
        if (gone > 0)
        {
            log.LogWarning("{Count} nodes did not answer in time and have lost their place.", gone);
        }
    }

    private void Look(LedgerContext context)
    {
        Nodes = [.. context.Nodes.AsNoTracking().OrderBy(n => n.Run)];
        _first = Nodes is [var first, ..] && first.Run == Run;
    }

    private LedgerContext Open()
    {
        LedgerContext context = contexts.CreateDbContext();
        context.Database.OpenConnection();
        return context;
    }

    private void Leave(LedgerContext? context, Statements? sql)
    {
        try
        {
            using LedgerContext? mine = context is null ? Open() : null;
            using Statements? spare = sql is null ? new Statements((context ?? mine)!.Database.GetDbConnection()) : null;
            (sql ?? spare)!.Run("DELETE FROM nodes WHERE run = @p0", Run);
        }
        catch (Exception e)
        {
            log.LogWarning("The node's place could not be given up and will run out: {Type}", e.GetType().Name);
        }
    }

    private static void Close(ref LedgerContext? context, ref Statements? sql)
    {
        sql?.Dispose();
        context?.Dispose();
        (context, sql) = (null, null);
    }
}
