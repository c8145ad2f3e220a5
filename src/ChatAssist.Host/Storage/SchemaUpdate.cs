using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Storage;

/// <summary>
/// Brings a database up to the model, once, whoever comes first. EF keeps its lock on SQLite in a row of a table, which a
/// process that is killed leaves behind, and every later start would wait for it for ever: so a lock of the operating
/// system's goes before it, and whoever has that one knows that EF's is nobody's.
/// </summary>
public static class SchemaUpdate
{
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

        await using FileStream ours = await TakeAsync(Path.Combine(settings.Data, "update.lock"), cancellationToken);
        if (settings.Database.IsSqlite)
        {
            await ForgetAbandonedLockAsync(context, cancellationToken);
        }

        await context.Database.MigrateAsync(cancellationToken);
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
