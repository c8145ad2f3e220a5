using ChatAssist.Host.Media;
using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAssist.Tests.Records;

/// <summary>R-07: what nobody needs any longer goes when its time is over; what belongs to a record stays, and the chain with it.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private readonly ScriptClock _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));
    private Store _store = null!;
    private ChatSession _session = null!;

    public async Task InitializeAsync()
    {
        _store = await Store.WithDemoRegisterAsync();
        _session = new ChatSession(_store.Settings, _clock, Home.Content);
        await SayAsync("张三", "检查 兴旺加油站 消防 和李四", "3", "2-6合格 11合格", "不合格 灭火器过期", "[照片]", "进度");
        await SayAsync("老陈", "匿名上报 东沟村河边有人烧秸秆，烟很大", "不是", "上报 东沟村河边有人烧秸秆，烟很大");
        await SayAsync("郑主任", "进度", "今天谁没巡查");
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task R_07_nothing_goes_before_its_time()
    {
        _clock.Now += TimeSpan.FromDays(1094);
        Assert.Equal(new Removed(0, 0, 0, 0), await RunAsync());
        Assert.Null((await VerifyAsync()).Break);
    }

    [Fact]
    public async Task R_07_talk_goes_and_the_record_stays()
    {
        await using LedgerContext context = Ledger();
        int messages = await context.Inbox.CountAsync(), links = await context.Journal.CountAsync();
        int facts = await context.Journal.Where(j => j.Kind != "turn" && j.Message != "").Select(j => j.Message).Distinct().CountAsync();
        _clock.Now += TimeSpan.FromDays(1096);
        Removed counted = await RunAsync(dryRun: true);
        Assert.True(counted is { Messages: > 0, Replies: > 0 });
        Assert.Equal((messages, links), (await context.Inbox.CountAsync(), await context.Journal.CountAsync()));
        Assert.Equal(counted, await RunAsync());
        Assert.Equal(facts, await context.Inbox.CountAsync());
        Assert.Equal(messages - facts, counted.Messages);
        Assert.Null((await VerifyAsync()).Break);
        Assert.Equal(new Removed(0, 0, 0, 0), await RunAsync());
    }

    [Fact]
    public async Task R_07_a_gap_that_the_rules_did_not_make_is_still_told()
    {
        _clock.Now += TimeSpan.FromDays(1096);
        await RunAsync();
        await using LedgerContext context = Ledger();
        long one = await context.Inbox.MinAsync(i => i.Id);
        await context.Inbox.Where(i => i.Id == one).ExecuteDeleteAsync();
        Assert.Equal($"message m{one} is missing", (await VerifyAsync()).Break);
    }

    [Fact]
    public async Task R_07_K_09_who_reported_is_forgotten_a_year_after_the_complaint_was_closed()
    {
        await using LedgerContext context = Ledger();
        DateTimeOffset closed = _clock.Now;
        string[] numbers = await context.Reporters.Select(r => r.Complaint).Distinct().ToArrayAsync();
        Assert.NotEmpty(numbers);
        await context.Complaints.Where(c => numbers.Contains(c.Number)).ExecuteUpdateAsync(x => x.SetProperty(c => c.ClosedAt, closed));
        _clock.Now += TimeSpan.FromDays(366);
        Removed removed = await RunAsync();
        Assert.Equal(await context.Complaints.CountAsync(), removed.Reporters);
        Assert.False(await context.Reporters.AnyAsync());
        string[] reports = await context.Journal.Where(j => j.By == "hidden").Select(j => j.Message).Distinct().ToArrayAsync();
        Assert.False(await context.Inbox.AnyAsync(i => reports.Contains("m" + i.Id)));
        Assert.True(await context.Complaints.AnyAsync());
        Assert.Null((await VerifyAsync()).Break);
    }

    private LedgerContext Ledger() => new(_store.Settings.Database.Build());

    private async Task SayAsync(string who, params string[] texts)
    {
        foreach (string text in texts)
        {
            _clock.Now += TimeSpan.FromSeconds(20);
            await _session.SayAsync(who, text);
        }
    }

    private async Task<Removed> RunAsync(bool dryRun = false)
    {
        Removed? removed = null;
        await _session.RunAsync(async services => removed = await services.GetRequiredService<Retention>().RunAsync(dryRun, CancellationToken.None));
        return removed!;
    }

    private async Task<Verification> VerifyAsync() =>
        await Verification.OfAsync(new Contexts(_store.Settings.Database), new MediaDirectory(_store.Settings.Media), CancellationToken.None);
}
