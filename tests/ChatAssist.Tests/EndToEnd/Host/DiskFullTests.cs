using ChatAssist.Demo.Simulator;
using ChatAssist.Demo.Simulator.Callbacks;
using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>
/// R-01 W-01: the system lets no file of the running program grow any further, as on a full disk. What does not fit is not
/// acknowledged and the person is told; what was there stays whole; with room again it goes on, without a new start.
/// </summary>
public sealed class DiskFullTests : IAsyncLifetime
{
    private WeComSimulator _simulator = null!;
    private Store _store = null!;
    private HostProcess _host = null!;

    private SimulatedPerson Zhang => _simulator.As("insp01");

    public async Task InitializeAsync()
    {
        _store = await Store.WithDemoRegisterAsync();
        _simulator = await WeComSimulator.StartAsync(
            new SimulatorSettings
            {
                VerifyTimeout = TimeSpan.FromSeconds(30),
                CallbackTimeout = TimeSpan.FromSeconds(60),
                RetryPause = TimeSpan.FromMilliseconds(1),
            },
            new DemoClock());
        _host = HostProcess.Begin(_store.Folder, _simulator.Corp.Settings, _simulator.Address);
        Assert.True(await _simulator.RegisterCallbackAsync(await _host.CallbackAsync()));
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _simulator.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task A_full_disk_takes_nothing_in_and_loses_nothing()
    {
        Assert.True((await Zhang.SayAsync("待办")).Acknowledged);
        await Zhang.ReplyAsync("没有待办");
        await SettledAsync();
        await _host.LimitFilesAsync(new FileInfo(_store.Settings.Database.SqlitePath + "-wal").Length);
        int before = await MessagesAsync();
        Assert.False((await Zhang.SayAsync("检查 兴旺加油站 消防 和李四")).Acknowledged);
        await Zhang.ReplyAsync("刚才这条没有记上", TimeSpan.FromSeconds(60));
        Assert.Equal(before, await MessagesAsync());

        await _host.LimitFilesAsync(null);
        Assert.True((await Zhang.SayAsync("检查 兴旺加油站 消防 和李四")).Acknowledged);
        await Zhang.ReplyAsync("1/13 检查地点");
        await SettledAsync();
        await using LedgerContext ledger = new(_store.Settings.Database.Build());
        await Once.AssertAsync(ledger);
        Assert.EndsWith("-0001", (await ledger.Inspections.SingleAsync()).Number, StringComparison.Ordinal);
        Assert.Equal((0, "intact"), await VerifyAsync());
    }

    private async Task<int> MessagesAsync()
    {
        await using LedgerContext ledger = new(_store.Settings.Database.Build());
        return await ledger.Inbox.CountAsync();
    }

    private Task SettledAsync() => Until.TrueAsync(async () =>
    {
        await using LedgerContext ledger = new(_store.Settings.Database.Build());
        return !await ledger.Inbox.AnyAsync(i => i.State == InboxState.Waiting)
            && !await ledger.Outbox.AnyAsync(o => o.State == OutboxState.Waiting);
    });

    private async Task<(int ExitCode, string FirstWord)> VerifyAsync()
    {
        (int exitCode, string said) = await HostProcess.RunAsync("verify", "--data", _store.Folder);
        return (exitCode, said.Split(':')[0]);
    }
}
