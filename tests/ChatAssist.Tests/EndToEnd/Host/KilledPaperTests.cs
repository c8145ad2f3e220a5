using ChatAssist.Demo.Simulator;
using ChatAssist.Demo.Simulator.Callbacks;
using ChatAssist.Documents;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>
/// I-08: kill -9 between the issue of a paper and the making of its file, again and again. The number is used once, the file is
/// made from the words that were frozen, and it comes to the phone once.
/// </summary>
public sealed class KilledPaperTests : IAsyncLifetime
{
    private static readonly SimulatorSettings Patient = new()
    {
        People = [.. SimulatorSettings.DemoPeople, new Member("insp02", "李四")],
        VerifyTimeout = TimeSpan.FromSeconds(30),
        CallbackTimeout = TimeSpan.FromSeconds(30),
        CallbackTries = 100_000,
        RetryPause = TimeSpan.FromMilliseconds(20),
    };

    private Store _store = null!;
    private WeComSimulator _simulator = null!;
    private HostProcess _host = null!;

    private SimulatedPerson Zhang => _simulator.As("insp01");

    public async Task InitializeAsync()
    {
        _store = await Store.WithDemoRegisterAsync();
        await LastingRoster.ImportAsync(_store.Settings);
        _simulator = await WeComSimulator.StartAsync(Patient, new DemoClock());
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _simulator.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task Killed_while_the_file_is_made_it_is_made_at_the_next_start_and_sent_once()
    {
        await AskAsync("检查 兴旺加油站 消防 和李四", "1/13");
        await AskAsync("3", "2/13");
        await Zhang.SayAsync("文书");
        await Zhang.ReplyAsync("的文书");
        await AskAsync("1", "正在出入企检查通知书");
        await using LedgerContext ledger = new(_store.Settings.Database.Build());
        for (int kills = 0; kills < 3; kills++)
        {
            // The row stands; its file is being made, which takes LibreOffice longer than this look.
            Assert.Equal(DocumentState.Issued, (await ledger.Documents.SingleAsync()).State);
            await _host.KillAsync();
            await _host.DisposeAsync();
            await StartAsync();
        }

        PhoneMessage[] files = [];
        await Until.TrueAsync(() => (files = [.. _simulator.Corp.Phones.Snapshot().Where(m => m.Media is { FileName: var n } && n.Contains("检通", StringComparison.Ordinal))]).Length == 2);
        Assert.Equal([".docx", ".pdf"], files.Select(f => Path.GetExtension(f.Media!.FileName)).Order(StringComparer.Ordinal));
        DocumentRow row = await ledger.Documents.SingleAsync();
        Assert.Equal(DocumentState.Ready, row.State);
        Assert.EndsWith("-0001", row.Number, StringComparison.Ordinal);
        Assert.EndsWith("1号", row.Reference, StringComparison.Ordinal);
        Assert.Equal(1, await ledger.Journal.CountAsync(j => j.Kind == "document.rendered.1"));
        Assert.Equal(1, await ledger.Journal.CountAsync(j => j.Kind == "document.issued.1"));
        await _host.StopAsync();
        var (code, said) = await HostProcess.RunAsync("verify", "--data", _store.Folder);
        Assert.True(code == 0 && said.StartsWith("intact", StringComparison.Ordinal), said);
    }

    private async Task AskAsync(string text, string answer)
    {
        await Zhang.SayAsync(text);
        await Zhang.ReplyAsync(answer);
    }

    private async Task StartAsync()
    {
        _host = HostProcess.Begin(_store.Folder, Patient, _simulator.Address);
        Assert.True(await _simulator.RegisterCallbackAsync(await _host.CallbackAsync()));
    }
}
