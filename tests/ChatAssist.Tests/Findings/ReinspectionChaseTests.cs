using ChatAssist.Findings;
using ChatAssist.Host.Transcripts;
using ChatAssist.Tests.Complaints;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.Findings;

/// <summary>F-04 K-05: who hears what of a re-inspection, when; once each, whatever stops, starts or moves meanwhile.</summary>
public sealed class ReinspectionChaseTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly string[] Everybody = ["insp01", "leader01", "sup01", "sup02"];
    private readonly ScriptClock _clock = new(Monday);
    private Store _store = null!;
    private Team _team = null!;

    public async Task InitializeAsync()
    {
        _store = await Store.WithDemoRegisterAsync();
        _team = await Team.StartAsync(_store, _clock);
    }

    public async Task DisposeAsync()
    {
        await _team.DisposeAsync();
        _store.Dispose();
    }

    [Theory]
    [InlineData(3, null, "2026-03-16")] // the 15th is a Sunday
    [InlineData(15, null, "2026-03-27")]
    [InlineData(15, "2026-03-04", "2026-03-16")] // asked on the 4th, ten days end on Saturday the 14th
    [InlineData(3, "2026-03-09", "2026-03-16")] // asked after the end: the end counts
    [InlineData(26, null, "2026-04-07")] // 28 March and ten days end in the holidays of early April
    public void F_04_ten_days_after_the_request_or_the_deadline_whichever_is_first(int days, string? reported, string last)
    {
        var library = _team.Shelf.Current;
        ReinspectionDue due = ReinspectionClock.For(
            library, "F-2026-0001", 1, new DateOnly(2026, 3, 2).AddDays(days),
            reported is null ? null : DateTimeOffset.Parse(reported + "T15:00+08:00"), Monday);
        Assert.Equal(last, due.On.ToString("yyyy-MM-dd"));
        Assert.True(due.Steps.Zip(due.Steps.Skip(1)).All(p => p.First.DueAt <= p.Second.DueAt));
        Assert.Equal(["ahead-1", "ahead-2", "due", "leader", "supervisor"], due.Steps.Select(s => s.Step));
    }

    [Fact]
    public async Task F_04_nobody_is_woken_and_everybody_hears_once()
    {
        await WriteAsync(Loop.Found(_team.Shelf.Current, "F-2026-0001", Monday));
        foreach (var step in await DeadlinesAsync())
        {
            Assert.InRange(_team.Shelf.Current.Rules.Local(step.DueAt).TimeOfDay, new TimeSpan(7, 30, 0), new TimeSpan(21, 30, 0));
        }

        for (int hour = 0; hour < 24 * 20; hour++)
        {
            _clock.Now += TimeSpan.FromHours(1);
            await _team.Sweep.RunAsync(CancellationToken.None);
        }

        var told = (await _team.ToldAsync()).Where(t => t.Words.Contains("复查】", StringComparison.Ordinal) || t.Words.Contains("复查已超时", StringComparison.Ordinal)).ToList();
        Assert.Equal(["insp01", "insp01", "insp01", "leader01", "sup01", "sup02"], told.Select(t => t.To));
    }

    [Fact]
    public async Task F_04_two_programs_at_once_after_a_standstill_say_everything_once()
    {
        for (int i = 1; i <= 50; i++)
        {
            await WriteAsync(Loop.OverdueAt($"F-2026-{i:0000}", Monday));
        }

        _clock.Now = Monday.AddDays(2);
        await using Team other = await Team.StartAsync(_store, _clock);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? _team : other).Sweep.RunAsync(CancellationToken.None)));
        var told = await _team.ToldAsync();
        Assert.Equal(200, told.Distinct().Count());
        Assert.Equal(200, told.Count);
        Assert.All(told, t => Assert.StartsWith("（补发）", t.Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task F_04_a_clock_that_was_moved_back_says_nothing_twice()
    {
        await WriteAsync(Loop.OverdueAt("F-2026-0001", Monday));
        foreach (TimeSpan move in new[] { TimeSpan.FromMinutes(1), TimeSpan.FromDays(-1), TimeSpan.FromHours(1), TimeSpan.FromDays(3) })
        {
            _clock.Now = Monday + move;
            await _team.Sweep.RunAsync(CancellationToken.None);
        }

        Assert.Equal(Everybody, (await _team.ToldAsync()).Select(t => t.To));
    }

    [Fact]
    public async Task F_03_an_extension_silences_every_alarm_of_the_clock_before()
    {
        await WriteAsync(Loop.Found(_team.Shelf.Current, "F-2026-0001", Monday));
        var until = new DateOnly(2026, 4, 20);
        await WriteAsync(
            new ExtensionAsked("F-2026-0001", 2, 1, new DateOnly(2026, 3, 5), until, "等配件"),
            new FindingExtended("F-2026-0001", 3, 1, 1, until, FindingReminders.For(_team.Shelf.Current.Rules, until, Monday)),
            ReinspectionClock.For(_team.Shelf.Current, "F-2026-0001", 4, until, null, Monday));
        _clock.Now = Monday.AddDays(40);
        await _team.Sweep.RunAsync(CancellationToken.None);
        Assert.Empty(await _team.ToldAsync());
        _clock.Now = Monday.AddDays(50);
        await _team.Sweep.RunAsync(CancellationToken.None);
        Assert.Contains(await _team.ToldAsync(), t => t.Words.Contains("4月20日到期", StringComparison.Ordinal));
    }

    [Fact]
    public async Task F_04_a_listed_finding_is_looked_at_for_ever_and_after_a_standstill_once()
    {
        await WriteAsync(Loop.Found(_team.Shelf.Current, "F-2026-0001", Monday));
        await WriteAsync(new FindingListed("F-2026-0001", 2, "重大", ListedClock.Next(_team.Shelf.Current.Rules, Monday, 1)));
        foreach (int days in new[] { 8, 15, 60, 68 })
        {
            _clock.Now = Monday.AddDays(days);
            await _team.Sweep.RunAsync(CancellationToken.None);
        }

        Assert.Equal(4 * 3, (await _team.ToldAsync()).Count(t => t.Words.StartsWith("【挂牌督办", StringComparison.Ordinal)));
    }

    private Task WriteAsync(params IEnumerable<Chat.Fact> facts)
    {
        List<Chat.Fact> all = [.. facts];
        return _team.Writer.WriteAsync(s => s.Apply(all, Monday, "insp01"));
    }

    private async Task<List<Deadlines.DeadlineRow>> DeadlinesAsync()
    {
        await using var ledger = _team.Ledger();
        return await ledger.Deadlines.ToListAsync();
    }
}
