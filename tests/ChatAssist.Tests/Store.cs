using ChatAssist.Host;
using ChatAssist.Host.Commands;
using ChatAssist.Tests.Contracts.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatAssist.Tests;

/// <summary>A data folder of a test's own, gone when the test is.</summary>
internal sealed class Store : IDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MakePostgresTemplateAsync);

    private Store(string folder, string postgres = "") => Settings = SettingsOf(folder) with { Postgres = postgres };

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

    /// <inheritdoc cref="WithDemoRegisterAsync"/>
    public static async Task<Store> OnPostgresWithDemoRegisterAsync() => new(
        Directory.CreateTempSubdirectory("chatassist-test-").FullName, await PostgresServer.NewDatabaseAsync(await PostgresTemplate.Value));

    public void Dispose()
    {
        if (Settings.Postgres.Length > 0)
        {
            Forget(Settings.Postgres);
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(Settings.Data, recursive: true);
    }

    private static HostSettings SettingsOf(string folder) => new(folder, Home.Of("config"), Home.Of("dialogs"));

    /// <summary>Gives the connections of this database back; the server has a hundred for all tests together.</summary>
    private static void Forget(string postgres)
    {
        using var connection = new NpgsqlConnection(postgres);
        NpgsqlConnection.ClearPool(connection);
    }

    private static async Task<string> MakePostgresTemplateAsync()
    {
        using var store = new Store(Directory.CreateTempSubdirectory("chatassist-template-").FullName, await PostgresServer.NewDatabaseAsync());
        await DemoRegister.ImportIfEmptyAsync(store.Settings);
        return store.Settings.Postgres;
    }

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
