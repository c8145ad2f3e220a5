using System.Diagnostics;

namespace ChatAssist.Bench;

/// <summary>Small things measured in turns, so that a slow moment of the machine is everybody's; the median round counts.</summary>
internal static class Interleaved
{
    /// <returns>For each: microseconds and allocated bytes of one call.</returns>
    public static IReadOnlyList<(string Name, double Micros, double Bytes)> Run(BenchOptions options, params IReadOnlyList<(string Name, Action Do)> things)
    {
        int[] counts = [.. things.Select(t => Count(t.Do, options.Quick ? 0.02 : 0.1))];
        var micros = things.Select(_ => new List<double>()).ToList();
        var bytes = things.Select(_ => new List<double>()).ToList();
        for (int round = 0; round < options.Rounds * 3; round++)
        {
            for (int i = 0; i < things.Count; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
                for (int n = 0; n < counts[i]; n++)
                {
                    things[i].Do();
                }

                micros[i].Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / counts[i]);
                bytes[i].Add((double)(GC.GetAllocatedBytesForCurrentThread() - before) / counts[i]);
            }
        }

        return [.. things.Select((t, i) => (t.Name, Table.Median(micros[i]), Table.Median(bytes[i])))];
    }

    /// <summary>Warms up, and finds how many calls fill the time.</summary>
    private static int Count(Action act, double seconds)
    {
        int n = 1;
        while (true)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < n; i++)
            {
                act();
            }

            double took = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (took > seconds)
            {
                return Math.Max(1, (int)(n * seconds / took));
            }

            n *= 2;
        }
    }
}
