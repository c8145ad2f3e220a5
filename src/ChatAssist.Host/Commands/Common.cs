using System.CommandLine;
using ChatAssist.Content;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Transcripts;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatAssist.Host.Commands;

/// <summary>What all commands share: where the data and the content lie, and how a mistake is told.</summary>
public static class Common
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

    public static HostSettings Settings(ParseResult parsed, string node = "cli")
    {
        string home = HostSettings.FindHome() ?? Directory.GetCurrentDirectory();
        string config = parsed.GetValue(Config) is { } given ? Path.GetFullPath(given) : Path.Combine(home, "config");
        string dialogs = Path.Combine(Path.GetDirectoryName(config.TrimEnd(Path.DirectorySeparatorChar))!, "dialogs");
        return new HostSettings(
            Path.GetFullPath(parsed.GetValue(Data) ?? "data"),
            config,
            Directory.Exists(dialogs) ? dialogs : Path.Combine(home, "dialogs"),
            Environment.GetEnvironmentVariable("ChatAssist__Postgres") ?? "",
            node,
            Environment.GetEnvironmentVariable("ChatAssist__PublicUrl") ?? "",
            OperatorPassword: Environment.GetEnvironmentVariable("ChatAssist__OperatorPassword") ?? "");
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
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or FormatException or InvalidDataException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
