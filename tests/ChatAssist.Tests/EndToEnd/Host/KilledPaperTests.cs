using System.IO.Compression;
using ChatAssist.CaseFiles;
using ChatAssist.Demo.Simulator;
using ChatAssist.Demo.Simulator.Callbacks;
using ChatAssist.Documents;
using ChatAssist.Host.Media;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>
/// I-08 R-02: kill -9 between the issue of a paper or case file and the making of its file, again and again. The number is used
/// once, the file is made from the words that were frozen, nothing half-made is sent, and it comes to the phone once.
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

    [Fact]
    public async Task Killed_while_a_case_file_waits_for_its_papers_and_while_it_is_packed_it_comes_whole_and_once()
    {
        await AskAsync("检查 兴旺加油站 消防 和李四", "1/13");
        await AskAsync("3", "2/13");
        await using LedgerContext ledger = new(_store.Settings.Database.Build());
        await AddVideosAsync(ledger);
        await Zhang.SayAsync("文书");
        await Zhang.ReplyAsync("的文书");
        await AskAsync("1", "正在出入企检查通知书");
        await AskAsync("调取 I-2026-0001", "正在整理");
        for (int kills = 0; kills < 2 && !await IsMadeAsync(ledger); kills++)
        {
            await _host.KillAsync();
            await _host.DisposeAsync();
            await StartAsync();
        }

        // And once in the middle of the packing, which takes a while with that much in it.
        string work = Path.Combine(_store.Folder, "papers");
        // A machine may be faster than this test looks: then it is killed after it, and what follows must hold all the same.
        await Until.TrueAsync(async () => Packing(work) || await IsMadeAsync(ledger));
        await _host.KillAsync();
        if (!await IsMadeAsync(ledger))
        {
            Assert.DoesNotContain(_simulator.Corp.Phones.Snapshot(), IsCaseFile);
        }

        await _host.DisposeAsync();
        await StartAsync();

        PhoneMessage[] files = [];
        await Until.TrueAsync(() => (files = [.. _simulator.Corp.Phones.Snapshot().Where(IsCaseFile)]).Length > 0);
        CaseFileRow row = await ledger.CaseFiles.AsNoTracking().SingleAsync();
        Assert.Equal((CaseFileState.Made, "case-file-2026-0001"), (row.State, row.Number));
        using (ZipArchive zip = ZipFile.OpenRead(Path.Combine(_store.Settings.Media, row.Sha256[..2], row.Sha256)))
        {
            Assert.Equal(2, zip.Entries.Count(e => e.FullName.StartsWith("文书/", StringComparison.Ordinal)));
            Assert.Equal(2, zip.Entries.Count(e => e.FullName.EndsWith(".mp4", StringComparison.Ordinal)));
            Assert.NotNull(zip.GetEntry("SHA256SUMS.txt"));
        }

        Assert.Equal(1, await ledger.Journal.CountAsync(j => j.Kind == "case-file.made.1"));
        Assert.False(Directory.Exists(work) && Directory.EnumerateDirectories(work).Any());
        await _host.StopAsync();
        Assert.Single(_simulator.Corp.Phones.Snapshot(), IsCaseFile);
    }

    private static async Task<bool> IsMadeAsync(LedgerContext ledger) =>
        (await ledger.CaseFiles.AsNoTracking().SingleAsync()).State == CaseFileState.Made;

    private static bool IsCaseFile(PhoneMessage m) => m.Media is { FileName: var n } && n.EndsWith(".zip", StringComparison.Ordinal);

    private static bool Packing(string work)
    {
        try
        {
            return Directory.Exists(work) && Directory.EnumerateFiles(work, "case.zip", SearchOption.AllDirectories).Any();
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Two videos, as large as the chat takes together: packing them takes longer than a look.</summary>
    private async Task AddVideosAsync(LedgerContext ledger)
    {
        var media = new MediaDirectory(_store.Settings.Media);
        for (int i = 0; i < 2; i++)
        {
            byte[] bytes = new byte[8 * 1024 * 1024];
            new Random(i).NextBytes(bytes);
            ChatAssist.Chat.MediaRef file = await media.TakeAsync(
                new ChatAssist.Chat.MediaRef($"big{i}"), new MemoryStream([0, 0, 0, 24, .. "ftypmp42"u8, .. bytes]), CancellationToken.None);
            ledger.Media.Add(new MediaRow { MediaId = $"big{i}", UserId = "insp01", State = MediaState.Stored, Sha256 = file.Sha256!, Bytes = file.Bytes, ContentType = file.ContentType! });
            ledger.Add(new ChatAssist.Inspections.EvidenceRow { Id = $"big{i}", Subject = "I-2026-0001", Kind = "video", MediaId = $"big{i}", By = "insp01", At = DateTimeOffset.UtcNow });
        }

        await ledger.SaveChangesAsync();
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
