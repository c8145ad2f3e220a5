using System.Diagnostics;
using ChatAssist.Host.Media;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Turns;
using ChatAssist.Host.Writing;
using ChatAssist.Tests.EndToEnd.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChatAssist.Tests.Contracts.Storage;

/// <summary>W-03: who may write on a database that several nodes share, and that they do not stand in each other's way.</summary>
public sealed class NodeLeaseTests : StorageContract
{
    private readonly Store _store = Store.Empty();
    private readonly List<NodeLease> _leases = [];

    public override async Task InitializeAsync()
    {
        Settings = _store.Settings with { Postgres = await PostgresServer.NewDatabaseAsync(), NodeLease = TimeSpan.FromSeconds(4) };
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        foreach (NodeLease lease in _leases)
        {
            await lease.DisposeAsync();
        }

        await base.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task Who_has_lost_its_place_writes_nothing_and_hears_so()
    {
        NodeLease a = await JoinAsync("a");
        LedgerWriter writer = Writer("a", a);
        await writer.WriteAsync(s => Link(s, "before"));
        await RemoveAsync("a");
        await Assert.ThrowsAsync<NodeLostException>(() => writer.WriteAsync(s => Link(s, "after")));
        await Until.TrueAsync(() => a.Lost.IsCancellationRequested);
        Assert.False(a.OnDuty);
        Assert.Equal(["before"], await ReadAsync(c => c.Journal.Select(j => j.Subject).ToListAsync()));
    }

    [Fact]
    public async Task Nobody_can_take_a_place_while_its_transaction_is_open()
    {
        LedgerWriter writer = Writer("a", await JoinAsync("a"));
        await JoinAsync("b");
        var inside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var go = new ManualResetEventSlim();
        Task work = writer.WriteAsync(s =>
        {
            Link(s, "slow");
            inside.TrySetResult();
            go.Wait();
        });
        await inside.Task;
        Task removed = RemoveAsync("a");
        await Task.WhenAny(removed, Task.Delay(200));
        Assert.False(removed.IsCompleted);
        go.Set();
        await work;
        await removed;
        Assert.Equal(1, await ReadAsync(c => c.Journal.CountAsync()));
    }

    /// <summary>A process that is frozen in the middle of a transaction holds its locks; the server ends it after a while.</summary>
    [Fact]
    public async Task A_node_that_stands_still_in_a_transaction_holds_up_the_others_for_seconds_only()
    {
        LedgerWriter frozen = Writer("a", await JoinAsync("a")), other = Writer("b", await JoinAsync("b"));
        string[] locks = [Locks.Lane("insp01"), Locks.Series("C", 2026)];
        var inside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var thaw = new ManualResetEventSlim();
        Task late = frozen.WriteAsync(
            s =>
            {
                s.NextNumber("C", 2026);
                inside.TrySetResult();
                thaw.Wait();
                Link(s, "late");
            },
            locks: locks);
        await inside.Task;
        long start = Stopwatch.GetTimestamp();
        string number = await other.WriteAsync(
            s =>
            {
                Link(s, "in time");
                return s.NextNumber("C", 2026);
            },
            locks: locks);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
        Assert.Equal("C-2026-0001", number);
        thaw.Set();
        Exception refused = await Assert.ThrowsAnyAsync<Exception>(() => late);
        Assert.True(StorageTrouble.Is(refused), refused.ToString());
        Assert.Equal(["in time"], await ReadAsync(c => c.Journal.Select(j => j.Subject).ToListAsync()));
    }

    [Fact]
    public async Task Numbers_of_several_series_taken_crosswise_never_deadlock_and_have_no_gap()
    {
        LedgerWriter one = Writer("a", await JoinAsync("a")), two = Writer("b", await JoinAsync("b"));
        var random = new Random(20260302);
        string[] series = ["C", "F", "I"];
        var works = Enumerable.Range(0, 400).Select(i =>
        {
            string which = series[random.Next(3)];
            bool fails = random.Next(5) == 0;
            return (i % 2 == 0 ? one : two).WriteAsync(
                s =>
                {
                    string number = s.NextNumber(which, 2026);
                    Link(s, number);
                    return fails ? throw new InvalidOperationException("a bug") : number;
                },
                locks: Locks.Series(which, 2026));
        }).ToList();
        await Task.WhenAll(works.Select(w => w.ContinueWith(_ => { }, TaskScheduler.Default)));
        string[] numbers = [.. works.Where(w => w.IsCompletedSuccessfully).Select(w => w.Result).Order(StringComparer.Ordinal)];
        Assert.InRange(numbers.Length, 250, 399);
        foreach (var one3 in numbers.GroupBy(n => n[0]))
        {
            Assert.Equal(one3.Select((_, i) => $"{one3.Key}-2026-{i + 1:0000}"), one3);
        }

        await AssertChainsAsync();
        Assert.Equal([0L], await ReadAsync(c => c.Database
            .SqlQuery<long>($"SELECT deadlocks AS \"Value\" FROM pg_stat_database WHERE datname = current_database()").ToListAsync()));
    }

    [Fact]
    public async Task The_one_that_runs_longest_is_on_duty_and_the_next_when_it_is_silent_for_too_long()
    {
        NodeLease a = await JoinAsync("a"), b = await JoinAsync("b"), c = await JoinAsync("c");
        Assert.Equal([true, false, false], [a.OnDuty, b.OnDuty, c.OnDuty]);
        await ReadAsync(x => x.Nodes.Where(n => n.Name == "b").ExecuteDeleteAsync());
        await a.LeaveAsync();
        await Until.TrueAsync(() => c.OnDuty);
        Assert.False(b.OnDuty);
    }

    [Fact]
    public async Task A_name_is_taken_by_one_of_those_who_come_at_once_and_is_free_after_it_was_killed()
    {
        Task<NodeLease>[] twins = [JoinAsync("a"), JoinAsync("a")];
        await Task.WhenAll(twins.Select(t => t.ContinueWith(_ => { }, TaskScheduler.Default)));
        Assert.IsType<InvalidDataException>(Assert.Single(twins, t => t.IsFaulted).Exception!.InnerException);
        long before = (await twins.Single(t => t.IsCompletedSuccessfully)).Run;

        // As a killed one leaves it: a row that nobody renews.
        await ReadAsync(x => x.Nodes.ExecuteDeleteAsync());
        await ReadAsync(x => x.Database.ExecuteSqlAsync(
            $"INSERT INTO nodes (run, name, until, content, common) SELECT 99, 'z', extract(epoch FROM now()) * 1000 + 2000, '', ''"));
        Assert.True((await JoinAsync("z")).Run > before);
    }

    private async Task<NodeLease> JoinAsync(string name)
    {
        var lease = new NodeLease(
            Settings, Contexts, new CommonGround(new InstallationKey(Settings.Data), new MediaDirectory(Settings.Media)), new NodeName(name, "team"),
            NullLogger<NodeLease>.Instance);
        await lease.JoinAsync(CancellationToken.None);
        _leases.Add(lease);
        return lease;
    }

    private Task RemoveAsync(string name) => ReadAsync(c => c.Nodes.Where(n => n.Name == name).ExecuteDeleteAsync());
}
