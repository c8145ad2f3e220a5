using System.Data.Common;
using ChatAssist.Chat;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Storage;
using ChatAssist.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChatAssist.Host.Writing;

/// <summary>
/// What may be written inside the writer's transaction. One connection, opened once; only the writer's thread uses it.
/// The chain's head is kept here; after a rollback the session is thrown away and a new one reads it again. Should
/// another process have written to the same chain, the primary key says so and the work goes again.
/// On PostgreSQL each transaction begins with a look whether this run still has its place among the nodes, which nobody
/// can take from it until the transaction has ended; one that stands still is ended by the server, so that a frozen node
/// holds up nobody for long.
/// </summary>
public sealed class WriteSession : ILedgerRows, IDisposable
{
    /// <summary>Between two statements of one transaction; shorter than a node's lease.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    private readonly LedgerContext _context;
    private readonly Statements _sql;
    private readonly RowSet _rows;
    private readonly string _node;
    private readonly string _unitId;
    private readonly NodeLease? _lease;
    private readonly bool _shared;
    private IDbContextTransaction? _transaction;
    private bool _knowsHead;
    private long _seq;
    private string _hash = JournalChain.Root;

    public WriteSession(LedgerContext context, string node, string unitId, NodeLease? lease = null)
    {
        _context = context;
        _node = node;
        _unitId = unitId;
        _lease = lease;
        _shared = context.Database.IsNpgsql();
        _context.Database.OpenConnection();
        _sql = new Statements(_context.Database.GetDbConnection());
        _rows = new RowSet(_context);
        if (_shared)
        {
            _sql.Run($"SET idle_in_transaction_session_timeout = {LongestPause.TotalMilliseconds:0}");
        }
    }

    /// <summary>True once something was written since <see cref="BeginWork"/>: then a failure needs a rollback.</summary>
    public bool Dirty { get; private set; }

    /// <summary>True where the transaction queued messages to be sent.</summary>
    public bool QueuedReplies { get; private set; }

    /// <param name="locks">See <see cref="Locks"/>.</param>
    /// <exception cref="NodeLostException">Another node has taken this one's place.</exception>
    public void Begin(IEnumerable<string> locks)
    {
        _transaction = _context.Database.BeginTransaction();
        _sql.Transaction = _rows.Transaction = _transaction.GetDbTransaction();
        QueuedReplies = false;
        if (_shared)
        {
            Hold(Locks.KeysOf(locks));
        }

        if (!_knowsHead)
        {
            // Inside the transaction: on SQLite nobody else can add a link between this look and the commit.
            var head = _context.Journal.AsNoTracking()
                .Where(j => j.Node == _node).OrderByDescending(j => j.Seq).Select(j => new { j.Seq, j.Hash }).FirstOrDefault();
            (_seq, _hash) = head is null ? (0, JournalChain.Root) : (head.Seq, head.Hash);
            _knowsHead = true;
        }
    }

    public void BeginWork() => Dirty = false;

    public void Commit()
    {
        _transaction!.Commit();
        EndTransaction();
    }

    public void Rollback()
    {
        try
        {
            _transaction?.Rollback();
        }
        finally
        {
            EndTransaction();
        }
    }

    /// <summary>Forgets rows that a work changed but did not save.</summary>
    public void Forget() => _rows.Forget();

    public int Run(string sql, params ReadOnlySpan<object?> values)
    {
        Dirty = true;
        return _sql.Run(sql, values);
    }

    public object? Value(string sql, params ReadOnlySpan<object?> values)
    {
        Dirty = true;
        return _sql.Value(sql, values);
    }

    public void Add<T>(T row)
        where T : class
    {
        if (row is VersionedRow { UnitId.Length: 0 } owned)
        {
            owned.UnitId = _unitId;
        }

        _rows.Add(row);
    }

    public T? Find<T>(params object[] key)
        where T : class => _rows.Find<T>(key);

    public IQueryable<T> Query<T>()
        where T : class => _context.Set<T>().AsNoTracking();

    public void Remove<T>(T row)
        where T : class => _rows.Remove(row);

    /// <summary>Applies facts to the rows and saves them. Conflicts show before anything is written.</summary>
    public void Apply(IReadOnlyList<Fact> facts, DateTimeOffset at, string by)
    {
        if (facts.Count == 0)
        {
            return;
        }

        foreach (Fact fact in facts)
        {
            fact.Apply(this, new FactStamp(at, fact.HidesSender ? FactStamp.Hidden : by, _unitId));
        }

        Save();
    }

    public void Save()
    {
        Dirty = true;
        _rows.Save();
    }

    /// <summary>The next number of a gapless series: counted in this transaction, so a rollback takes it back.</summary>
    public string NextNumber(string series, int year)
    {
        object? last = Value(
            "INSERT INTO counters (series, year, last) VALUES (@p0, @p1, 1) "
            + "ON CONFLICT (series, year) DO UPDATE SET last = counters.last + 1 RETURNING last",
            series, year);
        return NewNumber.Format(series, year, Convert.ToInt64(last));
    }

    /// <summary>Adds a link to the chain.</summary>
    public void Journal(DateTimeOffset at, string by, string message, string messageSha, string subject, string kind, string payload, string saidSha)
    {
        var row = new JournalRow
        {
            Node = _node,
            Seq = _seq + 1,
            At = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()),
            By = by,
            Message = message,
            MessageSha = messageSha,
            Subject = subject,
            Kind = kind,
            Payload = payload,
            SaidSha = saidSha,
            Hash = "",
        };
        row.Hash = JournalChain.HashOf(_hash, row);
        Run(
            "INSERT INTO journal (node, seq, at, \"by\", message, message_sha, subject, kind, payload, said_sha, hash) "
            + "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)",
            row.Node, row.Seq, row.At.ToUnixTimeMilliseconds(), row.By, row.Message, row.MessageSha, row.Subject, row.Kind,
            row.Payload, row.SaidSha, row.Hash);
        (_seq, _hash) = (row.Seq, row.Hash);
    }

    public void QueueReply(string userId, string body, DateTimeOffset at)
    {
        long ms = at.ToUnixTimeMilliseconds();
        Run(
            "INSERT INTO outbox (user_id, created_at, body, state, attempts, next_at, code) VALUES (@p0, @p1, @p2, 0, 0, @p3, 0)",
            userId, ms, body, ms);
        QueuedReplies = true;
    }

    public void Dispose()
    {
        _sql.Dispose();
        _rows.Dispose();
        _transaction?.Dispose();
        _context.Dispose();
    }

    private void Hold(long[] keys)
    {
        if (_lease?.Fence is { } run and not 0)
        {
            // One statement: its own row, against which nothing but its removal stands, and the names.
            if (_sql.Value(
                "SELECT (SELECT count(pg_advisory_xact_lock(k)) FROM unnest(@p1) AS k) FROM nodes WHERE run = @p0 FOR KEY SHARE",
                run, keys) is null)
            {
                throw new NodeLostException(run);
            }
        }
        else if (keys.Length > 0)
        {
            _sql.Value("SELECT count(pg_advisory_xact_lock(k)) FROM unnest(@p0) AS k", keys);
        }
    }

    private void EndTransaction()
    {
        _transaction?.Dispose();
        _transaction = null;
        _sql.Transaction = _rows.Transaction = null;
        _rows.Forget();
    }
}
