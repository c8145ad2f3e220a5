using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChatAssist.Host.Storage;

/// <summary>Which database: a SQLite file in the data directory by default, PostgreSQL where a connection string is given.</summary>
/// <param name="Postgres">Npgsql connection string, or "" for SQLite.</param>
/// <param name="DataDirectory">Where the SQLite file and the media lie.</param>
public sealed record DatabaseOptions(string DataDirectory, string Postgres = "")
{
    public bool IsSqlite => Postgres.Length == 0;

    public string SqlitePath => Path.Combine(DataDirectory, "ledger.db");

    public DbContextOptions<LedgerContext> Build()
    {
        var builder = new DbContextOptionsBuilder<LedgerContext>();
        Configure(builder);
        return builder.Options;
    }

    public void Configure(DbContextOptionsBuilder builder)
    {
        if (IsSqlite)
        {
            builder.UseSqlite($"Data Source={SqlitePath};Foreign Keys=False").AddInterceptors(SqliteSettings.Instance);
        }
        else
        {
            builder.UseNpgsql(Postgres);
        }

        // Migrations are SQL files made from the model; EF looks for a snapshot that does not exist.
        builder.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
    }
}
