using System.Diagnostics;
using System.Threading.Channels;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Telemetry;
using ChatAssist.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Writing;

/// <summary>
/// The one writer of this process. Takes what is queued (at most <see cref="LargestBatch"/> works) into one transaction
/// without waiting for more, and answers each work after the commit. A batch that fails goes again work by work, so that
/// a bad one fails alone; where the store could not be had at all, every work of the batch hears so at once.
/// </summary>
public sealed class LedgerWriter(
    IDbContextFactory<LedgerContext> contexts,
    NodeName node,
    ILogger<LedgerWriter> log,
    NodeLease? lease = null) : IAsyncDisposable
{
    public const int LargestBatch = 256;

    /// <summary>So often another writer may be faster to the same link of the chain, or to the same row, before a work gives up.</summary>
    private const int MostCollisions = 20;

    private readonly Channel<Work> _queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly Lock _start = new();
    private WriteSession? _session;
    private Task? _loop;

    /// <summary>Rung after a commit that queued messages to be sent.</summary>
    public event Action? RepliesQueued;

    /// <summary>
    /// Runs the work in the writer's transaction and returns after the commit. The work may run more than once before
    /// its commit succeeds, so it touches nothing but the session; and where a connection broke in the middle of a commit
    /// it may have been written once already, so it is one that does no harm the second time.
    /// </summary>
    /// <exception cref="ConflictException">The work found something changed; nothing of it was written.</exception>
    /// <param name="locks">What it must have to itself where several nodes write; see <see cref="Locks"/>.</param>
    public Task<T> WriteAsync<T>(Func<WriteSession, T> work, CancellationToken cancellationToken = default, params IReadOnlyList<string> locks) =>
        WriteAsync(work, static _ => { }, cancellationToken, locks);

    /// <inheritdoc cref="WriteAsync{T}(Func{WriteSession, T}, CancellationToken, IReadOnlyList{string})"/>
    /// <param name="committed">Called on the writer's thread, in the order of the commits. Quick, and never throws.</param>
    public async Task<T> WriteAsync<T>(
        Func<WriteSession, T> work, Action<T> committed, CancellationToken cancellationToken, params IReadOnlyList<string> locks)
    {
        Start();
        var item = new Work<T>(work, committed, locks);
        await _queue.Writer.WriteAsync(item, cancellationToken);
        return await item.Done.Task;
    }

    public Task WriteAsync(Action<WriteSession> work, CancellationToken cancellationToken = default, params IReadOnlyList<string> locks) =>
        WriteAsync(
            s =>
            {
                work(s);
                return true;
            },
            cancellationToken,
            locks);

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        if (_loop is not null)
        {
            await _loop;
        }

        Reset();
    }

    private void Start()
    {
        lock (_start)
        {
            _loop ??= Task.Factory.StartNew(Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    private void Loop()
    {
        var batch = new List<Work>(LargestBatch);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out Work? work))
            {
                batch.Add(work);
            }

            if (TryCommit(batch) is not { } failure)
            {
                continue;
            }

            foreach (Work work in batch)
            {
                if (failure is NodeLostException || StorageTrouble.IsOutOfReach(failure))
                {
                    // To wait for it again for each one would hold up everybody behind.
                    work.Fail(failure);
                }
                else
                {
                    CommitAlone(work);
                }
            }
        }
    }

    private void CommitAlone(Work work)
    {
        for (int collisions = 0; TryCommit([work]) is { } failure; collisions++)
        {
            // A collision goes again: the session that comes after it reads the chain's head, and the rows, anew.
            if (collisions == MostCollisions || !StorageTrouble.IsCollision(failure))
            {
                work.Fail(failure);
                return;
            }
        }
    }

    /// <returns>Null where the batch is committed; else why not, and nothing of it is written.</returns>
    private Exception? TryCommit(List<Work> batch)
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            _session ??= new WriteSession(contexts.CreateDbContext(), node.Name, node.UnitId, lease);
            _session.Begin(batch.SelectMany(w => w.Locks));
            foreach (Work work in batch)
            {
                _session.BeginWork();
                try
                {
                    work.Run(_session);
                }
                catch (ConflictException e) when (!_session.Dirty)
                {
                    _session.Forget();
                    work.Conflict = e;
                }
            }

            _session.Commit();
            Signals.Committed.Record(batch.Count);
            Signals.CommitTook.Record(Signals.Since(started));
        }
        catch (Exception e)
        {
            if (e is not ConflictException)
            {
                log.LogWarning("A batch of {Count} works failed: {Type} {Error}", batch.Count, e.GetType().Name, DiscreetException.Words(e));
            }

            Reset();
            return e;
        }

        bool replies = _session.QueuedReplies;
        foreach (Work work in batch)
        {
            work.Succeed();
        }

        if (replies)
        {
            RepliesQueued?.Invoke();
        }

        return null;
    }

    /// <summary>After a failure the connection may be broken and the chain's head is unknown: both are opened anew.</summary>
    private void Reset()
    {
        WriteSession? broken = _session;
        _session = null;
        try
        {
            using (broken)
            {
                broken?.Rollback();
            }
        }
        catch (Exception e)
        {
            log.LogWarning("Rollback failed: {Type}", e.GetType().Name);
        }
    }

    private abstract class Work(IReadOnlyList<string> locks)
    {
        public IReadOnlyList<string> Locks => locks;

        public ConflictException? Conflict { get; set; }

        public abstract void Run(WriteSession session);

        public abstract void Succeed();

        public abstract void Fail(Exception e);
    }

    private sealed class Work<T>(Func<WriteSession, T> run, Action<T> committed, IReadOnlyList<string> locks) : Work(locks)
    {
        private T? _result;

        public TaskCompletionSource<T> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void Run(WriteSession session)
        {
            Conflict = null;
            _result = run(session);
        }

        public override void Succeed()
        {
            if (Conflict is { } conflict)
            {
                Done.TrySetException(conflict);
            }
            else
            {
                committed(_result!);
                Done.TrySetResult(_result!);
            }
        }

        public override void Fail(Exception e) => Done.TrySetException(e);
    }
}

/// <summary>Which chain this process writes, and whose records.</summary>
public sealed record NodeName(string Name, string UnitId);
