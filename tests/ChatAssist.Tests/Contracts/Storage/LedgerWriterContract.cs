using System.Collections.Concurrent;
using ChatAssist.Findings;
using ChatAssist.Host.Media;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using ChatAssist.Ledger;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.Contracts.Storage;

/// <summary>R-01 and the straight line of a message: the writer commits many works at once and each of them whole or not at all.</summary>
public abstract class LedgerWriterContract : StorageContract
{
    [Fact]
    public async Task Works_that_wait_together_are_committed_together()
    {
        LedgerWriter writer = Writer();
        await writer.WriteAsync(s => Link(s, "warm"));
        int before = Counted.Count;
        Task[] works = await QueuedTogetherAsync(writer, 100, (s, i) => Link(s, $"{i}"));
        await Task.WhenAll(works);
        Assert.Equal(2, Counted.Count - before);
        Assert.Equal(102, await ReadAsync(c => c.Journal.CountAsync()));
        await AssertChainsAsync();
    }

    [Fact]
    public async Task A_bad_work_fails_alone_and_whole()
    {
        LedgerWriter writer = Writer();
        Task[] works = await QueuedTogetherAsync(writer, 10, (s, i) =>
        {
            Link(s, $"{i}");
            s.NextNumber("X", 2026);
            if (i == 4)
            {
                throw new InvalidOperationException("a bug");
            }
        });
        await Assert.ThrowsAsync<InvalidOperationException>(() => works[4]);
        await Task.WhenAll(works.Where((_, i) => i != 4));
        Assert.Equal(9, await ReadAsync(c => c.Counters.Select(x => x.Last).SingleAsync()));
        Assert.False(await ReadAsync(c => c.Journal.AnyAsync(j => j.Subject == "4")));
        await AssertChainsAsync();
    }

    [Fact]
    public async Task A_conflict_that_shows_before_anything_is_written_costs_the_others_nothing()
    {
        LedgerWriter writer = Writer();
        await writer.WriteAsync(s => Link(s, "warm"));
        int before = Counted.Count;
        Task[] works = await QueuedTogetherAsync(writer, 10, (s, i) =>
        {
            if (i == 4)
            {
                throw new ConflictException("changed meanwhile");
            }

            Link(s, $"{i}");
        });
        await Assert.ThrowsAsync<ConflictException>(() => works[4]);
        await Task.WhenAll(works.Where((_, i) => i != 4));
        Assert.Equal(2, Counted.Count - before);
        await AssertChainsAsync();
    }

    [Fact]
    public async Task A_conflict_that_shows_later_leaves_nothing_behind()
    {
        LedgerWriter writer = Writer();
        Task[] works = await QueuedTogetherAsync(writer, 10, (s, i) =>
        {
            Link(s, $"{i}");
            if (i == 4)
            {
                throw new ConflictException("changed meanwhile");
            }
        });
        await Assert.ThrowsAsync<ConflictException>(() => works[4]);
        await Task.WhenAll(works.Where((_, i) => i != 4));
        Assert.False(await ReadAsync(c => c.Journal.AnyAsync(j => j.Subject == "4")));
        await AssertChainsAsync();
    }

    [Fact]
    public async Task Numbers_have_no_gap_whatever_fails()
    {
        LedgerWriter writer = Writer();
        var random = new Random(20260302);
        bool[] fails = [.. Enumerable.Range(0, 200).Select(_ => random.Next(4) == 0)];
        var works = Enumerable.Range(0, 200).Select(i => Task.Run(() => writer.WriteAsync(s =>
        {
            string number = s.NextNumber("F", 2026);
            Link(s, number);
            return fails[i] ? throw new InvalidOperationException("a bug") : number;
        }))).ToList();
        var numbers = new List<string>();
        for (int i = 0; i < works.Count; i++)
        {
            if (fails[i])
            {
                await Assert.ThrowsAsync<InvalidOperationException>(() => works[i]);
            }
            else
            {
                numbers.Add(await works[i]);
            }
        }

        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => $"F-2026-{n:0000}"), numbers.Order(StringComparer.Ordinal));
        Assert.Equal(numbers.Count, await ReadAsync(c => c.Journal.CountAsync()));
        await AssertChainsAsync();
    }

    [Fact]
    public async Task Commits_are_told_in_the_order_in_which_they_were_made()
    {
        LedgerWriter writer = Writer();
        var told = new ConcurrentQueue<int>();
        Task<int>[] works = [.. Enumerable.Range(0, 100).Select(i => writer.WriteAsync(
            s =>
            {
                Link(s, $"{i}");
                return i % 10 == 5 ? throw new InvalidOperationException("a bug") : i;
            },
            told.Enqueue,
            CancellationToken.None))];
        await Task.WhenAll(works.Where((_, i) => i % 10 != 5));
        Assert.Equal(Enumerable.Range(0, 100).Where(i => i % 10 != 5), told);
    }

    [Fact]
    public async Task Two_writers_of_one_chain_get_past_each_other()
    {
        LedgerWriter one = Writer(), two = Writer();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? one : two).WriteAsync(s =>
        {
            s.NextNumber("F", 2026);
            Link(s, $"{i}");
        })));
        Assert.Equal(100, await ReadAsync(c => c.Journal.Select(j => j.Subject).Distinct().CountAsync()));
        Assert.Equal(100, await ReadAsync(c => c.Counters.Select(x => x.Last).SingleAsync()));
        await AssertChainsAsync();
    }

    [Fact]
    public async Task What_one_chain_has_seen_of_another_finds_out_an_end_that_was_cut_off_or_written_anew()
    {
        LedgerWriter one = Writer("one"), two = Writer("two");
        await two.WriteAsync(s => Link(s, "first"));
        await two.WriteAsync(s => Link(s, "last"));
        ChainAnchors anchors = Anchors(one, "one");
        await anchors.WriteAsync(CancellationToken.None);
        Assert.Null((await VerifyAsync()).Break);

        JournalRow last = await ReadAsync(c => c.Journal.AsNoTracking().SingleAsync(j => j.Node == "two" && j.Seq == 2));
        await ReadAsync(c => c.Journal.Where(j => j.Node == "two" && j.Seq == 2).ExecuteDeleteAsync());
        Assert.Equal("journal two/2 is missing, which one/1 saw", (await VerifyAsync()).Break);

        await Writer("two").WriteAsync(s => Link(s, "another end"));
        Assert.Equal("journal two/2 is not what one/1 saw", (await VerifyAsync()).Break);
        Assert.NotEqual(last.Hash, await ReadAsync(c => c.Journal.Where(j => j.Node == "two" && j.Seq == 2).Select(j => j.Hash).SingleAsync()));
    }

    [Fact]
    public async Task Idle_nodes_do_not_go_on_anchoring_each_other()
    {
        LedgerWriter one = Writer("one"), two = Writer("two");
        await one.WriteAsync(s => Link(s, "work"));
        ChainAnchors[] both = [Anchors(one, "one"), Anchors(two, "two")];
        for (int i = 0; i < 4; i++)
        {
            foreach (ChainAnchors anchors in both)
            {
                await anchors.WriteAsync(CancellationToken.None);
            }
        }

        Assert.Equal(2, await ReadAsync(c => c.Journal.CountAsync()));
        Assert.Null((await VerifyAsync()).Break);
    }

    private ChainAnchors Anchors(LedgerWriter writer, string node) => new(writer, new NodeName(node, "team"), Contexts, TimeProvider.System);

    private Task<Verification> VerifyAsync() => Verification.OfAsync(Contexts, new MediaDirectory(Settings.Media), CancellationToken.None);

    /// <summary>Each decides on what it saw and decides again after a conflict, as a turn does: no change is lost.</summary>
    [Fact]
    public async Task Two_nodes_that_change_one_record_lose_no_change()
    {
        LedgerWriter one = Writer("one"), two = Writer("two");
        await one.WriteAsync(s =>
        {
            s.Add(Finding());
            s.Save();
        });
        await Task.WhenAll(RepeatAsync(one), RepeatAsync(two));
        Assert.Equal(41, await ReadAsync(c => c.Findings.Select(f => f.Version).SingleAsync()));
        await AssertChainsAsync();

        async Task RepeatAsync(LedgerWriter writer)
        {
            for (int changes = 0; changes < 20;)
            {
                long seen = await ReadAsync(c => c.Findings.Select(f => f.Version).SingleAsync());
                try
                {
                    await writer.WriteAsync(s =>
                    {
                        s.Take<FindingRow>(seen, "F-2026-0001").Words += "。";
                        s.Save();
                        Link(s, "F-2026-0001");
                    });
                    changes++;
                }
                catch (ConflictException)
                {
                    // Decided on what is no longer so: again.
                }
            }
        }
    }

    /// <summary>Holds the writer until all works are queued, so that they are taken as one batch.</summary>
    private static async Task<Task[]> QueuedTogetherAsync(LedgerWriter writer, int count, Action<WriteSession, int> work)
    {
        var inside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var go = new ManualResetEventSlim();
        Task first = writer.WriteAsync(s =>
        {
            inside.TrySetResult();
            go.Wait();
            Link(s, "first");
        });
        await await Task.WhenAny(inside.Task, first);
        Task[] works = [.. Enumerable.Range(0, count).Select(i => writer.WriteAsync(s => work(s, i)))];
        go.Set();
        await first;
        return works;
    }

    private static FindingRow Finding() => new()
    {
        Number = "F-2026-0001",
        Inspection = "I-2026-0001",
        Checklist = "fire",
        Item = "exits",
        Domain = "fire",
        TargetId = "E-01",
        TargetName = "兴旺加油站",
        Village = "东沟村",
        Words = "",
        Inspector = "insp01",
        FoundAt = Now,
        DueOn = new DateOnly(2026, 3, 5),
        Version = 1,
    };
}
