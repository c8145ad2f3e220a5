using ChatAssist.Host;
using ChatAssist.Host.Commands;
using Microsoft.Data.Sqlite;

namespace ChatAssist.Tests;

/// <summary>A data folder of a test's own, gone when the test is.</summary>
internal sealed class Store : IDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private Store(string folder) => Settings = SettingsOf(folder);

    public HostSettings Settings { get; }

    public string Folder => Settings.Data;

    public static Store Empty() => new(Directory.CreateTempSubdirectory("chatassist-test-").FullName);

    /// <summary>With the demonstration's people and targets in it.</summary>
    public static async Task<Store> WithDemoRegisterAsync()
    {
        Store store = Empty();
        File.Copy(await Template.Value, store.Settings.Database.SqlitePath);
        return store;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Settings.Data, recursive: true);
    }

    private static HostSettings SettingsOf(string folder) => new(folder, Home.Of("config"), Home.Of("dialogs"));

    private static async Task<string> MakeTemplateAsync()
    {
        HostSettings settings = SettingsOf(Directory.CreateTempSubdirectory("chatassist-template-").FullName);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(settings.Data, recursive: true);
        await DemoRegister.ImportIfEmptyAsync(settings);
        string copy = Path.Combine(settings.Data, "template.db");
        await using var connection = new SqliteConnection($"Data Source={settings.Database.SqlitePath};Pooling=False");
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $to";
        command.Parameters.AddWithValue("$to", copy);
        await command.ExecuteNonQueryAsync();
        return copy;
    }
}
