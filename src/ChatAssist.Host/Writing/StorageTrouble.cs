using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatAssist.Host.Writing;

/// <summary>
/// Tells a store in trouble from a fault of ours. What failed because the disk is full, the file is locked or the server is
/// away is right as it is and will succeed later; anything else would fail for ever.
/// </summary>
public static class StorageTrouble
{
    private const int Busy = 5, Locked = 6, NoMemory = 7, ReadOnly = 8, InputOutput = 10, Full = 13, CannotOpen = 14, Protocol = 15;
    private const int Constraint = 19;
    private const string IdleInTransaction = "25P03";

    /// <summary>True where the same would succeed once the store is well again.</summary>
    public static bool Is(Exception e) => Cause(e) switch
    {
        SqliteException s => s.SqliteErrorCode
            is Busy or Locked or NoMemory or ReadOnly or InputOutput or Full or CannotOpen or Protocol,
        PostgresException p => p.IsTransient || p.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction || IsAway(p)
            || p.SqlState[..2] is "53" or "58",
        NpgsqlException => true,
        _ => false,
    };

    /// <summary>True where nothing at all could be written, after waiting: another attempt now would wait as long.</summary>
    public static bool IsOutOfReach(Exception e) => Cause(e) switch
    {
        SqliteException s => s.SqliteErrorCode is Busy or Locked or CannotOpen,
        PostgresException p => IsAway(p),
        NpgsqlException => true,
        _ => false,
    };

    /// <summary>True where another writer was faster: the same row or link exists by now, or was changed.</summary>
    public static bool IsCollision(Exception e) => e is DbUpdateConcurrencyException || Cause(e) switch
    {
        SqliteException s => s.SqliteErrorCode == Constraint,
        PostgresException p => p.SqlState is PostgresErrorCodes.UniqueViolation
            or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        _ => false,
    };

    /// <summary>No connection, no admission, no such database, shutting down, or a transaction that stood still for too long.</summary>
    private static bool IsAway(PostgresException p) => p.SqlState[..2] is "08" or "28" or "3D"
        || p.SqlState is IdleInTransaction || p.SqlState.StartsWith("57P", StringComparison.Ordinal);

    private static DbException? Cause(Exception? e)
    {
        while (e is not null and not DbException)
        {
            e = e.InnerException;
        }

        return (DbException?)e;
    }
}
