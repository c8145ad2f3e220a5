using ChatAssist.Host;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Bench.Turns;

/// <summary>
/// Full turns over HTTP, encrypted callback in, commit, reply queued: the program beside the floor and beside EF with a
/// DbContext per request, in rounds that alternate, so that a slow minute of the machine is everybody's.
/// </summary>
internal static class TurnBench
{
    private static readonly int[] Users = [1, 8, 64, 256];

    public static async Task RunAsync(BenchOptions options, Table table)
    {
        await RunAsync("SQLite", options, "", table);
        if (options.Postgres is { } server)
        {
            await RunAsync("PostgreSQL", options, server, table);
        }
    }

    private static async Task RunAsync(string store, BenchOptions options, string server, Table table)
    {
        int most = Users.Max();
        using var finished = new Finished();
        string root = Directory.CreateTempSubdirectory("chatassist-bench-").FullName;
        var contenders = new List<Contender>();
        try
        {
            HostSettings program = await StoreAsync(options, root, "program", server), floor = await StoreAsync(options, root, "floor", server),
                naive = await StoreAsync(options, root, "request", server);
            await Team.ImportAsync(program, most);
            contenders = [new Product("ChatAssist", program), new Floor("floor", floor.Database), new PerRequest("DbContext per request", naive.Database)];
            var loads = new List<Load>();
            foreach (Contender contender in contenders)
            {
                await contender.StartAsync();
                loads.Add(new Load(contender, finished));
            }

            await loads[0].OpenAsync(most);
            foreach (int users in Users)
            {
                await RunAsync(store, users, options, contenders, loads, table);
            }

            loads.ForEach(l => l.Dispose());
        }
        finally
        {
            foreach (Contender contender in contenders)
            {
                await contender.DisposeAsync();
            }

            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task RunAsync(
        string store, int users, BenchOptions options, List<Contender> contenders, List<Load> loads, Table table)
    {
        var rounds = contenders.ConvertAll(_ => new List<Load.Result>());
        for (int round = -1; round < options.Rounds; round++)
        {
            for (int i = 0; i < contenders.Count; i++)
            {
                Load.Result result = await loads[i].RunAsync(users, round < 0 ? options.WarmUp : options.Time);
                if (round >= 0)
                {
                    rounds[i].Add(result);
                }
            }
        }

        double[] speed = [.. rounds.Select(r => Table.Median(r.Select(x => x.PerSecond)))];
        double[] p99 = [.. rounds.Select(r => Table.Median(r.Select(x => x.Percentile(0.99))))];
        double[] cpu = [.. rounds.Select(r => Table.Median(r.Select(x => x.Cpu.TotalMicroseconds / x.Turns)))];
        double[] p50 = [.. rounds.Select(r => Table.Median(r.Select(x => x.Percentile(0.5))))];
        for (int i = 0; i < contenders.Count; i++)
        {
            table.Add(
                $"turns, {store}, {users} users", contenders[i].Name,
                [("turns/s", speed[i]), ("of the floor", speed[i] / speed[1]), ("of per request", speed[i] / speed[2]),
                    ("CPU µs", cpu[i]), ("p50 ms", p50[i]), ("p99 ms", p99[i]), ("p99 of the floor's", p99[i] / p99[1])]);
        }
    }

    private static async Task<HostSettings> StoreAsync(BenchOptions options, string root, string name, string server)
    {
        string folder = Path.Combine(root, name);
        Directory.CreateDirectory(folder);
        string connection = "";
        if (server.Length > 0)
        {
            connection = $"{server};Database={name};Maximum Pool Size=40";
            await using var admin = new Npgsql.NpgsqlConnection(server + ";Database=postgres;Pooling=False");
            await admin.OpenAsync();
            await using var create = new Npgsql.NpgsqlCommand($"DROP DATABASE IF EXISTS {name}; CREATE DATABASE {name}", admin);
            foreach (string statement in create.CommandText.Split(';'))
            {
                create.CommandText = statement;
                await create.ExecuteNonQueryAsync();
            }
        }

        var settings = new HostSettings(folder, Path.Combine(options.Home, "config"), Path.Combine(options.Home, "dialogs"), connection);
        await using var context = new LedgerContext(settings.Database.Build());
        await context.Database.MigrateAsync();
        return settings;
    }
}
