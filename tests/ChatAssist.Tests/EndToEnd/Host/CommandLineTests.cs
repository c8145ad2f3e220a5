using System.Diagnostics;
using ChatAssist.Host.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>
/// W-04 W-05: what an operator gets wrong is said in one line and ends with 1, and nothing has been made or changed by then.
/// </summary>
public sealed class CommandLineTests : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "chatassist.dll");

    private static readonly Dictionary<string, string> WeCom = new()
    {
        ["WeCom__CorpId"] = "ww7d3e5a90c1b2f468",
        ["WeCom__AgentId"] = "1000002",
        ["WeCom__Secret"] = "demo-secret",
        ["WeCom__Token"] = "DemoCallbackToken",
        ["WeCom__EncodingAesKey"] = "Zm9yLWRlbW8tb25seS1ub3QtYS1yZWFsLWtleS0xMjM",
        ["WeCom__ApiBaseUrl"] = "http://127.0.0.1:1/",
    };

    private readonly Store _store = Store.Empty();

    private string Nowhere => Path.Combine(_store.Folder, "typo");

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("verify")]
    [InlineData("backup", "--to", "x.zip")]
    [InlineData("export", "roster", "--to", "x.xlsx")]
    [InlineData("export", "targets", "--to", "x.xlsx")]
    [InlineData("ask", "待办", "--as", "张三")]
    [InlineData("chat", "--as", "张三")]
    public async Task A_data_folder_that_is_not_there_is_not_made(params string[] command)
    {
        (int exitCode, string said) = await RunAsync([.. command.Select(a => a.StartsWith("x.", StringComparison.Ordinal) ? Path.Combine(_store.Folder, a) : a), "--data", Nowhere]);
        Assert.Equal((1, $"There is no database in {Nowhere}: --data names another folder, chatassist import roster FILE begins one."), (exitCode, said));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_store.Folder));
    }

    /// <summary>Names the setting and what it should be, never its value; the data folder is not made.</summary>
    [Theory]
    [InlineData("WeCom__AgentId", "secret", "WeCom__AgentId must be a whole number.")]
    [InlineData("WeCom__AgentId", "", "WeCom__AgentId is missing: the AgentId of the app, a whole number.")]
    [InlineData("WeCom__RequestTimeout", "secret", "WeCom__RequestTimeout must be a time such as 00:00:10.")]
    [InlineData("WeCom__ApiBaseUrl", "http://", "WeCom__ApiBaseUrl must be an absolute http(s) address.")]
    [InlineData("WeCom__Card__Title", "secret", "WeCom__Card__Title must be a whole number.")]
    [InlineData("WeCom__MesagesPerMinute", "10", "WeCom__MesagesPerMinute is no setting of this program.")]
    [InlineData("ChatAssist__Key", "secret", "ChatAssist__Key must be 32 bytes in Base64: openssl rand -base64 32.")]
    [InlineData("ChatAssist__Key", "c2hvcnQ=", "ChatAssist__Key must be 32 bytes in Base64: openssl rand -base64 32.")]
    [InlineData("ChatAssist__PublicUrl", "secret.example", "ChatAssist__PublicUrl must be an absolute http(s) address.")]
    [InlineData("ChatAssist__Postgres", "Host=x;Port=secret", "ChatAssist__Postgres must be a connection string: Host=…;Username=…;Password=…;Database=….")]
    [InlineData("Logging__Console__FormatterName", "nonsense", "Logging__Console__FormatterName must be line or json.")]
    [InlineData("Logging__LogLevel__Default", "Loud", "Logging__LogLevel__Default must be one of Trace, Debug, Information, Warning, Error, Critical, None.")]
    [InlineData("Logging__Console__LogLevel__Microsoft", "Loud", "Logging__Console__LogLevel__Microsoft must be one of Trace, Debug, Information, Warning, Error, Critical, None.")]
    [InlineData("Logging__Console__FormatterOptions__IncludeScopes", "maybe", "Logging__Console__FormatterOptions: Failed to convert configuration value 'maybe' at 'Logging:Console:FormatterOptions:IncludeScopes' to type 'System.Boolean'.")]
    public async Task A_setting_that_cannot_work_stops_the_start(string setting, string value, string line)
    {
        (int exitCode, string said) = await RunAsync(["serve", "--url", "http://127.0.0.1:0", "--data", Nowhere], With(setting, value));
        Assert.Equal((1, line), (exitCode, said));
        Assert.False(Directory.Exists(Nowhere));
    }

    [Fact]
    public async Task What_is_no_archive_no_workbook_and_no_instant_is_said_to_be_none()
    {
        string notes = Path.Combine(_store.Folder, "notes.zip"), table = Path.Combine(_store.Folder, "people.csv");
        await File.WriteAllTextAsync(notes, "no zip");
        Assert.Equal((1, $"{notes} is not an archive that 'backup' wrote, or it is damaged."), await RunAsync(["restore", "--from", notes, "--data", Nowhere]));
        Assert.Equal((1, $"--to '{table}' must end in .xlsx."), await RunAsync(["export", "roster", "--to", table, "--data", Nowhere]));
        Assert.Equal(
            (1, "--at 'heute' is no instant; it is written as 2026-03-02T09:00, or with an offset as 2026-03-02T09:00+08:00."),
            await RunAsync(["ask", "--as", "张三", "--at", "heute", "待办"]));
        Assert.Equal([notes], Directory.EnumerateFileSystemEntries(_store.Folder));
    }

    /// <summary>Half past eleven in the evening is still that day, wherever the machine stands.</summary>
    [Theory]
    [InlineData("2026-03-02T23:30", "2026-03-02")]
    [InlineData("2026-03-02 23:30", "2026-03-02")]
    [InlineData("2026-03-02T23:30+08:00", "2026-03-02")]
    [InlineData("2026-03-02T23:30Z", "2026-03-03")]
    public async Task An_instant_without_an_offset_is_the_teams(string at, string today)
    {
        (int code, string output, _) = await Cli.RunInAsync("America/New_York", "ask", "--as", "郑主任", "--explain", "--at", at, "今天消防查了多少家");
        Assert.Equal(0, code);
        Assert.Contains($"\"from\":\"{today}\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_looks_at_the_settings_that_are_set()
    {
        Assert.Equal(1, (await RunAsync(["check"], With("WeCom__EncodingAesKey", "secret"))).ExitCode);
        Assert.Equal(1, (await RunAsync(["check"], With("Logging__LogLevel__Default", "Loud"))).ExitCode);
        Assert.Equal(0, (await RunAsync(["check"], WeCom)).ExitCode);
        Assert.Equal(0, (await RunAsync(["check"])).ExitCode);
    }

    [Fact]
    public async Task A_database_server_that_is_not_there_stops_the_start()
    {
        (int exitCode, string said) = await RunAsync(
            ["serve", "--url", "http://127.0.0.1:0", "--data", Nowhere],
            With("ChatAssist__Postgres", "Host=127.0.0.1;Port=1;Username=u;Password=secret;Database=d"));
        Assert.Equal(1, exitCode);
        Assert.Equal("ChatAssist__Postgres: Failed to connect to 127.0.0.1:1", said.Split('\n')[^1]);
        Assert.DoesNotContain("secret", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_said_to_be_none()
    {
        await File.WriteAllTextAsync(_store.Settings.Database.SqlitePath, "this is a letter to the mayor, not a database, and long enough");
        (int exitCode, string said) = await RunAsync(["verify", "--data", _store.Folder]);
        Assert.Equal(1, exitCode);
        Assert.Equal("The database cannot be used: SQLite Error 26: 'file is not a database'.", said.Split('\n')[^1]);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_another_key_than_the_one_that_sealed_the_reporters_nothing_starts()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        Assert.Equal(0, (await TalkAsync(store, "老陈: 上报 东街菜市场门口堆了建筑垃圾")).ExitCode);
        (int exitCode, string said) = await RunAsync(
            ["serve", "--url", "http://127.0.0.1:0", "--data", store.Folder],
            With("ChatAssist__Key", Convert.ToBase64String(new byte[32])));
        Assert.Equal(1, exitCode);
        Assert.StartsWith("The reporters of this data were sealed with another key", said, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(Path.Combine(store.Folder, "installation.key"), new byte[31]);
        (exitCode, said) = await TalkAsync(store, "张三: 待办");
        Assert.Equal(1, exitCode);
        Assert.Contains("installation.key must hold the 32 bytes", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_in_a_folder_that_a_program_serves_from_is_refused()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        using var serving = new DataFolderLock(store.Settings);
        serving.Take();
        (int exitCode, string said) = await TalkAsync(store, "张三: 待办");
        Assert.Equal(1, exitCode);
        Assert.StartsWith($"{store.Folder} is in use by another chatassist", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_without_a_roster_says_what_to_do()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await using (var connection = new SqliteConnection($"Data Source={store.Settings.Database.SqlitePath};Pooling=False"))
        {
            await connection.OpenAsync();
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "DELETE FROM people";
            await command.ExecuteNonQueryAsync();
        }

        (int exitCode, string said) = await TalkAsync(store, "张三: 待办");
        Assert.Equal(1, exitCode);
        Assert.StartsWith("Nobody is in the roster yet: chatassist import roster FILE", said, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> With(string setting, string value) => new(WeCom) { [setting] = value };

    private static Task<(int ExitCode, string Said)> TalkAsync(Store store, string line) =>
        RunAsync(["chat", "--as", "张三", "--data", store.Folder], input: line);

    private static async Task<(int ExitCode, string Said)> RunAsync(
        string[] arguments, Dictionary<string, string>? environment = null, string input = "")
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Home.Of("."),
        };
        foreach ((string name, string value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output + await errors).Trim());
    }
}
