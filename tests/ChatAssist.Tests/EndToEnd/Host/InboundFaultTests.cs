using ChatAssist.Demo.Simulator;
using ChatAssist.Demo.Simulator.Callbacks;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>W-01 W-02: whatever way a callback takes, each message counts once, and what WeCom never sent counts never.</summary>
public sealed class InboundFaultTests : HostFixture
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await BeginWalkAsync();
    }

    [Fact]
    public async Task A_message_delivered_three_times_is_one_answer()
    {
        Simulator.Faults.Arm(Fault.Redeliver());
        Delivery delivery = await Zhang.SayAsync("合格");
        Assert.Equal([200, 200, 200], delivery.Attempts.Select(a => a.Status));
        await Zhang.ReplyAsync("13/13 企业消防预案");
        await AssertAnsweredAsync(12);
    }

    [Fact]
    public async Task A_message_that_arrives_twice_at_once_is_one_answer()
    {
        Simulator.Faults.Arm(Fault.Duplicate());
        await Zhang.SayAsync("合格");
        await Zhang.ReplyAsync("13/13 企业消防预案");
        await AssertAnsweredAsync(12);
    }

    [Fact]
    public async Task Messages_out_of_order_each_count_once()
    {
        Simulator.Faults.Arm(Fault.Reorder(2));
        Task first = Zhang.SayAsync("12合格");
        await Zhang.SayAsync("13合格");
        await first;
        await Zhang.ReplyAsync("查完了");
        await AssertAnsweredAsync(13);
    }

    [Fact]
    public async Task What_was_lost_is_not_missed_and_counts_when_it_is_sent_again()
    {
        Simulator.Faults.Arm(Fault.Drop());
        Assert.False((await Zhang.SayAsync("合格")).Acknowledged);
        await AssertAnsweredAsync(11);
        await AskAsync(Zhang, "合格", "13/13 企业消防预案");
        await AssertAnsweredAsync(12);
    }

    [Fact]
    public async Task A_late_message_counts_when_it_comes()
    {
        Simulator.Faults.Arm(Fault.Late(TimeSpan.FromMinutes(5)));
        Task<Delivery> late = Zhang.SayAsync("12合格");
        await AskAsync(Zhang, "13合格", "12/13 企业消防器材");
        Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True((await late).Acknowledged);
        await Zhang.ReplyAsync("查完了");
        await AssertAnsweredAsync(13);
    }

    [Fact]
    public async Task Two_events_of_one_second_both_count()
    {
        Delivery[] both = await Zhang.ClickBothInOneSecondAsync("do/todo", "do/progress");
        Assert.All(both, d => Assert.True(d.Acknowledged));
        await SettledAsync();
        Assert.Single(Zhang.Phone, m => !m.FromMember && m.Text.StartsWith("待办 1 件", StringComparison.Ordinal));
        Assert.Single(Zhang.Phone, m => !m.FromMember && m.Text.Contains("7/9", StringComparison.Ordinal));
        await AssertAnsweredAsync(11);
    }

    [Theory]
    [InlineData(PhotoEventOrder.Before)]
    [InlineData(PhotoEventOrder.After)]
    [InlineData(PhotoEventOrder.Never)]
    public async Task The_event_of_a_photo_adds_nothing_whenever_it_comes(PhotoEventOrder order)
    {
        Simulator.Faults.PhotoEvents = order;
        await AskAsync(Zhang, "不合格 灭火器过期", "请发一张照片");
        await Zhang.TakePhotosAsync("photo", [ChatAssist.Host.Transcripts.SampleFiles.Png("灭火器")]);
        await Zhang.ReplyAsync("13/13 企业消防预案");
        Assert.Equal(1, (await AssertOnceAsync()).Files);
        await using LedgerContext ledger = Ledger();
        Assert.Single(await ledger.Evidence.ToListAsync());
        Assert.DoesNotContain(Zhang.Phone, m => m.Text.Contains("没听懂", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_WeCom_never_sent_is_refused_and_leaves_no_trace()
    {
        Forgeries forge = Simulator.Forgeries;
        await SettledAsync();
        int before = await CountAsync();
        Assert.Equal(403, await forge.WrongSignatureAsync("insp01", "合格"));
        Assert.Equal(403, await forge.NoSignatureAsync("insp01", "合格"));
        Assert.Equal(403, await forge.PlaintextAsync("insp01", "合格"));
        Assert.Equal(403, await forge.WrongReceiveIdAsync("insp01", "合格"));
        Assert.Equal(403, await forge.OuterDtdAsync("insp01", "合格"));
        Assert.Equal(400, await forge.InnerDtdAsync("insp01", "合格"));
        Assert.Equal(413, await forge.OversizedAsync("insp01", 1024 * 1024));
        Assert.Equal(before, await CountAsync());
        await AssertAnsweredAsync(11);
    }

    [Fact]
    public async Task A_replay_is_acknowledged_and_does_nothing_and_an_old_one_is_refused()
    {
        await AskAsync(Zhang, "合格", "13/13 企业消防预案");
        Assert.Equal(200, await Simulator.Forgeries.ReplayAsync());
        await AssertAnsweredAsync(12);
        Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(403, await Simulator.Forgeries.ReplayAsync());
        await AssertAnsweredAsync(12);
    }

    private async Task<int> CountAsync()
    {
        await using LedgerContext ledger = Ledger();
        return await ledger.Inbox.CountAsync();
    }

    /// <summary>The answers stand up to this item, hidden ones left out, each given once; and all else is in order.</summary>
    private async Task AssertAnsweredAsync(int last)
    {
        await AssertOnceAsync();
        await using LedgerContext ledger = Ledger();
        Assert.Equal(last - 4, await ledger.Answers.CountAsync());
        await Once.AssertAnsweredOnceAsync(ledger, "I-2026-0001");
    }
}
