using ChatAssist.Demo.Simulator;
using ChatAssist.Host.Turns;
using Xunit;

namespace ChatAssist.Tests.Turns;

/// <summary>Who floods the program waits behind himself; nobody else does.</summary>
public sealed class SenderPaceTests
{
    private sealed class Stopped : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    }

    private readonly DemoClock _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)), new Stopped());

    [Fact]
    public async Task A_burst_passes_and_then_a_few_a_second()
    {
        var pace = new SenderPace(_clock, burst: 10, perSecond: 5);
        for (int i = 0; i < 10; i++)
        {
            Assert.True(pace.WaitAsync("a", CancellationToken.None).IsCompletedSuccessfully);
        }

        Task waits = pace.WaitAsync("a", CancellationToken.None);
        Assert.False(waits.IsCompleted);
        Assert.True(pace.WaitAsync("b", CancellationToken.None).IsCompletedSuccessfully);
        _clock.Advance(TimeSpan.FromMilliseconds(199));
        Assert.False(waits.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await waits.WaitAsync(TimeSpan.FromSeconds(30));
        _clock.Advance(TimeSpan.FromSeconds(2));
        for (int i = 0; i < 10; i++)
        {
            Assert.True(pace.WaitAsync("a", CancellationToken.None).IsCompletedSuccessfully);
        }
    }

    [Fact]
    public async Task A_stop_is_waited_for_by_nobody()
    {
        var pace = new SenderPace(_clock, burst: 1, perSecond: 1);
        using var stop = new CancellationTokenSource();
        await pace.WaitAsync("a", stop.Token);
        Task waits = pace.WaitAsync("a", stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
    }
}
