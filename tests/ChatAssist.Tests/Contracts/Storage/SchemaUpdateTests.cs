using ChatAssist.Host.Storage;
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
    public async Task On_SQLite_the_migrations_make_what_the_model_says()
    {
        const string Schema = "SELECT name || ' ' || sql AS \"Value\" FROM sqlite_master "
            + "WHERE sql IS NOT NULL AND type <> 'trigger' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' ORDER BY name";
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

    private sealed class Contexts(DatabaseOptions database) : IDbContextFactory<LedgerContext>
    {
        public LedgerContext CreateDbContext() => new(database.Build());
    }
}
