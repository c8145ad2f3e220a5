using System.CommandLine;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ChatAssist.Content;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatAssist.Host.Commands;

/// <summary>What all commands share: where the data and the content lie, and how a mistake is told.</summary>
public static partial class Common
{
    public static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder of the database and the media (default: ./data).",
        Recursive = true,
    };

    public static readonly Option<string?> Config = new("--config")
    {
        Description = "Folder config/; dialogs/ is looked for beside it (default: found in or above the working folder).",
        Recursive = true,
    };

    public static void AddTo(RootCommand root)
    {
        root.Add(Data);
        root.Add(Config);
    }

    private const string CommandNode = "cli";

    /// <param name="serving">True for a node; everything else writes to the commands' chain.</param>
    public static HostSettings Settings(ParseResult parsed, bool serving = false)
    {
        string postgres = Environment.GetEnvironmentVariable("ChatAssist__Postgres") ?? "";
        string home = HostSettings.FindHome() ?? Directory.GetCurrentDirectory();
        string config = parsed.GetValue(Config) is { } given ? Path.GetFullPath(given) : Path.Combine(home, "config");
        string dialogs = Path.Combine(Path.GetDirectoryName(config.TrimEnd(Path.DirectorySeparatorChar))!, "dialogs");
        return new HostSettings(
            Path.GetFullPath(parsed.GetValue(Data) ?? "data"),
            config,
            Directory.Exists(dialogs) ? dialogs : Path.Combine(home, "dialogs"),
            postgres,
            serving ? NodeName(alone: postgres.Length == 0) : CommandNode,
            Environment.GetEnvironmentVariable("ChatAssist__PublicUrl") ?? "",
            NodeLease: LeaseTime(),
            OperatorPassword: Environment.GetEnvironmentVariable("ChatAssist__OperatorPassword") ?? "");
    }

    /// <summary>ChatAssist__Node; else "main" where there can be one only, and the machine's name where there may be several.</summary>
    private static string NodeName(bool alone)
    {
        string name = Environment.GetEnvironmentVariable("ChatAssist__Node") is { Length: > 0 } given ? given
            : alone ? "main"
            : Environment.MachineName;
        return name is not CommandNode && WellNamed().IsMatch(name)
            ? name
            : throw new FormatException($"ChatAssist__Node '{name}' must be 1 to 63 letters, digits, dots, dashes or underscores, and not '{CommandNode}'.");
    }

    private static TimeSpan? LeaseTime() =>
        Environment.GetEnvironmentVariable("ChatAssist__NodeLease") is not { Length: > 0 } given ? null
            : int.TryParse(given, out int seconds) && seconds is >= 4 and <= 60 ? TimeSpan.FromSeconds(seconds)
            : throw new FormatException($"ChatAssist__NodeLease '{given}' must be 4 to 60 (seconds).");

    [GeneratedRegex("^[A-Za-z0-9._-]{1,63}$")]
    private static partial Regex WellNamed();

    /// <summary>The same where there must be data already: a slip of the pen in the folder's name makes no empty store.</summary>
    /// <exception cref="InvalidDataException">There is no database.</exception>
    public static async Task<HostSettings> ExistingAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        HostSettings settings = Settings(parsed);
        SettingsCheck.Run(settings);
        if (settings.Database.IsSqlite)
        {
            return File.Exists(settings.Database.SqlitePath)
                ? settings
                : throw new InvalidDataException($"There is no database in {settings.Data}: --data names another folder, chatassist import roster FILE begins one.");
        }

        await using var context = new LedgerContext(settings.Database.Build());
        return (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).Any()
            ? settings
            : throw new InvalidDataException("The database of ChatAssist__Postgres holds nothing of this program.");
    }

    /// <summary>Everything but a channel to the world.</summary>
    public static ServiceProvider Services(HostSettings settings, TimeProvider? clock = null)
    {
        var services = new ServiceCollection();
        services.TryAddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton<Chat.IChannel>(new ConsoleChannel());
        services.AddChatAssist(settings);
        services.AddLogging(b => b.AddProvider(FaultsOnly.Instance));
        return services.BuildServiceProvider();
    }

    /// <summary>Runs the command; mistakes in files are shown line by line, and the exit code is 1.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (ContentException e)
        {
            foreach (ContentError error in e.Errors)
            {
                Console.Error.WriteLine(error with { Path = Path.GetRelativePath(Directory.GetCurrentDirectory(), error.Path) });
            }

            return 1;
        }
        catch (OptionsValidationException e)
        {
            Console.Error.WriteLine(string.Join(Environment.NewLine, e.Failures));
            return 1;
        }
        catch (Exception e) when (Explain(e) is { } words)
        {
            Console.Error.WriteLine(words);
            return 1;
        }
    }

    /// <summary>What an operator can put right, in words; null for a fault of ours, which is shown whole.</summary>
    private static string? Explain(Exception e) => e switch
    {
        InvalidDataException { InnerException: { } why } => $"{e.Message} {why.Message}",
        FileNotFoundException or DirectoryNotFoundException or FormatException or InvalidDataException or UnauthorizedAccessException => e.Message,
        // A port that is taken or not ours, a folder that is a file, a disk that is full.
        IOException or SocketException => e.Message,
        // SQLITE_IOERR: on a full disk it has no room for its index of the log.
        SqliteException { SqliteErrorCode: 10 } => $"The database cannot be used: {e.Message} Is the disk full?",
        SqliteException => $"The database cannot be used: {e.Message}",
        NpgsqlException or { InnerException: NpgsqlException } => $"ChatAssist__Postgres: {(e as NpgsqlException ?? e.InnerException)!.Message}",
        _ => null,
    };
}
