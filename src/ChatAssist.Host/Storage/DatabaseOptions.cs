using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChatAssist.Host.Storage;

/// <summary>Which database: a SQLite file in the data directory by default, PostgreSQL where a connection string is given.</summary>
/// <param name="Postgres">Npgsql connection string, or "" for SQLite.</param>
/// <param name="DataDirectory">Where the SQLite file and the media lie.</param>
/// <param name="LockWait">How long a statement waits for a lock of SQLite's; whole seconds, 5 unless told.</param>
public sealed record DatabaseOptions(string DataDirectory, string Postgres = "", TimeSpan? LockWait = null)
{
    // Together with the time that a turn takes, little more than WeCom waits for an answer.
    private static readonly TimeSpan UsualLockWait = TimeSpan.FromSeconds(5);

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
            // The driver has a patience of its own, half a minute, on top of SQLite's: both are the same here.
            TimeSpan wait = LockWait ?? UsualLockWait;
            builder.UseSqlite($"Data Source={SqlitePath};Foreign Keys=False;Default Timeout={wait.TotalSeconds:0}")
                .AddInterceptors(new SqliteSettings(wait));
        }
        else
        {
            builder.UseNpgsql(Postgres);
        }

        // Migrations are SQL files made from the model; EF looks for a snapshot that does not exist.
        builder.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
    }
}
