using ChatAssist.Complaints;
using ChatAssist.Content;
using ChatAssist.Deadlines;
using ChatAssist.Host.Alarms;
using ChatAssist.Host.Transcripts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.Complaints;

/// <summary>K-05: who hears what, when; once each; in order; nothing from a clock that no longer counts.</summary>
public sealed class ChaseTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset Due = Monday.AddHours(24);

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

    [Fact]
    public async Task K_05_ten_thousand_due_in_one_minute_are_all_chased_and_a_hundred_thousand_far_ones_left_alone()
    {
        const int near = 10_000, far = 100_000;
        await _team.WriteAsync(Team.DueAt("C-2026-0001", Due));
        await CopyAsync(near, "x", Due.ToUnixTimeMilliseconds(), spread: 6);
        await CopyAsync(far, "y", Due.AddDays(30).ToUnixTimeMilliseconds(), spread: 60_000);
        _clock.Now = Due.AddMinutes(1);
        Assert.Equal(near + 6, await _team.Sweep.RunAsync(CancellationToken.None));
        var told = await _team.ToldAsync();
        Assert.Equal(near + 4, told.Count);
        Assert.Equal(near, told.Where(t => t.To == "insp01" && t.Words.Contains("C-x", StringComparison.Ordinal)).Select(t => t.Words).Distinct().Count());
        await using var ledger = _team.Ledger();
        Assert.Equal(far, await ledger.Deadlines.CountAsync(d => d.State == DeadlineState.Open));
        Assert.Equal(0, await _team.Sweep.RunAsync(CancellationToken.None));

        // Not by a clock, which a busy machine makes lie: by how the store looks for what is due.
        await using var command = DeadlineSweep.NextOf(ledger.Deadlines, _clock.Now, []).CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await ledger.Database.OpenConnectionAsync();
        await using var plan = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await plan.ReadAsync())
        {
            steps.Add(plan.GetString(3));
        }

        Assert.Contains(steps, s => s.StartsWith("SEARCH d USING INDEX ix_deadlines_open (due_at<?)", StringComparison.Ordinal));
        Assert.DoesNotContain(steps, s => s.StartsWith("SCAN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task K_05_after_a_standstill_all_is_said_in_order_marked_late_and_no_warning_of_what_is_over()
    {
        await _team.WriteAsync(Team.InHand(_team.Shelf.Current, "C-2026-0002", Monday));
        await _team.WriteAsync(Team.InHand(_team.Shelf.Current, "C-2026-0001", Monday.AddHours(-1)));
        _clock.Now = Due.AddDays(2);
        await _team.Sweep.RunAsync(CancellationToken.None);
        var told = await _team.ToldAsync();
        Assert.All(told, t => Assert.StartsWith("（补发）", t.Words, StringComparison.Ordinal));
        Assert.DoesNotContain(told, t => t.Words.Contains("还有", StringComparison.Ordinal));
        Assert.Equal(["insp01", "leader01", "insp01", "leader01", "sup01", "sup02", "sup01", "sup02"], told.Select(t => t.To));
        Assert.Equal(
            ["1", "1", "2", "2", "1", "1", "2", "2"],
            told.Select(t => t.Words.Contains("C-2026-0001", StringComparison.Ordinal) ? "1" : "2"));
    }

    [Fact]
    public async Task K_05_a_few_minutes_are_not_late()
    {
        await _team.WriteAsync(Team.DueAt("C-2026-0001", Due));
        _clock.Now = Due.AddMinutes(9);
        await _team.Sweep.RunAsync(CancellationToken.None);
        Assert.All(await _team.ToldAsync(), t => Assert.StartsWith("【", t.Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task K_05_what_is_verified_in_time_is_not_chased()
    {
        await _team.WriteAsync(Team.InHand(_team.Shelf.Current, "C-2026-0001", Monday));
        await _team.WriteAsync(new VerificationStarted("C-2026-0001", 3), new ComplaintVerified("C-2026-0001", 4, true, "属实"));
        await NothingIsSaidAsync(Due.AddDays(5));
    }

    [Fact]
    public async Task K_05_what_is_given_away_or_merged_is_not_chased()
    {
        await _team.WriteAsync(Team.InHand(_team.Shelf.Current, "C-2026-0001", Monday));
        await _team.WriteAsync(Team.InHand(_team.Shelf.Current, "C-2026-0002", Monday));
        await _team.WriteAsync(
            new ComplaintTransferred("C-2026-0001", 3, "市场监管所", "归他们管", Due.AddDays(10)),
            new ComplaintMerged("C-2026-0002", 3, "C-2026-0001"));
        await NothingIsSaidAsync(Due.AddDays(5));
    }

    [Fact]
    public async Task K_05_a_changed_class_silences_every_alarm_of_the_clock_before()
    {
        await _team.WriteAsync(Team.InHand(_team.Shelf.Current, "C-2026-0001", Monday));
        ComplaintClock complex = ComplaintClock.For(_team.Shelf.Current, Clue.Complex, Monday, Monday.AddHours(1));
        await _team.WriteAsync(new ComplaintTriaged("C-2026-0001", 3, Clue.Complex, "牵涉两个村", complex.DueAt, false, complex.Steps));
        Assert.Equal(new DateTimeOffset(2026, 3, 6, 0, 0, 0, TimeSpan.FromHours(8)), complex.DueAt);
        await NothingIsSaidAsync(Due.AddHours(1));

        // And back: the general clock counts from the original receipt and is over; the complex one says nothing any more.
        ComplaintClock general = ComplaintClock.For(_team.Shelf.Current, Clue.General, Monday, _clock.Now);
        Assert.Equal(Due, general.DueAt);
        await _team.WriteAsync(new ComplaintTriaged("C-2026-0001", 4, Clue.General, "其实清楚", general.DueAt, false, general.Steps));
        _clock.Now = Due.AddDays(10);
        await _team.Sweep.RunAsync(CancellationToken.None);
        Assert.Equal(["insp01", "leader01", "sup01", "sup02"], (await _team.ToldAsync()).Select(t => t.To));
    }

    [Fact]
    public async Task K_05_a_clock_that_was_moved_back_says_nothing_twice()
    {
        await _team.WriteAsync(Team.DueAt("C-2026-0001", Due));
        foreach (TimeSpan move in new[] { TimeSpan.FromMinutes(1), TimeSpan.FromDays(-1), TimeSpan.FromHours(1), TimeSpan.FromDays(3) })
        {
            _clock.Now = Due + move;
            await _team.Sweep.RunAsync(CancellationToken.None);
        }

        Assert.Equal(4, (await _team.ToldAsync()).Count);
    }

    [Fact]
    public async Task K_05_two_sweeps_at_once_say_everything_once()
    {
        for (int i = 1; i <= 50; i++)
        {
            await _team.WriteAsync(Team.DueAt($"C-2026-{i:0000}", Due));
        }

        _clock.Now = Due;
        await using Team other = await Team.StartAsync(_store, _clock);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? _team : other).Sweep.RunAsync(CancellationToken.None)));
        var told = await _team.ToldAsync();
        Assert.Equal(200, told.Count);
        Assert.Equal(200, told.Distinct().Count());
    }

    [Fact]
    public async Task K_05_warnings_come_before_the_quiet_hours_and_the_last_word_in_them()
    {
        DateTimeOffset night = Monday.AddHours(18); // received at 3 in the morning of the next day
        await _team.WriteAsync(Team.InHand(_team.Shelf.Current, "C-2026-0001", night));
        var steps = ComplaintClock.For(_team.Shelf.Current, Clue.General, night, night).Steps;
        Assert.DoesNotContain(steps.SkipLast(3), s => _team.Shelf.Current.Deadlines.QuietHours.On(DateOnly.FromDateTime(s.DueAt.LocalDateTime))!
            .Value.Contains(TimeOnly.FromDateTime(_team.Shelf.Current.Rules.Local(s.DueAt).DateTime)));
        Assert.Equal(night.AddHours(24), steps[^3].DueAt);
    }

    private async Task NothingIsSaidAsync(DateTimeOffset until)
    {
        _clock.Now = until;
        await _team.Sweep.RunAsync(CancellationToken.None);
        Assert.Empty(await _team.ToldAsync());
    }

    /// <summary>Copies of C-2026-0001, each with one open deadline.</summary>
    private async Task CopyAsync(int count, string prefix, long due, int spread)
    {
        await using var ledger = _team.Ledger();
        List<string> columns = [.. (await ledger.Database.SqlQueryRaw<string>("SELECT name AS Value FROM pragma_table_info('complaints')").ToListAsync())
            .Except(["number"])];
        string numbers = $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) ";
        await _team.Writer.WriteAsync(s =>
        {
            s.Run($"{numbers} INSERT INTO complaints (number, {string.Join(", ", columns)}) "
                + $"SELECT 'C-{prefix}' || i, {string.Join(", ", columns)} FROM complaints, n WHERE number = 'C-2026-0001'");
            s.Run($"{numbers} INSERT INTO deadlines (id, subject, kind, step, due_at, state) "
                + $"SELECT 'C-{prefix}' || i || '/2/due', 'C-{prefix}' || i, 'complaint', 'due', {due} + i * {spread}, 0 FROM n");
        });
    }
}
