using System.Diagnostics;
using ChatAssist.Bench.Turns;

namespace ChatAssist.Bench.Memory;

/// <summary>What the program holds after many turns and after ten times as many: it must be the same.</summary>
internal static class MemoryBench
{
    private const int Users = 64;

    public static async Task RunAsync(BenchOptions options, Table table)
    {
        int first = options.Quick ? 2_000 : 10_000;
        using Scratch scratch = await Scratch.NewAsync(options);
        await Team.ImportAsync(scratch.Settings, Users);
        await using var program = new Product("ChatAssist", scratch.Settings);
        await program.StartAsync();
        using var finished = new Finished();
        using var load = new Load(program, finished);
        await load.OpenAsync(Users);
        int turns = 0;
        double before = 0;
        foreach (int until in new[] { first, first * 10 })
        {
            for (; turns < until; turns += Users)
            {
                await Task.WhenAll(Enumerable.Range(0, Users).Select(load.AnswerAsync));
            }

            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            double held = GC.GetTotalMemory(forceFullCollection: true) / 1024.0 / 1024.0;
            double resident = Process.GetCurrentProcess().WorkingSet64 / 1024.0 / 1024.0;
            before = before == 0 ? held : before;
            table.Add("memory", $"after {until} turns", [("MB on the heap", held), ("ratio", held / before), ("MB resident", resident)]);
        }
    }
}
