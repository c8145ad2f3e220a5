using System.Diagnostics;
using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Xunit;

namespace ChatAssist.Tests.Hostile;

/// <summary>
/// Reads spoiled inputs and bounds the work, not the hour: what the reading thread allocates and how long it computes, which a
/// crowded machine does not change. A thread that gives no sign for long is given up. FUZZ=seconds goes on with other seeds.
/// </summary>
internal static class Fuzz
{
    private const int FirstSeed = 20260302;
    private static readonly TimeSpan MostWork = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WorkPerByte = TimeSpan.FromMicroseconds(1);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    /// <summary>Half of what a pool's thread has: what recurses too deep ends here rather than in the field.</summary>
    private const int Stack = 768 * 1024;

    private static readonly TimeSpan Longer =
        TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("FUZZ"), out int seconds) ? seconds : 0);

    public static void Run(Target target) => OnOneThread(target, seen =>
    {
        foreach (byte[] sample in target.Samples.Take(20))
        {
            target.Read(sample);
        }

        var clock = Stopwatch.StartNew();
        int seed = FirstSeed;
        do
        {
            Config config = Config.QuickThrowOnFailure.WithMaxTest(target.Times)
                .WithReplay(FSharpOption<Replay>.Some(new(new((ulong)seed++, 1), FSharpOption<int>.None)));
            Check.One(config, Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), one =>
            {
                byte[] input = Spoil.Of(target, one);
                try
                {
                    Try(target, input, seen);
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException($"{target.Name}, seed {one}: {Kept(target, input, $"{one}")}", e);
                }
            }));
        }
        while (clock.Elapsed < Longer);
    });

    /// <summary>One input that broke something once.</summary>
    public static void Replay(Target target, byte[] input) => OnOneThread(target, seen =>
    {
        target.Read(target.Samples[0]);
        Try(target, input, seen);
    });

    private static void Try(Target target, byte[] input, Action seen)
    {
        seen();
        if (Longer > TimeSpan.Zero)
        {
            // A stack that runs over takes the process with it: this is what it was reading.
            File.WriteAllBytes(PathOf(target, "last"), input);
        }

        TimeSpan most = MostWork + (input.Length * WorkPerByte);
        for (int again = 0; ; again++)
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan cpu = CpuOfThread();
            target.Read(input);
            cpu = CpuOfThread() - cpu;
            bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
            if (bytes <= target.Floor + (target.PerByte * input.Length) && cpu <= most)
            {
                return;
            }

            // What is compiled, collected or made once on the way is not the input's fault: that does not happen thrice.
            Assert.True(again < 3, $"{bytes:N0} bytes allocated and {cpu.TotalMilliseconds:N0} ms of work for {input.Length:N0} bytes");
        }
    }

    private static void OnOneThread(Target target, Action<Action> work)
    {
        long last = Stopwatch.GetTimestamp();
        Exception? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    work(() => Interlocked.Exchange(ref last, Stopwatch.GetTimestamp()));
                }
                catch (Exception e)
                {
                    thrown = e;
                }
            },
            Stack)
        { IsBackground = true };
        thread.Start();
        while (!thread.Join(TimeSpan.FromSeconds(1)))
        {
            Assert.True(Stopwatch.GetElapsedTime(Interlocked.Read(ref last)) < Silence, $"{target.Name}: no end after {Silence}");
        }

        Assert.True(thrown is null, $"{thrown}");
    }

    private static string Kept(Target target, byte[] input, string name)
    {
        string path = PathOf(target, name);
        File.WriteAllBytes(path, input);
        return $"the input is kept; mend it, then `mv {path} tests/ChatAssist.Tests/Hostile/corpus/{target.Name}/WHAT-IT-IS`";
    }

    private static string PathOf(Target target, string name) => Path.Combine(Path.GetTempPath(), $"chatassist-{target.Name}-{name}");

    private static TimeSpan CpuOfThread()
    {
        const int OfThisThread = 3;
        return OperatingSystem.IsLinux() && Clock(OfThisThread, out Moment now) == 0
            ? TimeSpan.FromSeconds(now.Seconds) + TimeSpan.FromMicroseconds(now.Nanoseconds / 1000.0)
            : TimeSpan.Zero;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Clock(int which, out Moment now);

    [StructLayout(LayoutKind.Sequential)]
    private struct Moment
    {
        public nint Seconds, Nanoseconds;
    }
}
