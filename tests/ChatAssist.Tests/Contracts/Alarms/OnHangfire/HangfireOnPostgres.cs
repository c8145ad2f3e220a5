using ChatAssist.Host;
using ChatAssist.Host.Commands;
using ChatAssist.Tests.Contracts.Storage;
using Npgsql;

namespace ChatAssist.Tests.Contracts.Alarms;

public sealed class HangfireOnPostgres : HangfireContract
{
    private protected override async Task<HostSettings> DatabaseAsync(HostSettings sqlite)
    {
        HostSettings settings = sqlite with { Postgres = await PostgresServer.NewDatabaseAsync() };
        await DemoRegister.ImportIfEmptyAsync(settings);
        return settings;
    }

    private protected override Task LoseAsync() => RunAsync("DROP SCHEMA hangfire CASCADE");

    private protected override Task EmptyAsync() => RunAsync(
        """
        DO $$ DECLARE t text; BEGIN
          FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'hangfire' AND tablename NOT IN ('schema', 'lock') LOOP
            EXECUTE format('DELETE FROM hangfire.%I', t);
          END LOOP;
        END $$
        """);

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Settings.Postgres + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
