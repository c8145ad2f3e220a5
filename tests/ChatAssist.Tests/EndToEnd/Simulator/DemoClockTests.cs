using ChatAssist.Demo.Simulator;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Simulator;

/// <summary>W-02: a clock that can be moved forward, and takes its timers along.</summary>
public sealed class DemoClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void It_starts_where_it_is_told_and_moves_forward_only()
    {
        var clock = new DemoClock(Start);
        clock.Advance(TimeSpan.FromHours(1));
        clock.AdvanceTo(Start);
        Assert.InRange(clock.GetUtcNow(), Start.AddHours(1), Start.AddHours(1).AddMinutes(1));
        clock.AdvanceTo(Start.AddDays(1));
        Assert.InRange(clock.GetUtcNow(), Start.AddDays(1), Start.AddDays(1).AddMinutes(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromSeconds(-1)));
        Assert.Equal(TimeSpan.FromHours(8), clock.GetLocalNow().Offset);
    }

    [Fact]
    public void Elapsed_time_follows_the_moves()
    {
        var clock = new DemoClock(Start);
        long before = clock.GetTimestamp();
        clock.Advance(TimeSpan.FromDays(2));
        Assert.InRange(clock.GetElapsedTime(before), TimeSpan.FromDays(2), TimeSpan.FromDays(2) + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_delay_of_a_day_ends_when_the_clock_is_moved_by_a_day()
    {
        var clock = new DemoClock(Start);
        Task delay = Task.Delay(TimeSpan.FromDays(1), clock);
        clock.Advance(TimeSpan.FromHours(23));
        Assert.False(delay.IsCompleted);
        clock.Advance(TimeSpan.FromHours(1));
        await delay.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_periodic_timer_ticks_again_after_a_move()
    {
        var clock = new DemoClock(Start);
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        for (int i = 0; i < 3; i++)
        {
            ValueTask<bool> tick = timer.WaitForNextTickAsync();
            clock.Advance(TimeSpan.FromHours(1));
            Assert.True(await tick.AsTask().WaitAsync(Patience));
        }
    }

    [Fact]
    public async Task A_short_timer_fires_by_itself()
    {
        var clock = new DemoClock(Start);
        await Task.Delay(TimeSpan.FromMilliseconds(20), clock).WaitAsync(Patience);
    }
}
