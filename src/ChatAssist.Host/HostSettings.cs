using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;

namespace ChatAssist.Host;

/// <summary>Where this program keeps its data and finds its content. Everything else is configuration of a slice.</summary>
/// <param name="Data">Database (unless PostgreSQL is set) and media.</param>
/// <param name="Config">The folder config/.</param>
/// <param name="Dialogs">The folder dialogs/.</param>
/// <param name="Postgres">Npgsql connection string; "" for SQLite.</param>
/// <param name="Node">Name of this node's journal chain.</param>
/// <param name="PublicUrl">The address under which the pages can be opened from a phone; "" for none.</param>
/// <param name="LockWait">See <see cref="DatabaseOptions.LockWait"/>.</param>
/// <param name="NodeLease">How long a node among several may be silent before another takes its place; 5 s unless told.</param>
/// <param name="OperatorPassword">What `chatassist operator-password` printed; "" for no pages for operators.</param>
public sealed record HostSettings(
    string Data,
    string Config,
    string Dialogs,
    string Postgres = "",
    string Node = "main",
    string PublicUrl = "",
    TimeSpan? LockWait = null,
    TimeSpan? NodeLease = null,
    string OperatorPassword = "")
{
    public ContentFolders Folders => new(Config, Dialogs);

    public DatabaseOptions Database => new(Data, Postgres, LockWait);

    public TimeSpan Lease => NodeLease ?? TimeSpan.FromSeconds(5);

    public string Media => Path.Combine(Data, "media");

    /// <summary>The folder in or above the working directory, or above the program, that holds config/ and dialogs/.</summary>
    public static string? FindHome() =>
        new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }
            .SelectMany(Upwards)
            .FirstOrDefault(d => File.Exists(Path.Combine(d, "config", "rules.yaml")) && Directory.Exists(Path.Combine(d, "dialogs")));

    private static IEnumerable<string> Upwards(string folder)
    {
        for (DirectoryInfo? d = new(folder); d is not null; d = d.Parent)
        {
            yield return d.FullName;
        }
    }
}
