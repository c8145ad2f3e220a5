using ChatAssist.Chat;
using ChatAssist.Host.Channels.WeCom;
using Xunit;

namespace ChatAssist.Tests.Channels.WeCom;

/// <summary>W-01. Fewer sends at a time where WeCom asks for it, none at all where it refuses everything.</summary>
public sealed class LanesTests
{
    [Fact]
    public async Task Never_more_at_once_than_open()
    {
        var lanes = new Lanes(4);
        int now = 0, most = 0;
        await Task.WhenAll(Enumerable.Range(0, 60).Select(async _ =>
        {
            await lanes.EnterAsync(CancellationToken.None);
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(2);
            Interlocked.Decrement(ref now);
            lanes.Leave(tooMany: false, good: true);
        }));
        Assert.Equal(4, most);
    }

    [Fact]
    public async Task Halved_when_too_many_and_widened_after_a_good_run()
    {
        var lanes = new Lanes(8);
        foreach (int expected in new[] { 4, 2, 1, 1 })
        {
            await lanes.EnterAsync(CancellationToken.None);
            lanes.Leave(tooMany: true, good: false);
            Assert.Equal(expected, lanes.Open);
        }

        for (int i = 0; i < 20 * 10; i++)
        {
            await lanes.EnterAsync(CancellationToken.None);
            lanes.Leave(tooMany: false, good: true);
        }

        Assert.Equal(8, lanes.Open);
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_takes_no_lane()
    {
        var lanes = new Lanes(1);
        await lanes.EnterAsync(CancellationToken.None);
        using var impatient = new CancellationTokenSource(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lanes.EnterAsync(impatient.Token));
        var next = lanes.EnterAsync(CancellationToken.None);
        Assert.False(next.IsCompleted);
        lanes.Leave(tooMany: false, good: true);
        await next.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void The_gate_stays_closed_longer_each_time_the_window_is_full()
    {
        var gate = new SendGate(TimeSpan.FromMinutes(10));
        var now = new DateTimeOffset(2026, 3, 2, 9, 20, 0, TimeSpan.Zero);
        var full = new SendResult(SendOutcome.Retry, 45009);
        foreach (int seconds in new[] { 61, 300, 41 * 60 })
        {
            Assert.Equal(TimeSpan.FromSeconds(seconds), gate.Learn(full, ErrorAction.WaitForWindow, now).RetryAfter);
            Assert.NotNull(gate.Closed(now));
            Assert.Null(gate.Closed(now.AddSeconds(seconds)));
        }

        gate.Learn(SendResult.Ok, ErrorAction.None, now);
        Assert.Equal(TimeSpan.FromSeconds(61), gate.Learn(full, ErrorAction.WaitForWindow, now).RetryAfter);
    }
}
