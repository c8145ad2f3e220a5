using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Host;
using ChatAssist.Host.Storage;
using ChatAssist.Tests.Complaints;
using ChatAssist.Tests.EndToEnd.Host;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Xunit;

namespace ChatAssist.Tests.Contracts.Storage;

/// <summary>W-05: a store comes up to date whoever died while it did, and a made one is what the model says, on both databases.</summary>
public sealed class SchemaUpdateTests
{
    [Fact]
    public async Task A_lock_that_a_killed_process_left_behind_keeps_nobody_out()
    {
        using Store store = Store.Empty();
        await using (var connection = new SqliteConnection($"Data Source={store.Settings.Database.SqlitePath};Pooling=False"))
        {
            await connection.OpenAsync();
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText =
                "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL);"
                + "INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-03-02 09:00:00+00:00')";
            await command.ExecuteNonQueryAsync();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await SchemaUpdate.RunAsync(store.Settings, new Contexts(store.Settings.Database), patience.Token);
        await using LedgerContext context = new Contexts(store.Settings.Database).CreateDbContext();
        Assert.False(await context.Inbox.AnyAsync());
    }

    [Fact]
    public async Task Many_that_come_at_once_make_one_store()
    {
        using Store store = Store.Empty();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Task.Run(() => SchemaUpdate.RunAsync(store.Settings, new Contexts(store.Settings.Database), CancellationToken.None))));
        await using LedgerContext context = new Contexts(store.Settings.Database).CreateDbContext();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task Nodes_that_come_at_once_make_one_store()
    {
        string postgres = await PostgresServer.NewDatabaseAsync();
        Store[] folders = [.. Enumerable.Range(0, 3).Select(_ => Store.Empty())];
        HostSettings[] nodes = [.. folders.Select(f => f.Settings with { Postgres = postgres })];
        await Task.WhenAll(nodes.Select(n => Task.Run(() => SchemaUpdate.RunAsync(n, new Contexts(n.Database), CancellationToken.None))));
        await using LedgerContext context = new Contexts(nodes[0].Database).CreateDbContext();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
        Array.ForEach(folders, f => f.Dispose());
    }

    [Fact]
    public async Task What_waited_in_the_first_schema_is_answered_in_this_one()
    {
        using Store store = Store.Empty();
        await using (LedgerContext old = new Contexts(store.Settings.Database).CreateDbContext())
        {
            using Stream schema = typeof(LedgerContext).Assembly.GetManifestResourceStream("0001_initial.sqlite.sql")!;
            await old.Database.ExecuteSqlRawAsync(await new StreamReader(schema).ReadToEndAsync());
            await old.Database.ExecuteSqlRawAsync(
                "CREATE TABLE \"__EFMigrationsHistory\" (\"MigrationId\" TEXT NOT NULL PRIMARY KEY, \"ProductVersion\" TEXT NOT NULL);"
                + "INSERT INTO \"__EFMigrationsHistory\" VALUES ('0001_initial', '10.0.0');");
            string message = JsonSerializer.Serialize(
                new InboundMessage { Key = "k", From = "somebody", Kind = MessageKind.Text, Text = "在吗", SentAt = DateTimeOffset.UnixEpoch }, ChatJson.Options);
            await old.Database.ExecuteSqlAsync(
                $"INSERT INTO inbox (key, user_id, received_at, message, raw, state, attempts) VALUES ('k', 'somebody', 0, {message}, x'00', 0, 0)");
        }

        await using Team team = await Team.StartAsync(store, TimeProvider.System);
        await using LedgerContext ledger = team.Ledger();
        await Until.TrueAsync(() => ledger.Inbox.AnyAsync(i => i.State == InboxState.Done));
        Assert.Equal("somebody", Assert.Single(await team.ToldAsync()).To);
    }

    [Fact]
    public async Task On_SQLite_the_migrations_make_what_the_model_says()
    {
        // By column and not by statement: SQLite writes a column that was added later elsewhere into a table's statement.
        const string Schema =
            "SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || ifnull(c.dflt_value, '') || ' ' || c.pk AS \"Value\" "
            + "FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\\_\\_EF%' ESCAPE '\\' "
            + "UNION ALL SELECT name || ' ' || sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1";
        using Store migrated = Store.Empty(), created = Store.Empty();
        await SameAsync(migrated.Settings.Database, created.Settings.Database, Schema);
    }

    [Fact]
    public async Task On_PostgreSQL_the_migrations_make_what_the_model_says()
    {
        const string Schema =
            "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || is_identity AS \"Value\" "
            + "FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'tallies' AND table_name NOT LIKE '\\_\\_EF%' "
            + "UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\\_\\_EF%' ORDER BY 1";
        using Store store = Store.Empty();
        DatabaseOptions Database(string postgres) => (store.Settings with { Postgres = postgres }).Database;
        await SameAsync(Database(await PostgresServer.NewDatabaseAsync()), Database(await PostgresServer.NewDatabaseAsync()), Schema);
    }

    private static async Task SameAsync(DatabaseOptions migrated, DatabaseOptions created, string schema)
    {
        await using LedgerContext one = new Contexts(migrated).CreateDbContext(), two = new Contexts(created).CreateDbContext();
        await one.Database.MigrateAsync();
        await two.Database.EnsureCreatedAsync();
        List<string> expected = await two.Database.SqlQueryRaw<string>(schema).ToListAsync();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, await one.Database.SqlQueryRaw<string>(schema).ToListAsync());
    }
}
