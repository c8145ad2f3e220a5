using System.Diagnostics;
using ChatAssist.Deadlines;
using ChatAssist.Findings;
using ChatAssist.Host;
using ChatAssist.Host.Alarms;
using ChatAssist.Host.Storage;
using ChatAssist.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Bench.Deadlines;

/// <summary>Ten thousand deadlines that are over at once, with a few and with very many that lie ahead: both must cost the same.</summary>
internal static class DeadlineBench
{
    private static readonly DateTimeOffset Due = DateTimeOffset.UtcNow.AddMinutes(-1);

    public static async Task RunAsync(BenchOptions options, Table table)
    {
        int due = options.Quick ? 1_000 : 10_000, far = options.Quick ? 10_000 : 1_000_000;
        using Scratch few = await MadeAsync(options, due, 100), many = await MadeAsync(options, due, far);
        Scratch[] stores = [few, many];
        var seconds = stores.Select(_ => new List<double>()).ToArray();
        for (int round = -1; round < Math.Min(options.Rounds, 5); round++)
        {
            for (int i = 0; i < stores.Length; i++)
            {
                double took = await SweepAsync(stores[i], due);
                if (round >= 0)
                {
                    seconds[i].Add(took);
                }
            }
        }

        double[] median = [.. seconds.Select(Table.Median)];
        table.Add("deadlines", $"{due} due, 100 ahead", [("seconds", median[0]), ("chased a second", due / median[0]), ("ratio", 1)]);
        table.Add("deadlines", $"{due} due, {far} ahead", [("seconds", median[1]), ("chased a second", due / median[1]), ("ratio", median[1] / median[0])]);
    }

    /// <summary>Sweeps, sees that everybody was told, and puts everything back.</summary>
    private static async Task<double> SweepAsync(Scratch store, int due)
    {
        await using ServiceProvider program = store.Program();
        await program.GetRequiredService<Startup>().PrepareAsync(CancellationToken.None);
        var sweep = program.GetRequiredService<DeadlineSweep>();
        long start = Stopwatch.GetTimestamp();
        int handled = await sweep.RunAsync(CancellationToken.None);
        double took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await using var context = new LedgerContext(store.Settings.Database.Build());
        int told = await context.Outbox.CountAsync();
        if (handled != due || told < due)
        {
            throw new InvalidOperationException($"{handled} of {due} were handled, {told} messages queued.");
        }

        await context.Outbox.ExecuteDeleteAsync();
        await context.Set<DeadlineRow>().Where(d => d.State == DeadlineState.Done).ExecuteUpdateAsync(x => x.SetProperty(d => d.State, DeadlineState.Open));
        await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return took;
    }

    private static async Task<Scratch> MadeAsync(BenchOptions options, int due, int far)
    {
        Scratch store = await Scratch.NewAsync(options, withRegister: true);
        await using var context = new LedgerContext(store.Settings.Database.Build());
        for (int i = 1; i <= due; i++)
        {
            string number = $"F-2026-{i:00000}";
            context.Add(new FindingRow
            {
                Number = number,
                Inspection = "I-2026-0001",
                Checklist = "fire",
                Item = "extinguishers",
                Domain = "fire",
                TargetId = "E-001",
                TargetName = "兴旺加油站",
                Village = "东沟村",
                Words = "灭火器过期",
                Severity = Severity.General,
                State = FindingState.Open,
                Inspector = "insp01",
                FoundAt = Due.AddDays(-9),
                DueOn = DateOnly.FromDateTime(Due.AddDays(-1).Date),
                Version = 1,
                UnitId = "demo-town",
            });
            context.Add(new RectificationRow { Finding = number, Clock = 1, Version = 1, UnitId = "demo-town" });
            context.Add(new DeadlineRow { Id = $"{number}/1/overdue", Subject = number, Kind = FindingReminders.Kind, Step = FindingReminders.Overdue, DueAt = Due });
        }

        await context.SaveChangesAsync();
        await context.Database.ExecuteSqlRawAsync(
            "INSERT INTO deadlines (id, subject, kind, step, due_at, state) "
            + "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {0}) "
            + "SELECT 'F-2027-' || i || '/1/overdue', 'F-2027-' || i, 'finding', 'overdue', {1} + i * 1000, 0 FROM n",
            far, Due.AddDays(30).ToUnixTimeMilliseconds());
        await context.Database.ExecuteSqlRawAsync("ANALYZE");
        return store;
    }
}
