using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChatAssist.Host.Storage;

/// <summary>
/// What every SQLite connection needs: write-ahead log, a commit that is on the disk when it returns, and patience with
/// another process (an import, a backup) that writes at the same moment. The log is cut back after a long reader has let
/// it grow.
/// </summary>
/// <param name="wait">How long a statement waits for a lock before it fails.</param>
public sealed class SqliteSettings(TimeSpan wait) : DbConnectionInterceptor
{
    private readonly string _pragmas =
        $"PRAGMA busy_timeout={wait.TotalMilliseconds:0}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
        + "PRAGMA wal_autocheckpoint=10000; PRAGMA journal_size_limit=67108864;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = _pragmas;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
