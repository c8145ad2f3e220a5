using Microsoft.Extensions.Logging.Console;

namespace ChatAssist.Host.Telemetry;

/// <summary>
/// Stops the start where a setting of <c>Logging</c> cannot work: .NET itself takes an unknown format for another one, with several
/// lines to a message and no ids, and ends on an unknown level with a stack trace.
/// </summary>
public static class LoggingCheck
{
    private static readonly string[] Formats = [OneLine.Name, ConsoleFormatterNames.Json];

    /// <exception cref="InvalidDataException">One line for each setting that cannot work.</exception>
    public static void Run(IConfiguration configuration)
    {
        if (Problems(configuration) is { Count: > 0 } problems)
        {
            throw new InvalidDataException(string.Join(Environment.NewLine, problems));
        }
    }

    public static IReadOnlyList<string> Problems(IConfiguration configuration)
    {
        var problems = new List<string>();
        IConfigurationSection logging = configuration.GetSection("Logging");
        foreach (var (key, value) in logging.AsEnumerable())
        {
            string[] path = key.Split(':');
            if (value is { Length: > 0 } && path.SkipLast(1).Contains("LogLevel", StringComparer.OrdinalIgnoreCase)
                && !Enum.GetNames<LogLevel>().Contains(value, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add($"{Setting(key)} must be one of {string.Join(", ", Enum.GetNames<LogLevel>())}.");
            }
        }

        IConfigurationSection format = logging.GetSection("Console:FormatterName");
        if (format.Value is { Length: > 0 } name && !Formats.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            problems.Add($"{Setting(format.Path)} must be {string.Join(" or ", Formats)}.");
        }

        if (problems.Count == 0)
        {
            Bind<ConsoleLoggerOptions>(logging.GetSection("Console"));
            Bind<JsonConsoleFormatterOptions>(logging.GetSection("Console:FormatterOptions"));
        }

        return problems;

        void Bind<T>(IConfigurationSection section)
        {
            try
            {
                section.Get<T>();
            }
            catch (InvalidOperationException e)
            {
                problems.Add($"{Setting(section.Path)}: {e.Message}");
            }
        }
    }

    private static string Setting(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
