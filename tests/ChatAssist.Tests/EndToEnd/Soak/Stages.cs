using ChatAssist.Demo.Simulator;
using ChatAssist.Host;
using ChatAssist.Host.Commands;
using ChatAssist.Tests.Contracts.Storage;
using ChatAssist.Tests.EndToEnd.Host;
using Npgsql;

namespace ChatAssist.Tests.EndToEnd.Soak;

/// <summary>Where plans are played: a simulator, a clock and a store for each, and one PostgreSQL server that is stopped by one of them at a time.</summary>
internal sealed class Stages : IAsyncDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly SimulatorSettings Corp = new()
    {
        People =
        [
            .. SimulatorSettings.DemoPeople, new Member("insp02", "李四"), new Member("insp03", "王五"), new Member("legal01", "吴九"),
            new Member("vil02", "老魏"), new Member("sup02", "冯镇长"),
        ],
        VerifyTimeout = TimeSpan.FromSeconds(30),
        CallbackTimeout = TimeSpan.FromSeconds(30),
        CallbackTries = 100_000,
        RetryPause = TimeSpan.FromMilliseconds(10),
    };

    private readonly SemaphoreSlim _onlyOne = new(1);
    private PostgresServer? _server;
    private string? _template;

    /// <summary>Everything that one plan needs, gone with it.</summary>
    public sealed record Set(WeComSimulator Simulator, DemoClock Clock, ISubject Subject, Func<Task> Clear) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Subject.DisposeAsync();
            await Simulator.DisposeAsync();
            await Clear();
        }
    }

    public async Task<Set> SetAsync(Stage stage)
    {
        var clock = stage == Stage.Process ? new DemoClock() : new DemoClock(Monday);
        WeComSimulator simulator = await WeComSimulator.StartAsync(Corp, clock);
        if (stage == Stage.Postgres)
        {
            return await OnPostgresAsync(simulator, clock);
        }

        Store store = await Store.WithDemoRegisterAsync();
        if (stage == Stage.Process)
        {
            await LastingRoster.ImportAsync(store.Settings);
            return new Set(simulator, clock, new Outside(simulator, store), Clear);
        }

        string data = Path.Combine(store.Folder, "run");
        Directory.CreateDirectory(data);
        File.Move(store.Settings.Database.SqlitePath, Path.Combine(data, Path.GetFileName(store.Settings.Database.SqlitePath)));
        return new Set(simulator, clock, new Inside(simulator, clock, store.Settings with { Data = data }, null), Clear);

        Task Clear()
        {
            store.Dispose();
            return Task.CompletedTask;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _server?.Dispose();
        _onlyOne.Dispose();
        await Task.CompletedTask;
    }

    private async Task<Set> OnPostgresAsync(WeComSimulator simulator, DemoClock clock)
    {
        await _onlyOne.WaitAsync();
        Store store = Store.Empty();
        _server ??= await PostgresServer.StartAsync();
        _template ??= await TemplateAsync(_server);
        HostSettings settings = store.Settings with { Postgres = await _server.CreateAsync(_template) };
        return new Set(simulator, clock, new Inside(simulator, clock, settings, _server), () =>
        {
            Forget(settings.Postgres);
            store.Dispose();
            _onlyOne.Release();
            return Task.CompletedTask;
        });
    }

    private static async Task<string> TemplateAsync(PostgresServer server)
    {
        using Store store = Store.Empty();
        HostSettings settings = store.Settings with { Postgres = await server.CreateAsync() };
        await DemoRegister.ImportIfEmptyAsync(settings);
        Forget(settings.Postgres);
        return settings.Postgres;
    }

    private static void Forget(string postgres)
    {
        using var connection = new NpgsqlConnection(postgres);
        NpgsqlConnection.ClearPool(connection);
    }
}
