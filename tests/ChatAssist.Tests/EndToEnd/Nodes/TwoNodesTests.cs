using ChatAssist.Demo.Simulator;
using ChatAssist.Demo.Simulator.Callbacks;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using ChatAssist.Tests.EndToEnd.Host;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Nodes;

/// <summary>
/// W-03 R-01 W-05: two nodes that share the work behind a balancer, one of them killed or frozen in the middle of a turn, and
/// each person is answered in order, once.
/// </summary>
public sealed class TwoNodesTests : NodesFixture
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(20);

    /// <summary>ROUNDS=50 for a long run.</summary>
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("ROUNDS") ?? "2");

    [Fact]
    public async Task Both_work_and_each_person_is_answered_in_order_and_once()
    {
        string[] people = ["insp01", "insp02", "insp03"], villages = ["vil01", "vil02"];
        await Task.WhenAll([.. people.Select(AskAsync), .. villages.Select(ReportAsync), IntactAsync()]);
        await AssertOnceAsync();
        foreach (string person in people)
        {
            Assert.Equal(Enumerable.Range(0, 25).Select(i => $"没听懂“第{i}句”。"), Told(person));
        }

        await using LedgerContext ledger = Ledger();
        Assert.Equal(10, await ledger.Complaints.CountAsync());
        Assert.All(["a", "b"], name => Assert.True(ledger.Journal.Any(j => j.Node == name && j.Message != "")));
        Assert.Equal(1, Simulator.Corp.Tokens.Issued);
        Assert.DoesNotContain(Simulator.Corp.Wire.Snapshot(), w => w.Note.Contains("超过频率", StringComparison.Ordinal));

        // While both write.
        async Task IntactAsync()
        {
            var (code, said) = await VerifyAsync();
            Assert.True(code == 0, said);
        }

        async Task AskAsync(string person)
        {
            for (int i = 0; i < 25; i++)
            {
                // Not waiting for the answer: the next one comes in at the other node while this one is at work.
                Assert.True((await As(person).SayAsync($"第{i}句投诉")).Acknowledged);
            }
        }

        async Task ReportAsync(string person)
        {
            for (int i = 0; i < 5; i++)
            {
                await As(person).SayAsync($"上报 {person}屋后第{i}棵树倒了");
            }
        }
    }

    [Fact]
    public async Task A_node_killed_in_the_middle_of_a_turn_hands_over_within_seconds()
    {
        string victim = await FileOnItsWayAsync();
        await Node(victim).KillAsync();
        await As("insp01").SayAsync("进度");
        await As("insp01").ReplyAsync("照片已记到第11项", Seconds);
        await As("insp01").ReplyAsync("7/23，不合格1项", Seconds);
        await RestartAsync(victim);
        await As("insp01").SayAsync("帮助");
        await As("insp01").ReplyAsync("数一数，看压力表", Seconds);
        await AssertOnceAsync();
    }

    [Fact]
    public async Task A_node_frozen_in_the_middle_of_a_turn_hands_over_and_its_late_work_changes_nothing()
    {
        string victim = await FileOnItsWayAsync();
        await Node(victim).FreezeAsync();
        await As("insp01").SayAsync("进度");
        await As("insp01").ReplyAsync("照片已记到第11项", Seconds);
        await As("insp01").ReplyAsync("7/23，不合格1项", Seconds);
        await AssertOnceAsync();

        // The file that it waited for comes now, and it goes on where it stood.
        Clock.Advance(TimeSpan.FromMinutes(10));
        await Node(victim).ThawAsync();
        Assert.Equal(1, await Node(victim).EndedAsync());
        Assert.Contains("has taken the place", Node(victim).ToString(), StringComparison.Ordinal);
        await RestartAsync(victim);
        await As("insp01").SayAsync("帮助");
        await As("insp01").ReplyAsync("数一数，看压力表", Seconds);
        await AssertOnceAsync();
        Assert.Single(Told("insp01"), t => t.StartsWith("照片已记到第11项", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Frozen_and_killed_again_and_again_nothing_is_lost_or_doubled()
    {
        var random = new Random(20261126);
        string[] people = ["insp01", "insp02", "insp03"];
        for (int round = 0; round < Rounds; round++)
        {
            string victim = round % 4 is 0 or 3 ? "a" : "b";
            bool freeze = round % 2 == 0;
            int acknowledged = 0, enough = random.Next(1, 10), no = round;
            Task[] talks = [.. people.Select(TalkAsync), As("vil01").SayAsync($"上报 村口第{round}根电线杆歪了")];
            await Until.TrueAsync(() => Volatile.Read(ref acknowledged) >= enough);
            await (freeze ? Node(victim).FreezeAsync() : Node(victim).KillAsync());
            await Task.WhenAll(talks);
            await SettledAsync();
            if (freeze)
            {
                await Node(victim).ThawAsync();
                Assert.Equal(1, await Node(victim).EndedAsync());
            }

            await RestartAsync(victim);

            async Task TalkAsync(string person)
            {
                for (int i = 0; i < 4; i++)
                {
                    Assert.True((await As(person).SayAsync($"第{no}轮{i}投诉")).Acknowledged);
                    Interlocked.Increment(ref acknowledged);
                }
            }
        }

        await AssertOnceAsync();
        foreach (string person in people)
        {
            var expected = Enumerable.Range(0, Rounds).SelectMany(round => Enumerable.Range(0, 4).Select(i => $"没听懂“第{round}轮{i}”。"));
            Assert.Equal(expected, Told(person).Distinct());
        }
    }

    [Fact]
    public async Task A_name_is_taken_once_and_other_keys_are_refused()
    {
        var twin = await Assert.ThrowsAsync<InvalidOperationException>(() => Begin("a", ("ChatAssist__PublicUrl", "")).AddressAsync());
        Assert.Contains("A node named a runs on this database already", twin.Message, StringComparison.Ordinal);
        string key = Convert.ToBase64String(new byte[32]);
        var stranger = await Assert.ThrowsAsync<InvalidOperationException>(() => Begin("c", ("ChatAssist__Key", key)).AddressAsync());
        Assert.Contains("another key", stranger.Message, StringComparison.Ordinal);
        using var http = new HttpClient();
        string ready = await http.GetStringAsync(new Uri(await Node("b").AddressAsync(), "/readyz"));
        Assert.StartsWith("ready\n", ready, StringComparison.Ordinal);
        Assert.Contains(" on duty", ready, StringComparison.Ordinal);
        Assert.Equal(2, ready.Split('\n').Count(line => line.Contains(" run ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_orderly_stop_hands_over_at_once()
    {
        string victim = await OnDutyAsync();
        await BalanceAsync(Other(victim));
        Assert.Equal(0, await Node(victim).StopAsync());
        await As("insp01").SayAsync("帮助");
        await As("insp01").ReplyAsync("您可以这样说", TimeSpan.FromSeconds(4));
        await using LedgerContext ledger = Ledger();
        Assert.Equal([Other(victim)], await ledger.Nodes.Select(n => n.Name).ToListAsync());
    }

    [Fact]
    public async Task A_chain_whose_end_was_cut_off_is_found_out()
    {
        // The balancer goes from one node to the other, and so each of the two has a person's lane to itself.
        for (int i = 0; i < 6; i++)
        {
            await As(i % 2 == 0 ? "insp01" : "insp02").SayAsync($"第{i}句投诉");
        }

        await SettledAsync();
        await using LedgerContext ledger = Ledger();
        JournalRow last = await ledger.Journal.AsNoTracking().Where(j => j.Node == "b" && j.Message != "").OrderByDescending(j => j.Seq).FirstAsync();
        await Until.TrueAsync(async () => (await ledger.Journal.AsNoTracking().Where(j => j.Node == "a" && j.Kind == ChainAnchors.Kind).ToListAsync())
            .Any(j => ChainAnchors.Read(j).Any(h => h.Node == "b" && h.Seq >= last.Seq)));
        Assert.Equal(0, (await VerifyAsync()).ExitCode);

        // With its message, as somebody would who wants it never to have been said.
        await ledger.Journal.Where(j => j.Node == "b" && j.Seq >= last.Seq).ExecuteDeleteAsync();
        await ledger.Inbox.Where(i => i.Id == long.Parse(last.Message.Substring(1))).ExecuteDeleteAsync();
        var (code, said) = await VerifyAsync();
        Assert.Equal(1, code);
        Assert.Matches("BROKEN: journal b/[0-9]+ is missing, which (a|test)/[0-9]+ saw", said);
    }

    /// <summary>A walk with a photo that does not come: whoever took the message is in the middle of its turn.</summary>
    /// <returns>The node that is at it.</returns>
    private async Task<string> FileOnItsWayAsync()
    {
        await AskAsync("检查 兴旺加油站 消防 安全生产 和李四", "1/27 检查地点");
        await AskAsync("3", "2/27 消火栓");
        await AskAsync("2-6合格 11不合格 没有灭火器", "第11项 企业消防设施：请发一张照片");
        Simulator.Faults.Arm(Fault.Slow(TimeSpan.FromMinutes(10), "media/get"));
        Assert.True((await As("insp01").SendPhotoAsync(SampleFiles.Png("没有灭火器"))).Acknowledged);
        await Until.TrueAsync(() => Simulator.Faults.Armed.Count == 0);
        await using LedgerContext ledger = Ledger();
        return await ledger.Inbox.Where(i => i.State == InboxState.Waiting).Join(ledger.Nodes, i => i.Run, n => n.Run, (_, n) => n.Name).SingleAsync();
    }

    private async Task AskAsync(string text, string answer)
    {
        Delivery delivery = await As("insp01").SayAsync(text);
        Assert.True(delivery.Acknowledged);
        await As("insp01").ReplyAsync(answer);
    }
}
