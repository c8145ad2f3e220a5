using Hangfire;
using Hangfire.Logging;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.Server;
using Hangfire.Storage;
using Hangfire.Storage.SQLite;

namespace ChatAssist.Host.Alarms;

/// <summary>
/// Where Hangfire keeps its jobs: the schema `hangfire` of the ledger's PostgreSQL, or on SQLite a file of its own, never the
/// ledger's. Nothing in it is needed: it may be deleted at any time, and <see cref="Renew"/> makes it anew.
/// </summary>
internal sealed class AlarmStorage(HostSettings settings) : JobStorage, IDisposable
{
    private const string FileName = "hangfire.db";

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>After this a job whose node died in the middle of it is taken by another.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private JobStorage? _storage;

    private string FilePath => Path.Combine(settings.Data, FileName);

    private JobStorage Storage
    {
        get
        {
            lock (_lock)
            {
                return _storage ??= Open();
            }
        }
    }

    /// <summary>False where the file is known to be gone. A missing table shows by an exception of its user's.</summary>
    public bool IsThere => !settings.Database.IsSqlite || File.Exists(FilePath);

    /// <summary>Forgets what was open; the next use makes what is missing.</summary>
    public void Renew()
    {
        lock (_lock)
        {
            (_storage as IDisposable)?.Dispose();
            _storage = null;
        }
    }

    public override IStorageConnection GetConnection() => Storage.GetConnection();

    public override IMonitoringApi GetMonitoringApi() => Storage.GetMonitoringApi();

    public override bool LinearizableReads => Storage.LinearizableReads;

    public override bool HasFeature(string featureId) => Storage.HasFeature(featureId);

    public override IEnumerable<IBackgroundProcess> GetServerRequiredProcesses() => Storage.GetServerRequiredProcesses();

    public override IEnumerable<IBackgroundProcess> GetStorageWideProcesses() => Storage.GetStorageWideProcesses();

#pragma warning disable CS0618, CS0672 // Obsolete for new storages; those of today still name their chores so.
    public override IEnumerable<IServerComponent> GetComponents() => Storage.GetComponents();
#pragma warning restore CS0618, CS0672

    public override void WriteOptionsToLog(ILog logger) => Storage.WriteOptionsToLog(logger);

    public override string ToString() => settings.Database.IsSqlite ? FileName : "PostgreSQL, schema hangfire";

    public void Dispose() => Renew();

    private JobStorage Open()
    {
        if (settings.Database.IsSqlite)
        {
            Directory.CreateDirectory(settings.Data);
            return new SQLiteStorage(FilePath, new SQLiteStorageOptions { QueuePollInterval = Poll, InvisibilityTimeout = Abandoned });
        }

        // No patience of its own at a start without a server: the watch has that.
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = "hangfire",
            QueuePollInterval = Poll,
            InvisibilityTimeout = Abandoned,
            StartupConnectionMaxRetries = 0,
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(settings.Postgres, options), options);
    }
}
