using ChatAssist.Demo.Simulator;
using ChatAssist.Host;
using ChatAssist.Host.Channels.WeCom;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Media;
using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;
using ChatAssist.Tests.Contracts.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatAssist.Tests.EndToEnd.Soak;

/// <summary>
/// The host in this process. A kill cuts its line to WeCom and the ways to its store at one instant, between two commits as
/// any kill is; what is left of it may run on, and nobody hears of it. On SQLite the next run gets the files as they lay
/// there at that instant, on PostgreSQL the run has lost its place.
/// </summary>
/// <param name="server">The PostgreSQL that the settings speak of, null for SQLite.</param>
internal sealed class Inside(WeComSimulator simulator, TimeProvider clock, HostSettings settings, PostgresServer? server) : ISubject
{
    private static readonly string[] Left = ["-shm", "serve.lock", ".part"];

    private readonly TroubleLog _log = new();
    private readonly List<Task> _remains = [];
    private HostSettings _settings = settings with { LockWait = TimeSpan.FromSeconds(1) };
    private WebApplication? _app;
    private int _runs;

    public async Task StartAsync()
    {
        SimulatorSettings corp = simulator.Corp.Settings;
        _app = WebApp.Build(_settings, builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddSingleton(clock);
            builder.Services.AddSingleton(x => new LibraryShelf(
                _settings.Folders, x.GetRequiredService<IDbContextFactory<LedgerContext>>(), Home.Content));
            // Nobody changes the content meanwhile.
            builder.Services.AddSingleton(new LibraryPace(TimeSpan.FromHours(1), TimeSpan.FromHours(1), TimeSpan.FromHours(1)));
            builder.Logging.ClearProviders().AddProvider(_log);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["WeCom:CorpId"] = corp.CorpId,
                ["WeCom:AgentId"] = $"{corp.AgentId}",
                ["WeCom:Secret"] = corp.Secret,
                ["WeCom:Token"] = corp.Token,
                ["WeCom:EncodingAesKey"] = corp.EncodingAesKey,
                ["WeCom:ApiBaseUrl"] = simulator.Line($"{++_runs}").ToString(),
            });
        });
        await WebApp.StartAsync(_app, CancellationToken.None);
        simulator.CallbackUrl = new Uri(new Uri(_app.Urls.First()), CallbackEndpoint.Path);
    }

    public async Task KillAsync()
    {
        simulator.CallbackUrl = null;
        simulator.Cut($"{_runs}");
        if (server is null)
        {
            _settings = _settings with { Data = await CopyAsync(_settings, $"{_settings.Data}+") };
        }
        else
        {
            await using LedgerContext ledger = Ledger();
            await ledger.Nodes.ExecuteDeleteAsync();
        }

        _remains.Add(EndAsync(_app!));
    }

    public async Task StopAsync()
    {
        WebApplication app = _app!;
        await app.StopAsync();
        await app.DisposeAsync();
    }

    public async Task<IAsyncDisposable> TakeStoreAwayAsync()
    {
        if (server is not null)
        {
            await server.StopAsync();
            return new Undo(server.StartAgainAsync);
        }

        return await HoldAsync(_settings.Database.SqlitePath);
    }

    public LedgerContext Ledger() => new(_settings.Database.Build());

    public Task<Verification> VerifyAsync() => Verification.OfAsync(
        _app!.Services.GetRequiredService<IDbContextFactory<LedgerContext>>(), new MediaDirectory(_settings.Media), CancellationToken.None);

    /// <summary>What it has logged as errors; among them what is right under such troubles.</summary>
    public override string ToString() => _log.ToString();

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll([.. _remains, EndAsync(_app!)]);
    }

    /// <summary>Everything that lies in the data folder between two commits, at another place.</summary>
    private static async Task<string> CopyAsync(HostSettings settings, string to)
    {
        // The alarms may have a file of their own beside the ledger's.
        List<IAsyncDisposable> held = [];
        string[] databases = Directory.GetFiles(settings.Data, "*.db");
        foreach (string database in databases)
        {
            held.Add(await HoldAsync(database));
        }

        try
        {
            foreach (string file in Directory.EnumerateFiles(settings.Data, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                string name = Path.GetRelativePath(settings.Data, file);
                // The log's index is made anew by whoever opens it, the lock is held by the one that is dead, and what was
                // only begun to be fetched is nobody's. A database that is being made just now is not held: half of it would be copied.
                bool unheld = name.Contains(".db", StringComparison.Ordinal) && !Array.Exists(databases, d => file.StartsWith(d, StringComparison.Ordinal));
                if (!unheld && !Array.Exists(Left, end => name.EndsWith(end, StringComparison.Ordinal)))
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, name))!);
                    try
                    {
                        File.Copy(file, Path.Combine(to, name));
                    }
                    catch (FileNotFoundException)
                    {
                        // It was being written beside its place and has just been moved there: the kill came before that.
                    }
                }
            }
        }
        finally
        {
            foreach (IAsyncDisposable one in held)
            {
                await one.DisposeAsync();
            }
        }

        return to;
    }

    /// <summary>Another program writes to the store and takes its time.</summary>
    private static async Task<IAsyncDisposable> HoldAsync(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Pooling=False;Default Timeout=30");
        await connection.OpenAsync();
        SqliteTransaction held = connection.BeginTransaction(deferred: false);
        return new Undo(async () =>
        {
            await held.DisposeAsync();
            await connection.DisposeAsync();
        });
    }

    private static async Task EndAsync(WebApplication app)
    {
        try
        {
            await app.StopAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or AggregateException)
        {
            // What it was at cannot come to its end: its line is cut.
        }

        await app.DisposeAsync();
    }
}
