using ChatAssist.Demo.Simulator;
using ChatAssist.Host.Media;
using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;
using ChatAssist.Tests.EndToEnd.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ChatAssist.Tests.EndToEnd.Soak;

/// <summary>`chatassist serve` on SQLite in a process of its own, killed by the system; its store is away where its disk is full.</summary>
internal sealed class Outside(WeComSimulator simulator, Store store) : ISubject
{
    private HostProcess? _host;

    public async Task StartAsync()
    {
        _host = HostProcess.Begin(store.Folder, simulator.Corp.Settings, simulator.Address);
        simulator.CallbackUrl = await _host.CallbackAsync();
    }

    public async Task KillAsync()
    {
        await _host!.KillAsync();
        await _host.DisposeAsync();
    }

    public async Task StopAsync()
    {
        int code = await _host!.StopAsync();
        if (code != 0)
        {
            throw new InvalidOperationException($"It ended with {code}:\n{_host}");
        }

        await _host.DisposeAsync();
    }

    public async Task<IAsyncDisposable> TakeStoreAwayAsync()
    {
        HostProcess host = _host!;
        await host.LimitFilesAsync(new FileInfo(store.Settings.Database.SqlitePath + "-wal").Length);
        return new Undo(() => host.LimitFilesAsync(null));
    }

    public LedgerContext Ledger() => new(store.Settings.Database.Build());

    public Task<Verification> VerifyAsync() => Verification.OfAsync(
        new PooledDbContextFactory<LedgerContext>(store.Settings.Database.Build()), new MediaDirectory(store.Settings.Media), CancellationToken.None);

    public override string ToString() => _host?.ToString() ?? "";

    public async ValueTask DisposeAsync() => await _host!.DisposeAsync();
}
