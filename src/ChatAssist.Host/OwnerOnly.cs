using System.Runtime.InteropServices;
using ChatAssist.Host.Channels.WeCom;

namespace ChatAssist.Host;

/// <summary>
/// What this program writes is its user's alone: files 0600, folders 0700, whoever starts it and with whatever umask. Data,
/// backups and exports hold personal data (个人信息保护法 51), and a folder's mode is the only lock that SQLite, LibreOffice and
/// our own code have in common. What lies there already keeps its mode; what others can read of it is said at the start.
/// </summary>
public static class OwnerOnly
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private const UnixFileMode Group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    /// <summary>From here on, for this process and those that it starts. Windows has no such thing: there the folder's own rights hold.</summary>
    public static void Begin()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Umask((uint)(Group | Others));
        }
    }

    /// <summary>What others can read that should be this user's alone, each with the command that ends it; empty where nothing is.</summary>
    public static IReadOnlyList<string> Open(HostSettings settings)
    {
        if (OperatingSystem.IsWindows())
        {
            return [];
        }

        string key = Path.Combine(settings.Data, "installation.key"), settingsFile = Path.Combine(settings.Config, "appsettings.json");
        var open = new List<string>();
        Look(settings.Data, Group | Others, "700");
        Look(key, Group | Others, "600");
        Look(settings.Database.SqlitePath, Group | Others, "600");
        if (HoldsSecrets(settingsFile))
        {
            // root:chatassist 0640 is how a service is usually given its secrets.
            Look(settingsFile, Others, "640");
        }

        return open;

        void Look(string path, UnixFileMode closed, string wanted)
        {
            if (!OperatingSystem.IsWindows() && Path.Exists(path) && (File.GetUnixFileMode(path) & closed) is not UnixFileMode.None)
            {
                open.Add($"chmod {wanted} {path}");
            }
        }
    }

    private static bool HoldsSecrets(string settingsFile)
    {
        if (!File.Exists(settingsFile))
        {
            return false;
        }

        IConfigurationSection wecom = new ConfigurationBuilder().AddJsonFile(settingsFile).Build().GetSection(WeComOptions.Section);
        return new[] { nameof(WeComOptions.Secret), nameof(WeComOptions.Token), nameof(WeComOptions.EncodingAesKey) }
            .Any(name => wecom[name] is { Length: > 0 });
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint Umask(uint mask);
}
