using System.Diagnostics;
using ChatAssist.Demo.Simulator;
using ChatAssist.Host.Writing;

namespace ChatAssist.Tests.EndToEnd.Soak;

/// <summary>How time passes while somebody waits: where nothing moves, the clock is moved, and whoever waits too long is stuck.</summary>
/// <param name="machineTime">The clock is the machine's and goes by itself.</param>
internal sealed class Passing(DemoClock clock, bool machineTime)
{
    /// <summary>Longer than any of WeCom's windows and any of our pauses, one after the other.</summary>
    private static readonly TimeSpan MostSimulated = TimeSpan.FromHours(4);

    /// <summary>And longer than a crowded machine takes for it.</summary>
    private static readonly TimeSpan MostReal = TimeSpan.FromSeconds(30);

    /// <summary>Longer than a member waits who has had the most of a minute.</summary>
    private static readonly TimeSpan MostByMachine = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(4);

    /// <summary>So many looks without a sign of life, and time is what everybody waits for.</summary>
    private const int Idle = 8;

    private long _signs;

    /// <summary>Something has moved.</summary>
    public void Sign() => Interlocked.Increment(ref _signs);

    /// <summary>Looks until it is so. While nothing moves the clock does; where it is the machine's, it does so by itself.</summary>
    /// <param name="isSo">Looked at all the time.</param>
    /// <param name="orSo">Looked at when nothing moves.</param>
    public async Task UntilAsync(Func<bool> isSo, Func<Task<bool>> orSo, string what, bool timePasses = true)
    {
        DateTimeOffset since = clock.GetUtcNow();
        long started = Stopwatch.GetTimestamp(), signs = Interlocked.Read(ref _signs);
        var step = TimeSpan.FromSeconds(1);
        for (int idle = 0; !isSo(); idle++)
        {
            await Task.Delay(Look);
            if (signs != Interlocked.Read(ref _signs))
            {
                (signs, idle) = (Interlocked.Read(ref _signs), 0);
                continue;
            }

            if (idle < Idle)
            {
                continue;
            }

            if (await SoAsync(orSo))
            {
                return;
            }

            bool passed = !timePasses || machineTime || clock.GetUtcNow() - since > MostSimulated;
            if (passed && Stopwatch.GetElapsedTime(started) > (machineTime ? MostByMachine : MostReal))
            {
                throw new TimeoutException($"Stuck: it never came about that {what}.");
            }

            if (!passed)
            {
                clock.Advance(step);
                step = TimeSpan.FromSeconds(Math.Min(60, step.TotalSeconds * 2));
            }

            idle = 0;
        }
    }

    /// <summary>A look at a store that may be away.</summary>
    private static async Task<bool> SoAsync(Func<Task<bool>> isSo)
    {
        try
        {
            return await isSo();
        }
        catch (Exception e) when (StorageTrouble.Is(e))
        {
            return false;
        }
    }
}
