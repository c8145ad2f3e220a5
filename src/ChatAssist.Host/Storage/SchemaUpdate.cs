using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ChatAssist.Host.Storage;

/// <summary>
/// Brings a database up to the model, once, whichever process or node comes first. EF keeps its lock on SQLite in a row of a table, which a
/// process that is killed leaves behind, and every later start would wait for it for ever: so a lock of the operating
/// system's goes before it, and whoever has that one knows that EF's is nobody's. On PostgreSQL EF's lock lets two nodes
/// begin at the same migration: there one of the server's goes before it, which ends with its connection.
/// </summary>
public static class SchemaUpdate
{
    private const long Key = 0x4368617441737374;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(
        HostSettings settings, IDbContextFactory<LedgerContext> contexts, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(settings.Data);
        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!(await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            return;
        }

        if (settings.Database.IsSqlite)
        {
            await using FileStream ours = await TakeAsync(Path.Combine(settings.Data, "update.lock"), cancellationToken);
            await ForgetAbandonedLockAsync(context, cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
        }
        else
        {
            await CreateAsync(context, cancellationToken);
            await context.Database.OpenConnectionAsync(cancellationToken);
            while ((await context.Database.SqlQuery<bool>($"SELECT pg_try_advisory_lock({Key}) AS \"Value\"").ToListAsync(cancellationToken)) is [false])
            {
                await Task.Delay(Poll, cancellationToken);
            }

            await context.Database.MigrateAsync(cancellationToken);
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Key})", cancellationToken);
        }
    }

    /// <summary>Makes the database itself where there is none; another node may be faster.</summary>
    private static async Task CreateAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var creator = context.GetService<IRelationalDatabaseCreator>();
        try
        {
            if (!await creator.ExistsAsync(cancellationToken))
            {
                await creator.CreateAsync(cancellationToken);
            }
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // It is there, and that is all that was wanted.
        }
    }

    private static async Task ForgetAbandonedLockAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        List<int> tables = await context.Database
            .SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .ToListAsync(cancellationToken);
        if (tables is [> 0])
        {
            await context.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
        }
    }

    private static async Task<FileStream> TakeAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Poll, cancellationToken);
            }
        }
    }
}
