using Microsoft.Data.Sqlite;
using Xunit;

namespace ChatAssist.Tests.Contracts.Alarms;

public sealed class HangfireOnSqlite : HangfireContract
{
    private string FilePath => Path.Combine(Settings.Data, "hangfire.db");

    private protected override Task LoseAsync()
    {
        foreach (string file in Directory.GetFiles(Settings.Data, "hangfire.db*"))
        {
            File.Delete(file);
        }

        return Task.CompletedTask;
    }

    private protected override async Task EmptyAsync()
    {
        foreach (string table in await TablesAsync(FilePath))
        {
            await RunAsync(FilePath, $"DELETE FROM \"{table}\"");
        }
    }

    [Fact]
    public async Task K_05_its_file_is_its_own()
    {
        await StartAsync();
        await WriteAsync("C-2026-0001", Now.AddMinutes(-1));
        await HandledAsync(3);
        Assert.NotEmpty(await TablesAsync(FilePath));
        Assert.Empty(from a in await TablesAsync(FilePath) join b in await TablesAsync(Settings.Database.SqlitePath) on a equals b select a);
    }

    /// <summary>Where it cannot even be opened, reminders are sent all the same.</summary>
    [Fact]
    public async Task K_05_without_any_storage_deadlines_are_kept()
    {
        Directory.CreateDirectory(FilePath);
        await StartAsync();
        await WriteAsync("C-2026-0001", Now.AddMinutes(-1));
        await HandledAsync(3);
    }

    private static async Task<IReadOnlyList<string>> TablesAsync(string file)
    {
        var tables = new List<string>();
        await using SqliteConnection connection = await OpenAsync(file);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        await using SqliteDataReader rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            tables.Add(rows.GetString(0));
        }

        return tables;
    }

    private static async Task RunAsync(string file, string sql)
    {
        await using SqliteConnection connection = await OpenAsync(file);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<SqliteConnection> OpenAsync(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}
