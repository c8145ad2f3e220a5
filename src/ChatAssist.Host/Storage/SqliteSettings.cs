using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChatAssist.Host.Storage;

/// <summary>
/// What every SQLite connection needs: write-ahead log, a commit that is on the disk when it returns, and patience with
/// another process (an import, a backup) that writes at the same moment.
/// </summary>
public sealed class SqliteSettings : DbConnectionInterceptor
{
    public static readonly SqliteSettings Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=10000;";
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
