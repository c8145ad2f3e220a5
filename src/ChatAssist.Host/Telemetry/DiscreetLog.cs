namespace ChatAssist.Host.Telemetry;

/// <summary>What no setting can bring into a log: request lines, whose addresses are keys to sealed pages and carry WeCom's signatures.</summary>
public static class DiscreetLog
{
    private const string RequestLines = "Microsoft.AspNetCore.Hosting.Diagnostics";

    /// <summary>Comes after every other rule, and removes those that name the category itself.</summary>
    public static void Keep(LoggerFilterOptions options)
    {
        foreach (LoggerFilterRule rule in options.Rules.Where(r => r.CategoryName is { } name && IsSame(name)).ToList())
        {
            options.Rules.Remove(rule);
        }

        foreach (string? provider in options.Rules.Select(r => r.ProviderName).Append(null).Distinct().ToList())
        {
            options.Rules.Add(new LoggerFilterRule(provider, RequestLines, LogLevel.Warning, filter: null));
        }
    }

    private static bool IsSame(string category) => category.TrimEnd('*').StartsWith(RequestLines, StringComparison.OrdinalIgnoreCase);
}
