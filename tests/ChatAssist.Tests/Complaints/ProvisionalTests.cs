using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAssist.Tests.Complaints;

/// <summary>K-04: what was due by assumption is computed again when the year's notice comes, with a trail and people told.</summary>
public sealed class ProvisionalTests : IAsyncLifetime
{
    // A notice as it might be; 1 January 2027 is a Friday.
    private const string Notice = """
        year: 2027
        source: 试用通知
        holidays:
          - name: 元旦
            from: 2027-01-01
            to: 2027-01-03
            make-up: [2027-01-10]
        """;

    private readonly EditableContent _content = new();
    private readonly ScriptClock _clock = new(new(2026, 12, 30, 9, 0, 0, TimeSpan.FromHours(8)));
    private Store _store = null!;
    private ChatSession _session = null!;

    public async Task InitializeAsync()
    {
        _store = await Store.WithDemoRegisterAsync();
        _session = Session();
        await _session.SayAsync("老陈", "上报 砖厂后面有人夜里偷偷取土，牵涉两个村");
        await _session.SayAsync("周队", "C-2026-0001 复杂 牵涉两个村 给张三");
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        _store.Dispose();
        _content.Dispose();
    }

    [Fact]
    public async Task K_04_a_notice_that_is_saved_moves_the_open_deadline_and_silences_the_old_one()
    {
        string assumed = await SaidAsync("周队", "C-2026-0001");
        Assert.Contains("1月4日 24:00前开始核查（暂定：放假安排还没公布，可能会变）", assumed, StringComparison.Ordinal);

        File.WriteAllText(_content.Of("config/calendar/2027.yaml"), Notice);
        var told = await _session.RunAsync(s => s.GetRequiredService<LibraryReload>().RunAsync(CancellationToken.None));
        Assert.Equal(
            "助手→张三: 放假安排公布了，下面的时限重新算过：\n  · C-2026-0001 1月5日 24:00前开始核查（原来算的是1月4日 24:00前开始核查）",
            TranscriptPlayer.Show(Assert.Single(told)));
        Assert.DoesNotContain("暂定", await SaidAsync("周队", "C-2026-0001"), StringComparison.Ordinal);

        await using (LedgerContext ledger = Ledger())
        {
            var link = await ledger.Journal.SingleAsync(j => j.Kind == "complaint.recomputed.1");
            Assert.Equal("C-2026-0001", link.Subject);
            Assert.Contains("\"was\"", link.Payload, StringComparison.Ordinal);
        }

        // Nothing at the end that was assumed; the last word at the one that counts.
        var until = await _session.PassAsync(new DateTimeOffset(2027, 1, 5, 1, 0, 0, TimeSpan.FromHours(8)) - _clock.Now, down: false);
        Assert.DoesNotContain(until, s => s.Text.Contains("时限】", StringComparison.Ordinal));
        var then = await _session.PassAsync(TimeSpan.FromDays(1), down: false);
        Assert.Single(then, s => s.Text.StartsWith("【到时限】C-2026-0001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task K_04_a_notice_that_is_there_at_the_next_start_counts_as_well_and_once()
    {
        await _session.DisposeAsync();
        File.WriteAllText(_content.Of("config/calendar/2027.yaml"), Notice);
        _session = Session();
        Assert.StartsWith("放假安排公布了", Assert.Single(await _session.RunAsync(_ => Task.CompletedTask)).Text, StringComparison.Ordinal);
        await _session.DisposeAsync();
        _session = Session();
        Assert.Empty(await _session.RunAsync(_ => Task.CompletedTask));
    }

    [Fact]
    public async Task K_04_a_notice_of_another_year_changes_nothing()
    {
        File.WriteAllText(_content.Of("config/calendar/2028.yaml"), "year: 2028\nsource: 试用通知\nholidays:\n  - name: 元旦\n    from: 2028-01-01\n    to: 2028-01-03\n");
        Assert.Empty(await _session.RunAsync(s => s.GetRequiredService<LibraryReload>().RunAsync(CancellationToken.None)));
        await using LedgerContext ledger = Ledger();
        Assert.True((await ledger.Complaints.SingleAsync()).DueProvisional);
    }

    [Fact]
    public async Task K_04_what_is_started_already_is_corrected_and_nobody_is_disturbed()
    {
        await _session.SayAsync("张三", "开始核查");
        File.WriteAllText(_content.Of("config/calendar/2027.yaml"), Notice);
        Assert.Empty(await _session.RunAsync(s => s.GetRequiredService<LibraryReload>().RunAsync(CancellationToken.None)));
        await using LedgerContext ledger = Ledger();
        var row = await ledger.Complaints.SingleAsync();
        Assert.Equal((false, new DateTimeOffset(2027, 1, 6, 0, 0, 0, TimeSpan.FromHours(8))), (row.DueProvisional, row.DueAt.ToOffset(TimeSpan.FromHours(8))));
    }

    private ChatSession Session() => new(_content.With(_store.Settings), _clock, keep: true);

    private LedgerContext Ledger() => new(_store.Settings.Database.Build());

    private async Task<string> SaidAsync(string who, string text) => Assert.Single(await _session.SayAsync(who, text)).Text;
}
