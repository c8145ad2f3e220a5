using ChatAssist.Demo.Simulator;
using ChatAssist.Demo.Simulator.Callbacks;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>W-01 W-02: each refusal of WeCom's, answered as the table says; every answer arrives once or somebody is told.</summary>
public sealed class OutboundFaultTests : HostFixture
{
    private const string Send = "message/send";

    private string[] Received => [.. Zhang.Phone.Where(m => !m.FromMember).Select(m => m.Text)];

    /// <summary>Busy, too many at once, no answer at all: tried again soon, and nothing is said twice.</summary>
    [Theory]
    [InlineData(-1)]
    [InlineData(45033)]
    public async Task A_busy_WeCom_is_asked_again(int errcode)
    {
        Simulator.Faults.Arm(Fault.Answer(Send, errcode, count: 2));
        await Zhang.SayAsync("待办");
        await PassUntilAnsweredAsync(TimeSpan.FromSeconds(30));
        await AssertAnsweredOnceAsync(attempts: 3);
    }

    /// <summary>The same answer to the same question a minute later is no duplicate of the first one, though WeCom refused it at first.</summary>
    [Theory]
    [InlineData(-1)]
    [InlineData(45033)]
    [InlineData(45009)]
    public async Task The_same_answer_again_comes_again_after_a_refusal(int errcode)
    {
        await AskAsync(Zhang, "待办", "没有待办");
        await SettledAsync();
        Simulator.Faults.Arm(Fault.Answer(Send, errcode));
        await Zhang.SayAsync("待办");
        await PassUntilAnsweredAsync(TimeSpan.FromMinutes(5));
        await AssertOnceAsync();
        Assert.Equal(2, Received.Length);
    }

    [Fact]
    public async Task A_broken_WeCom_is_asked_again()
    {
        Simulator.Faults.Arm(Fault.Http500(Send));
        await Zhang.SayAsync("待办");
        await PassUntilAnsweredAsync(TimeSpan.FromSeconds(30));
        await AssertAnsweredOnceAsync(attempts: 2);
    }

    [Fact]
    public async Task An_answer_that_was_lost_on_the_way_back_is_not_said_twice()
    {
        Simulator.Faults.Arm(Fault.AnswerLost());
        await Zhang.SayAsync("待办");
        await PassUntilAnsweredAsync(TimeSpan.FromSeconds(30));
        await AssertAnsweredOnceAsync(attempts: 2);
    }

    [Theory]
    [InlineData(40014)]
    [InlineData(42001)]
    public async Task A_token_that_is_refused_is_fetched_anew_at_once(int errcode)
    {
        Simulator.Faults.Arm(Fault.Answer(Send, errcode));
        await AskAsync(Zhang, "待办", "没有待办");
        await AssertAnsweredOnceAsync(attempts: 1);
    }

    [Fact]
    public async Task A_token_that_died_early_is_fetched_anew_at_once()
    {
        Simulator.KillToken();
        await AskAsync(Zhang, "待办", "没有待办");
        await AssertAnsweredOnceAsync(attempts: 1);
        Assert.Equal(2, Simulator.Corp.Wire.Snapshot().Count(w => w.Name == "gettoken"));
    }

    /// <summary>What a person must put right keeps the queue and is tried rarely; then everything goes out.</summary>
    [Theory]
    [InlineData(60020)]
    [InlineData(40056)]
    [InlineData(45009)]
    public async Task A_refusal_of_the_whole_app_keeps_the_queue(int errcode)
    {
        Simulator.Faults.Arm(Fault.Answer(Send, errcode));
        await Zhang.SayAsync("待办");
        await WaitsAsync(errcode);
        await Zhang.SayAsync("帮助");
        await Until.TrueAsync(async () => await CountAsync(OutboxState.Waiting) == 2);
        int sends = Sends;
        Clock.Advance(TimeSpan.FromSeconds(50));
        await AskNothingAsync();
        Assert.Equal(sends, Sends);
        await PassUntilAnsweredAsync(TimeSpan.FromMinutes(15));
        await Zhang.ReplyAsync("您可以这样说");
        await AssertOnceAsync();
        Assert.Equal(2, Received.Length);
    }

    [Fact]
    public async Task A_refused_secret_is_not_tried_again_before_its_time()
    {
        Simulator.KillToken();
        Simulator.Faults.Arm(Fault.Answer("gettoken", 40001));
        await Zhang.SayAsync("待办");
        await WaitsAsync(40001);
        int tries = Simulator.Corp.Wire.Snapshot().Count(w => w.Name == "gettoken");
        Clock.Advance(TimeSpan.FromMinutes(9));
        await AskNothingAsync();
        Assert.Equal(tries, Simulator.Corp.Wire.Snapshot().Count(w => w.Name == "gettoken"));
        await PassUntilAnsweredAsync(TimeSpan.FromMinutes(5));
        await AssertOnceAsync();
        Assert.Single(Received);
    }

    /// <summary>Recipient gone or payload refused: set aside, told to the supervisors, and the next one goes.</summary>
    [Theory]
    [InlineData(81013)]
    [InlineData(60011)]
    [InlineData(60111)]
    [InlineData(40058)]
    [InlineData(45002)]
    [InlineData(82004)]
    public async Task A_dead_letter_is_set_aside_and_told_to_the_supervisors(int errcode)
    {
        Simulator.Faults.Arm(Fault.Answer(Send, errcode));
        await Zhang.SayAsync("待办");
        await Zheng.ReplyAsync($"发给张三的一条消息送不到（代码 {errcode}）");
        await Simulator.As("sup02").ReplyAsync($"代码 {errcode}");
        await AskAsync(Zhang, "帮助", "您可以这样说");
        await AssertOnceAsync();
        Assert.Single(Received);
        Assert.Equal(1, await CountAsync(OutboxState.Dead));
    }

    [Theory]
    [InlineData(42014)]
    [InlineData(42051)]
    public async Task A_card_that_is_refused_comes_as_words(int errcode)
    {
        await AskAsync(Zhang, "检查 兴旺加油站 消防 和李四", "1/13 检查地点");
        await SettledAsync();
        Simulator.Faults.Arm(Fault.Answer(Send, 0), Fault.Answer(Send, errcode));
        await Zhang.SayAsync("3");
        PhoneMessage twin = await Zhang.ReplyAsync("2/13 消火栓");
        Assert.Equal("text", twin.Kind);
        Assert.Contains("1 合格", twin.Text, StringComparison.Ordinal);
        await AskAsync(Zhang, "1", "3/13 消防取水口");
        await AssertOnceAsync();
    }

    [Fact]
    public async Task A_card_whose_code_is_spent_keeps_nobody_from_an_answer()
    {
        await AskAsync(Zhang, "检查 兴旺加油站 消防 和李四", "1/13 检查地点");
        await AskAsync(Zhang, "3", "2/13 消火栓");
        Simulator.Faults.Arm(Fault.Answer("message/update_template_card", 60140));
        await Zhang.PressAsync("合格");
        await Zhang.ReplyAsync("3/13 消防取水口");
        await AssertOnceAsync();
        Assert.Equal(0, await CountAsync(OutboxState.Dead));
    }

    [Fact]
    public async Task The_thirty_first_message_of_a_minute_waits_and_is_not_lost()
    {
        for (int i = 0; i < 31; i++)
        {
            Assert.True((await Zhang.SayAsync($"第{i}句投诉")).Acknowledged);
        }

        await Until.TrueAsync(() => Received.Length == 30);
        await Until.TrueAsync(async () => await CountAsync(OutboxState.Waiting) == 1);
        await PassUntilAnsweredAsync(TimeSpan.FromSeconds(62));
        await AssertOnceAsync();
        Assert.Equal(Enumerable.Range(0, 31).Select(i => $"没听懂“第{i}句”。"), Received.Select(r => r.Split('\n')[0]));
        Assert.DoesNotContain(Simulator.Corp.Wire.Snapshot(), w => w.Note.Contains("超过频率", StringComparison.Ordinal));
    }

    private int Sends => Simulator.Corp.Wire.Snapshot().Count(w => w.Name == Send);

    private async Task<int> CountAsync(OutboxState state)
    {
        await using LedgerContext ledger = Ledger();
        return await ledger.Outbox.CountAsync(o => o.State == state);
    }

    private Task WaitsAsync(int errcode) => Until.TrueAsync(async () =>
    {
        await using LedgerContext ledger = Ledger();
        return await ledger.Outbox.AnyAsync(o => o.State == OutboxState.Waiting && o.Code == errcode);
    });

    /// <summary>Lets the relay look once more: the person next door is answered, so a look has been.</summary>
    private async Task AskNothingAsync()
    {
        await using LedgerContext ledger = Ledger();
        int before = await ledger.Outbox.CountAsync();
        await Simulator.As("vil01").SayAsync("待办");
        await Until.TrueAsync(async () => await ledger.Outbox.CountAsync() > before);
        await SettledOrPutOffAsync();
    }

    private Task SettledOrPutOffAsync() => Until.TrueAsync(async () =>
    {
        DateTimeOffset now = Clock.GetUtcNow();
        await using LedgerContext ledger = Ledger();
        return !await ledger.Outbox.AnyAsync(o => o.State == OutboxState.Waiting && o.NextAt <= now && o.UserId == "vil01");
    });

    /// <summary>Moves the clock on, bit by bit, until nothing waits any more.</summary>
    private async Task PassUntilAnsweredAsync(TimeSpan most)
    {
        TimeSpan step = most / 10;
        await Until.TrueAsync(async () =>
        {
            Clock.Advance(await CountAsync(OutboxState.Waiting) > 0 ? step : TimeSpan.Zero);
            return Simulator.Faults.Armed.Count == 0 && await CountAsync(OutboxState.Waiting) == 0
                && await CountAsync(OutboxState.Sent) > 0;
        });
    }

    private async Task AssertAnsweredOnceAsync(int attempts)
    {
        await AssertOnceAsync();
        Assert.Equal("没有待办，都办完了。", Assert.Single(Received));
        await using LedgerContext ledger = Ledger();
        OutboxRow row = Assert.Single(await ledger.Outbox.ToListAsync());
        Assert.Equal((OutboxState.Sent, attempts), (row.State, row.Attempts));
    }
}
