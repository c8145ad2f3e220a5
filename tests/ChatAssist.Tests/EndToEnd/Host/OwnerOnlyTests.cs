using System.Runtime.Versioning;
using ChatAssist.Demo.Simulator;
using ChatAssist.Host.Transcripts;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>
/// W-05 R-07: everything that the program writes is its user's alone, though it was started with umask 000 (see
/// <see cref="HostProcess"/>); what was opened to others stays as it is and is said once.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class OwnerOnlyTests : IAsyncLifetime
{
    private static readonly SimulatorSettings Patient = new() { VerifyTimeout = TimeSpan.FromSeconds(30), CallbackTimeout = TimeSpan.FromSeconds(60) };

    private readonly string _root = Directory.CreateTempSubdirectory("chatassist-modes-").FullName;
    private readonly DemoClock _clock = new();
    private WeComSimulator _simulator = null!;

    private string Data => Path.Combine(_root, "data");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_root, "out"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _simulator = await WeComSimulator.StartAsync(Patient, _clock);
    }

    public async Task DisposeAsync()
    {
        await _simulator.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task W_05_data_backups_and_exports_are_their_users_alone_whatever_the_umask()
    {
        await RunAsync("import", "roster", Home.Of("config/demo/roster.csv"), "--data", Data);
        await RunAsync("import", "targets", Home.Of("config/demo/targets.csv"), "--data", Data);
        await using (HostProcess host = await StartAsync())
        {
            await _simulator.As("vil01").SayAsync("上报 东街菜市场门口堆了建筑垃圾");
            await _simulator.As("vil01").ReplyAsync("C-2");
            await _simulator.As("vil01").SendPhotoAsync(SampleFiles.Png("垃圾"));
            await _simulator.As("vil01").ReplyAsync("已放进");
            Assert.Contains(Directory.EnumerateFiles(Path.Combine(Data, "media"), "*", SearchOption.AllDirectories), f => Path.GetFileName(f).Length == 64);
            await RunAsync("backup", "--to", Out("backup.zip"), "--data", Data);
            await RunAsync("export", "roster", "--to", Out("roster.xlsx"), "--data", Data);
            await RunAsync("case-file", $"C-{_clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Year}-0001", "--to", Out("new/case.zip"), "--data", Data);
            AssertPrivate(Data);
            Assert.DoesNotContain("Other users", host.ToString(), StringComparison.Ordinal);
            Assert.Equal(0, await host.StopAsync());
        }

        await RunAsync("restore", "--from", Out("backup.zip"), "--data", Out("restored"));
        AssertPrivate(Path.Combine(_root, "out"));
        Assert.All(["ledger.db", "installation.key", "media", "serve.lock"], name => Assert.True(Path.Exists(Path.Combine(Data, name)), name));
        AssertPrivate(Data);
    }

    [Fact]
    public async Task W_05_what_others_can_read_is_said_in_one_line_and_left_as_it_is()
    {
        await RunAsync("import", "roster", Home.Of("config/demo/roster.csv"), "--data", Data);
        await using (HostProcess first = await StartAsync())
        {
            // The key is made when there is something to seal.
            await _simulator.As("vil01").SayAsync("上报 东街菜市场门口堆了建筑垃圾");
            await _simulator.As("vil01").ReplyAsync("C-2");
            await first.StopAsync();
        }

        string key = Path.Combine(Data, "installation.key");
        Assert.True(File.Exists(key));
        const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode Enterable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(Data, Enterable);
        File.SetUnixFileMode(key, Readable);
        await using HostProcess host = await StartAsync();
        string line = Assert.Single(host.ToString().Split('\n'), l => l.Contains("Other users of this machine can read", StringComparison.Ordinal));
        Assert.EndsWith($"chmod 700 {Data}; chmod 600 {key}", line, StringComparison.Ordinal);
        Assert.Equal((Enterable, Readable), (File.GetUnixFileMode(Data), File.GetUnixFileMode(key)));
    }

    [Fact]
    public async Task C_06_a_list_that_is_imported_can_still_be_read_by_the_service()
    {
        using var content = new EditableContent();
        string fire = content.Of("dialogs/checklists/fire.yaml"), food = content.Of("dialogs/checklists/food.yaml");
        foreach (string list in new[] { "fire", "food" })
        {
            await RunAsync("export", "checklist", list, "--to", Out(list + ".xlsx"), "--config", content.Folders.Config);
        }

        // One had a mode of its own, the other was not there.
        const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        content.Replace("dialogs/checklists/fire.yaml", "name: ", "name: 新");
        File.SetUnixFileMode(fire, Own);
        File.Delete(food);
        foreach (string list in new[] { "fire", "food" })
        {
            await RunAsync("import", "checklist", Out(list + ".xlsx"), "--config", content.Folders.Config);
        }

        Assert.Equal(Own, File.GetUnixFileMode(fire));
        Assert.Equal(Own | UnixFileMode.OtherRead, File.GetUnixFileMode(food));
    }

    private async Task<HostProcess> StartAsync()
    {
        HostProcess host = HostProcess.Begin(Data, Patient, _simulator.Address);
        Assert.True(await _simulator.RegisterCallbackAsync(await host.CallbackAsync()));
        return host;
    }

    private string Out(string name) => Path.Combine(_root, "out", name);

    private static async Task RunAsync(params string[] arguments)
    {
        (int exitCode, string said) = await HostProcess.RunAsync(arguments);
        Assert.True(exitCode == 0, said);
    }

    private static void AssertPrivate(string folder)
    {
        foreach (string path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Prepend(folder))
        {
            UnixFileMode wanted = UnixFileMode.UserRead | UnixFileMode.UserWrite | (Directory.Exists(path) ? UnixFileMode.UserExecute : UnixFileMode.None);
            try
            {
                Assert.True(File.GetUnixFileMode(path) == wanted, $"{path}: {File.GetUnixFileMode(path)}");
            }
            catch (FileNotFoundException)
            {
                // Half-written a moment ago, and gone.
            }
        }
    }
}
