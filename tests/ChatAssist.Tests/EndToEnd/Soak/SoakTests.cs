using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using ChatAssist.Demo.Simulator;
using ChatAssist.Host;
using ChatAssist.Host.Commands;
using ChatAssist.Host.Storage;
using ChatAssist.Tests.Contracts.Storage;
using ChatAssist.Tests.EndToEnd.Host;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Soak;

/// <summary>
/// W-01 W-03 R-01 F-03 F-04: whatever goes wrong, each acknowledged message takes effect once, each promised answer and
/// alarm arrives and stays true, and nobody's talk is stuck. See docs/faults.md. SEEDS, FROM and TABLE (a file) for a long run.
/// </summary>
public sealed class SoakTests
{
    private static readonly int Seeds = int.Parse(Environment.GetEnvironmentVariable("SEEDS") ?? "20");
    private static readonly int From = int.Parse(Environment.GetEnvironmentVariable("FROM") ?? "1");
    private static readonly string? Table = Environment.GetEnvironmentVariable("TABLE");

    [Fact]
    public async Task Nothing_is_lost_doubled_contradicted_or_stuck()
    {
        await using var stages = new Stages();
        var results = new ConcurrentBag<Result>();
        long started = Stopwatch.GetTimestamp();
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        await Parallel.ForEachAsync(
            Enumerable.Range(From, Seeds),
            new ParallelOptions { MaxDegreeOfParallelism = Seeds > 20 ? 3 * Environment.ProcessorCount : 2 },
            async (seed, _) =>
            {
                Result result = await PlayAsync(seed, stages);
                results.Add(result);
                Report();
            });
        string failures = string.Join("\n\n", results.Where(r => r.Failure.Length > 0).OrderBy(r => r.Seed).Select(r => r.Failure));
        Assert.True(failures.Length == 0, $"{Report()}\n\n{failures}");

        // As it stands after each seed: whoever breaks a long run off keeps what it has shown.
        string Report()
        {
            string table = SoakTable.Of([.. results], From, Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - cpu);
            if (Table is not null)
            {
                lock (results)
                {
                    File.WriteAllText(Table, string.Join('\n', results.Select(r => r.Failure).Where(f => f.Length > 0).Prepend(table)));
                }
            }

            return table;
        }
    }

    private static async Task<Result> PlayAsync(int seed, Stages stages)
    {
        var plan = new Plan(seed);
        long started = Stopwatch.GetTimestamp();
        await using Stages.Set set = await stages.SetAsync(plan.Stage);
        var trial = new Trial(plan, set.Simulator, set.Clock, set.Subject);
        string failure = "";
        try
        {
            await set.Subject.StartAsync();
            await trial.PlayAsync();
            await trial.SettleAsync();
            await trial.AfterwardsAsync();
            await using LedgerContext ledger = set.Subject.Ledger();
            await new Verdict(plan, set.Simulator, trial.Acknowledged, ledger).AssertAsync(await set.Subject.VerifyAsync());
        }
        catch (Exception e)
        {
            failure = $"Seed {seed} ({plan.Stage}) failed; again: make soak SEEDS=1 FROM={seed}\n{e}\nLast on the phones:\n{Phones(set.Simulator)}\nThe plan:\n{plan}\nLast on the wire:\n{Wire(set.Simulator)}\nIts log:\n{set.Subject}";
        }

        return new Result(seed, plan.Stage, trial.Acknowledged.Count, trial.Counts, Stopwatch.GetElapsedTime(started), failure);
    }

    private static string Phones(WeComSimulator simulator) => string.Join('\n', simulator.Corp.Phones.Snapshot().TakeLast(8));

    private static string Wire(WeComSimulator simulator) => string.Join('\n', simulator.Corp.Wire.Snapshot().TakeLast(12).Select(w =>
        $"{w.At:MM-dd HH:mm:ss} {(w.IntoApp ? "→app" : "app→")} {w.Name} {w.Status} {w.Errcode} {w.Note} {(w.Clear.Length > 300 ? w.Clear[..300] : w.Clear)}"));
}
