using Xunit;

namespace ChatAssist.Tests.Contracts.Storage;

/// <summary>The writer's contract on SQLite.</summary>
public sealed class LedgerWriterOnSqlite : LedgerWriterContract
{
    private readonly Store _store = Store.Empty();

    public override Task InitializeAsync()
    {
        Settings = _store.Settings;
        return base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _store.Dispose();
    }
}

/// <summary>The writer's contract on PostgreSQL.</summary>
public sealed class LedgerWriterOnPostgres : LedgerWriterContract
{
    private readonly Store _store = Store.Empty();

    public override async Task InitializeAsync()
    {
        Settings = _store.Settings with { Postgres = await PostgresServer.NewDatabaseAsync() };
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _store.Dispose();
    }
}
