using ChatAssist.Chat;
using ChatAssist.Deadlines;
using ChatAssist.Demo.Simulator;
using ChatAssist.Host;
using ChatAssist.Host.Alarms;
using ChatAssist.Host.Commands;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using ChatAssist.Host.Writing;
using ChatAssist.Tests.Complaints;
using ChatAssist.Tests.Contracts.Storage;
using ChatAssist.Tests.EndToEnd.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace ChatAssist.Tests.Contracts.Alarms;

/// <summary>What every scheduler under the deadlines must do (K-05): wake the sweep; everything else is in the rows.</summary>
public abstract class AlarmsContract : IAsyncLifetime
{
    private protected static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly DemoClock _clock = new(Now);
    private Store _store = null!;
    private IHost? _host;

    private protected HostSettings Settings { get; private set; } = null!;

    private protected DemoClock Clock => _clock;

    private protected IServiceProvider Services => _host!.Services;

    private IDbContextFactory<LedgerContext> Contexts => _host!.Services.GetRequiredService<IDbContextFactory<LedgerContext>>();

    /// <summary>The database that the deadlines are in.</summary>
    private protected virtual Task<HostSettings> DatabaseAsync(HostSettings sqlite) => Task.FromResult(sqlite);

    public async Task InitializeAsync()
    {
        _store = await Store.WithDemoRegisterAsync();
        Settings = await DatabaseAsync(_store.Settings);
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task K_05_what_fell_due_before_the_start_is_handled_at_the_start()
    {
        await using (Team before = await Team.StartAsync(Settings, _clock))
        {
            await before.WriteAsync(Team.DueAt("C-2026-0001", Now.AddHours(-1)));
        }

        await StartAsync();
        await HandledAsync(3);
    }

    [Fact]
    public async Task K_05_what_falls_due_later_is_handled_by_itself_also_after_a_move_of_the_clock()
    {
        await StartAsync();
        await WriteAsync("C-2026-0001", Now.AddDays(3));
        await WriteAsync("C-2026-0002", Now.AddDays(30));
        _clock.Advance(TimeSpan.FromDays(4));
        await HandledAsync(3);
        _clock.Advance(TimeSpan.FromDays(30));
        await HandledAsync(6);
    }

    [Fact]
    public async Task K_05_alarms_that_ring_often_and_at_once_say_nothing_twice()
    {
        await StartAsync();
        await WriteAsync("C-2026-0001", Now.AddMinutes(1));
        IAlarms alarms = _host!.Services.GetRequiredService<IAlarms>();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => alarms.WakeAtAsync(Now.AddSeconds(i), CancellationToken.None)));
        await HandledAsync(3);
        await using LedgerContext ledger = Contexts.CreateDbContext();
        var told = await ledger.Outbox.Select(o => o.UserId).Order().ToListAsync();
        Assert.Equal(["insp01", "leader01", "sup01", "sup02"], told);
    }

    [Fact]
    public async Task K_05_a_sweep_that_fails_is_tried_again()
    {
        await StartAsync();
        await using (LedgerContext ledger = Contexts.CreateDbContext())
        {
            await ledger.Database.ExecuteSqlRawAsync("ALTER TABLE deadlines RENAME TO deadlines_away");
            await _host!.Services.GetRequiredService<IAlarms>().WakeAtAsync(Now, CancellationToken.None);
            await Task.Delay(TimeSpan.FromSeconds(1.5));
            await ledger.Database.ExecuteSqlRawAsync("ALTER TABLE deadlines_away RENAME TO deadlines");
        }

        await WriteAsync("C-2026-0001", Now.AddMinutes(-1));
        await HandledAsync(3);
    }

    private protected async Task StartAsync()
    {
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(_clock).AddSingleton<IChannel>(new ConsoleChannel()).AddChatAssist(Settings, Home.Content);
        AlarmClock.Add(builder.Services);
        _host = builder.Build();
        await _host.Services.GetRequiredService<Startup>().RunAsync(CancellationToken.None);
        await _host.StartAsync();
    }

    private protected async Task StopAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            await ((IAsyncDisposable)_host).DisposeAsync();
            _host = null;
        }
    }

    private protected Task WriteAsync(string number, DateTimeOffset due) => _host!.Services.GetRequiredService<LedgerWriter>()
        .WriteAsync(s => s.Apply(Team.DueAt(number, due), Now, "leader01"));

    private protected Task HandledAsync(int count) => Until.TrueAsync(async () =>
    {
        await using LedgerContext ledger = Contexts.CreateDbContext();
        return await ledger.Deadlines.CountAsync(d => d.State == DeadlineState.Done && d.Id.Contains("/2/")) == count;
    });
}

/// <summary>The contract on SQLite, with the alarms of this build.</summary>
public sealed class AlarmsOnSqlite : AlarmsContract;

/// <summary>The contract on PostgreSQL, with the alarms of this build.</summary>
public sealed class AlarmsOnPostgres : AlarmsContract
{
    private protected override async Task<HostSettings> DatabaseAsync(HostSettings sqlite)
    {
        HostSettings settings = sqlite with { Postgres = await PostgresServer.NewDatabaseAsync() };
        await DemoRegister.ImportIfEmptyAsync(settings);
        return settings;
    }
}
