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
internal sealed class PostgresServer : IDisposable
{
    private const string Script = """
        set -e
        dir=$1; port=$2; bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
        mkdir "$dir"
        trap 'rm -rf "$dir"' EXIT
        "$bin/initdb" -D "$dir/data" -U test -A trust -E UTF8 --locale=C --no-sync >"$dir/initdb.log" 2>&1
        begin() {
          "$bin/postgres" -D "$dir/data" -p "$port" -k "$dir" -c listen_addresses=127.0.0.1 -c max_connections=500 \
            -c fsync=off -c full_page_writes=off -c shared_buffers=32MB >>"$dir/server.log" 2>&1 &
          server=$!
        }
        begin
        while read -r word; do
          case $word in
            stop) kill -QUIT "$server"; wait "$server" || true;;
            start) begin;;
          esac
        done
        kill -INT "$server"
        wait "$server" || true
        """;

    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);

    private readonly Process _process;
    private readonly string _connection;
    private int _databases;

    private PostgresServer(Process process, int port) => (_process, _connection) = (process, $"Host=127.0.0.1;Port={port};Username=test");

    /// <summary>On the server that all tests share: an empty database, or a copy of another that nobody is connected to.</summary>
    /// <returns>A connection string.</returns>
    public static async Task<string> NewDatabaseAsync(string? copyOf = null) => await (await Shared.Value).CreateAsync(copyOf);

    /// <summary>A server for whoever stops it now and then.</summary>
    public static async Task<PostgresServer> StartAsync()
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
        var server = new PostgresServer(Process.Start(start)!, port);
        await server.AnswersAsync();
        return server;
    }

    /// <inheritdoc cref="NewDatabaseAsync"/>
    public async Task<string> CreateAsync(string? copyOf = null)
    {
        string name = $"t{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(_connection + ";Database=postgres;Pooling=False");
        await connection.OpenAsync();
        string template = copyOf is null ? "" : $" TEMPLATE {new NpgsqlConnectionStringBuilder(copyOf).Database}";
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}{template}", connection);
        await command.ExecuteNonQueryAsync();
        return $"{_connection};Database={name};Maximum Pool Size=20;Connection Idle Lifetime=15;Connection Pruning Interval=5";
    }

    /// <summary>At once, as if it had been killed: transactions are lost, and it recovers from its log when it starts again.</summary>
    public async Task StopAsync()
    {
        await _process.StandardInput.WriteLineAsync("stop");
        await _process.StandardInput.FlushAsync();
        await Until.TrueAsync(async () => !await IsUpAsync());
    }

    /// <summary>After <see cref="StopAsync"/>; returns when it answers.</summary>
    public async Task StartAgainAsync()
    {
        await _process.StandardInput.WriteLineAsync("start");
        await _process.StandardInput.FlushAsync();
        await AnswersAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private Task AnswersAsync() => Until.TrueAsync(
        () => _process.HasExited ? throw new InvalidOperationException("PostgreSQL did not start; are its programs installed?") : IsUpAsync());

    private async Task<bool> IsUpAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(_connection + ";Database=postgres;Pooling=False;Timeout=5");
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
