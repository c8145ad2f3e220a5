using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChatAssist.Tests.EndToEnd.Host;
using Npgsql;

namespace ChatAssist.Tests.Contracts.Storage;

/// <summary>
/// A PostgreSQL server of this test run's own: fresh, without fsync, on a free port of 127.0.0.1, gone with the run even
/// where the run is killed, for it ends when its standard input does.
/// </summary>
internal static class PostgresServer
{
    private const string Script = """
        set -e
        dir=$1; port=$2; bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
        mkdir "$dir"
        trap 'rm -rf "$dir"' EXIT
        "$bin/initdb" -D "$dir/data" -U test -A trust -E UTF8 --locale=C --no-sync >"$dir/initdb.log" 2>&1
        "$bin/postgres" -D "$dir/data" -p "$port" -k "$dir" -c listen_addresses=127.0.0.1 -c max_connections=500 \
          -c fsync=off -c full_page_writes=off -c shared_buffers=32MB >"$dir/server.log" 2>&1 &
        server=$!
        cat >/dev/null || true
        kill -INT "$server"
        wait "$server" || true
        """;

    private static readonly Lazy<Task<string>> Running = new(StartAsync);
    private static Process? s_server;
    private static int s_databases;

    /// <summary>A connection string of an empty database, or of a copy of another that nobody is connected to.</summary>
    public static async Task<string> NewDatabaseAsync(string? copyOf = null)
    {
        string server = await Running.Value;
        string name = $"t{Interlocked.Increment(ref s_databases)}";
        await using var connection = new NpgsqlConnection(server + ";Database=postgres;Pooling=False");
        await connection.OpenAsync();
        string template = copyOf is null ? "" : $" TEMPLATE {new NpgsqlConnectionStringBuilder(copyOf).Database}";
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}{template}", connection);
        await command.ExecuteNonQueryAsync();
        return $"{server};Database={name};Maximum Pool Size=20;Connection Idle Lifetime=15;Connection Pruning Interval=5";
    }

    private static async Task<string> StartAsync()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"chatassist-postgres-{Guid.NewGuid():N}");
        int port = FreePort();
        // PostgreSQL refuses to run as root.
        string[] command = Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", "sh", "-c"] : ["sh", "-c"];
        var start = new ProcessStartInfo(command[0], [.. command[1..], Script, "sh", folder, $"{port}"])
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };

        // Its standard input is a pipe that this process holds: whichever way this process ends, the server goes too.
        Process server = s_server = Process.Start(start)!;
        string connection = $"Host=127.0.0.1;Port={port};Username=test";
        await Until.TrueAsync(() => server.HasExited ? throw new InvalidOperationException("PostgreSQL did not start; are its programs installed?") : AnswersAsync(connection));
        return connection;
    }

    private static async Task<bool> AnswersAsync(string server)
    {
        try
        {
            await using var connection = new NpgsqlConnection(server + ";Database=postgres;Pooling=False;Timeout=5");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
