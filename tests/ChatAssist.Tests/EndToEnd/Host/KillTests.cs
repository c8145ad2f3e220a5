using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Demo.Simulator;
using ChatAssist.Demo.Simulator.Callbacks;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>
/// I-04 R-01 W-01: kill -9 in the middle of a walk, start again, and the walk goes on at the same question with nothing lost or
/// doubled. A real process, ended and started as often as a test needs; WeCom delivers again what nobody acknowledged.
/// </summary>
public sealed class KillTests : IAsyncLifetime
{
    private static readonly SimulatorSettings Patient = new()
    {
        People = [.. SimulatorSettings.DemoPeople, new Member("insp02", "李四"), new Member("sup02", "冯镇长")],
        VerifyTimeout = TimeSpan.FromSeconds(30),
        CallbackTimeout = TimeSpan.FromSeconds(30),
        CallbackTries = 100_000,
        RetryPause = TimeSpan.FromMilliseconds(20),
    };

    private readonly DemoClock _clock = new();
    private Store _store = null!;
    private WeComSimulator _simulator = null!;
    private HostProcess _host = null!;

    private SimulatedPerson Zhang => _simulator.As("insp01");

    private SimulatedPerson Li => _simulator.As("insp02");

    public async Task InitializeAsync()
    {
        _store = await Store.WithDemoRegisterAsync();
        await LastingRoster.ImportAsync(_store.Settings);
        _simulator = await WeComSimulator.StartAsync(Patient, _clock);
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _simulator.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task A_walk_goes_on_after_kill_9_at_the_same_question_with_nothing_lost_or_doubled()
    {
        await AskAsync("检查 兴旺加油站 消防 安全生产 和李四", "1/27 检查地点");
        await AskAsync("3", "2/27 消火栓");

        // At rest: the next bare word answers the question that was asked before.
        await KillAndStartAsync();
        await AskAsync("合格", "3/27 消防取水口");

        // Acknowledged, not answered yet.
        Assert.True((await Zhang.SayAsync("合格")).Acknowledged);
        await KillAndStartAsync();
        await Zhang.ReplyAsync("4/27");

        // Answered, and WeCom has the answer, but the program cannot know.
        _simulator.Faults.Arm(Fault.AnswerLost());
        await Zhang.SayAsync("合格");
        await _simulator.Corp.WaitForWireAsync(w => w.Status == 0 && w.Name == "message/send");
        await KillAndStartAsync();
        await Zhang.ReplyAsync("5/27");

        // While a photo is on its way in.
        await AskAsync("5-6合格 11不合格 没有灭火器", "第11项 企业消防设施：请发一张照片");
        _simulator.Faults.Arm(Fault.Slow(TimeSpan.FromMinutes(10), "media/get"));
        await Zhang.SendPhotoAsync(SampleFiles.Png("没有灭火器"));
        await Until.TrueAsync(() => _simulator.Faults.Armed.Count == 0);
        await KillAndStartAsync();
        await Zhang.ReplyAsync("照片已记到第11项");

        // In the middle of a start.
        await KillAsync();
        await using (HostProcess halfway = HostProcess.Begin(_store.Folder, Patient, _simulator.Address))
        {
            await halfway.KillAsync();
        }

        await StartAsync();

        // While two inspectors answer at the same time, at moments that nobody chose.
        await Li.SayAsync("继续");
        await Li.ReplyAsync("12/27");
        var random = new Random(9);
        for (int from = 12; from < 22; from += 5)
        {
            int acknowledged = 0, enough = random.Next(1, 6);
            Task[] posts = [.. Enumerable.Range(from, 5).Select(async i =>
            {
                Delivery delivery = await (i % 2 == 0 ? Zhang : Li).SayAsync($"{i}合格");
                Assert.True(delivery.Acknowledged);
                Interlocked.Increment(ref acknowledged);
            })];
            await Until.TrueAsync(() => Volatile.Read(ref acknowledged) >= enough);
            await KillAndStartAsync();
            await Task.WhenAll(posts);
        }

        // The colleague ends it: the first one has had nearly all that WeCom lets a member have in a minute.
        await AskAsync(Li, "其余合格", "兴旺加油站 查完了");
        await AskAsync(Li, "提交", "对方有什么要说的");
        await AskAsync(Li, "没有要说的", "对方签好字了吗");
        await AskAsync(Li, "对方拒绝签字", "谁在场见证");
        await AskAsync(Li, "不在现场，见证人刘主任", "-0001 没有灭火器");
        await AssertAsync();
    }

    [Fact]
    public async Task After_an_orderly_stop_everything_is_answered_and_the_rest_is_said_at_the_next_start()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _simulator.As(i % 2 == 0 ? "insp01" : "vil01").SayAsync($"第{i}句投诉")));
        Assert.Equal(0, await _host.StopAsync());
        Assert.False(File.Exists(_store.Settings.Database.SqlitePath + "-wal"));
        await using LedgerContext ledger = Ledger();
        await Once.AssertAsync(ledger);
        await StartAsync();
        await Until.TrueAsync(async () => !await ledger.Outbox.AnyAsync(o => o.State != OutboxState.Sent));
        Assert.Equal(20, _simulator.Corp.Phones.Snapshot().Where(m => !m.FromMember).Select(m => m.Text).Distinct().Count());
        Assert.Equal(20, _simulator.Corp.Phones.Snapshot().Count(m => !m.FromMember));
    }

    [Fact]
    public async Task An_orderly_stop_waits_for_what_is_being_answered()
    {
        await AskAsync("检查 兴旺加油站 消防 和李四", "1/13 检查地点");
        await AskAsync("3", "2/13 消火栓");
        await AskAsync("12不合格 灭火器过期 其余合格", "请发一张照片");
        _simulator.Faults.Arm(Fault.Slow(TimeSpan.FromSeconds(5), "media/get"));
        Assert.True((await Zhang.SendPhotoAsync(SampleFiles.Png("灭火器"))).Acknowledged);
        await Until.TrueAsync(() => _simulator.Faults.Armed.Count == 0);
        Assert.Equal(0, await _host.StopAsync());
        await using LedgerContext ledger = Ledger();
        await Once.AssertAsync(ledger);
        Assert.Equal(1, await ledger.Evidence.CountAsync());
    }

    [Fact]
    public async Task What_was_sent_before_counts_against_WeComs_limit_after_a_start_too()
    {
        await SayAsync(0, 25);
        await Until.TrueAsync(() => _simulator.Corp.Phones.Snapshot().Count(m => !m.FromMember) == 25);
        await KillAndStartAsync();
        await SayAsync(25, 10);
        await using LedgerContext ledger = Ledger();
        await Until.TrueAsync(() => ledger.Outbox.AnyAsync(o => o.State == OutboxState.Waiting && o.Attempts > 0));
        Assert.InRange(_simulator.Corp.Phones.Snapshot().Count(m => !m.FromMember), 25, 30);
        Assert.DoesNotContain(_simulator.Corp.Wire.Snapshot(), w => w.Note.Contains("超过频率", StringComparison.Ordinal));

        Task SayAsync(int from, int count) => Task.WhenAll(Enumerable.Range(from, count).Select(i => Zhang.SayAsync($"第{i}句投诉")));
    }

    [Fact]
    public async Task A_second_program_on_the_same_data_does_not_start()
    {
        await using HostProcess second = HostProcess.Begin(_store.Folder, Patient, _simulator.Address);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(second.CallbackAsync);
        Assert.Contains("is in use by another chatassist", refused.Message, StringComparison.Ordinal);
        await AskAsync("帮助", "您可以这样说");
    }

    /// <summary>Every message done once, every answer given once, every bubble shown once, everything as it was written.</summary>
    private async Task AssertAsync()
    {
        await using LedgerContext ledger = Ledger();
        await Until.TrueAsync(async () => !await ledger.Outbox.AnyAsync(o => o.State == OutboxState.Waiting));
        await Once.AssertAsync(ledger);
        string inspection = (await ledger.Inspections.SingleAsync()).Number;
        await Once.AssertAnsweredOnceAsync(ledger, inspection);
        Assert.Equal(23, await ledger.Answers.CountAsync());
        Assert.Equal(1, await ledger.Evidence.CountAsync());
        Assert.Equal(1, await ledger.Findings.CountAsync());
        List<OutboxRow> outbox = await ledger.Outbox.AsNoTracking().ToListAsync();
        var bodies = outbox.ConvertAll(o => (o.UserId, Body: JsonSerializer.Deserialize<ReplyBody>(o.Body, ChatJson.Options)!));
        Assert.Equal(
            bodies.Where(b => b.Body is not CardClosedBody).GroupBy(b => (b.UserId, Heading(b.Body.Plain))).Select(g => (g.Key, g.Count())).Order(),
            _simulator.Corp.Phones.Snapshot().Where(m => !m.FromMember).GroupBy(m => (m.UserId, Heading(m.Text))).Select(g => (g.Key, g.Count())).Order());
        await _host.StopAsync();
        var (code, said) = await HostProcess.RunAsync("verify", "--data", _store.Folder);
        Assert.True(code == 0 && said.StartsWith("intact", StringComparison.Ordinal), said);
    }

    private static string Heading(string text) => text.Split('\n')[0];

    private Task AskAsync(string text, string answer) => AskAsync(Zhang, text, answer);

    private static async Task AskAsync(SimulatedPerson person, string text, string answer)
    {
        await person.SayAsync(text);
        await person.ReplyAsync(answer);
    }

    private async Task StartAsync()
    {
        _host = HostProcess.Begin(_store.Folder, Patient, _simulator.Address);
        Assert.True(await _simulator.RegisterCallbackAsync(await _host.CallbackAsync()));
    }

    private async Task KillAsync()
    {
        await _host.KillAsync();
        await _host.DisposeAsync();
    }

    private async Task KillAndStartAsync()
    {
        await KillAsync();
        await StartAsync();
    }

    private LedgerContext Ledger() => new(_store.Settings.Database.Build());
}
