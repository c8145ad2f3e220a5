using ChatAssist.Host.Turns;
using Npgsql;

namespace ChatAssist.Host;

/// <summary>Stops every command when a setting of the environment cannot work. Names the setting, never shows its value.</summary>
public static class SettingsCheck
{
    /// <exception cref="InvalidDataException">One line for each setting that cannot work.</exception>
    public static void Run(HostSettings settings)
    {
        string[] problems = [.. Problems(settings)];
        if (problems.Length > 0)
        {
            throw new InvalidDataException(string.Join(Environment.NewLine, problems));
        }
    }

    private static IEnumerable<string> Problems(HostSettings settings)
    {
        if (!CanBeRead(settings.Postgres))
        {
            yield return "ChatAssist__Postgres must be a connection string: Host=…;Username=…;Password=…;Database=….";
        }

        if (settings.PublicUrl.Length > 0 && !(Uri.TryCreate(settings.PublicUrl, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https"))
        {
            yield return "ChatAssist__PublicUrl must be an absolute http(s) address.";
        }

        if (InstallationKey.Problem(settings.Data) is { } problem)
        {
            yield return problem;
        }
    }

    private static bool CanBeRead(string postgres)
    {
        try
        {
            return postgres.Length == 0 || new NpgsqlConnectionStringBuilder(postgres) is { Host.Length: > 0 };
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return false;
        }
    }
}
