using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatAssist.Content;

/// <summary>Days, times of day and spans of time in YAML, written in one way only.</summary>
public static partial class YamlTimes
{
    /// <summary>A day as 2026-10-01; null with a mistake noted where it is none.</summary>
    public static DateOnly? AsDay(this YamlReading at)
    {
        if (at.Scalar() is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        at.Wrong($"'{text}' is not a day; a day is written as 2026-10-01");
        return null;
    }

    /// <summary>A span as 30m, 6h or 1h30m, from none to 999 hours; null with a mistake noted where it is none.</summary>
    public static TimeSpan? AsSpan(this YamlReading at)
    {
        if (at.Scalar() is not { } text)
        {
            return null;
        }

        if (text.Length > 0 && SpanPattern().Match(text) is { Success: true } match)
        {
            return new TimeSpan(Number(match.Groups[1]), Number(match.Groups[2]), 0);
        }

        at.Wrong($"'{text}' is not a span of time; it is written as 30m, 6h or 1h30m");
        return null;
    }

    public static DateOnly? Day(this YamlReading at, string key) => at.Find(key)?.AsDay();

    public static TimeSpan? Span(this YamlReading at, string key) => at.Find(key)?.AsSpan();

    /// <summary>A time of day as "08:05", from 00:00 to 23:59.</summary>
    public static TimeOnly? Time(this YamlReading at, string key)
    {
        if (at.Find(key) is not { } value || value.Scalar() is not { } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time))
        {
            return time;
        }

        value.Wrong("a time of day as \"08:05\" is expected");
        return null;
    }

    /// <summary>What a needed key holds; the mistake is noted where the key is absent.</summary>
    public static T? Need<T>(this YamlReading at, string key, Func<YamlReading, string, T?> read)
        where T : struct
    {
        if (at.Find(key) is null)
        {
            at.Wrong($"'{key}' is missing");
            return null;
        }

        return read(at, key);
    }

    private static int Number(Group digits) => digits.Success ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:([0-9]{1,3})h)?(?:([0-9]{1,3})m)?$", RegexOptions.CultureInvariant)]
    private static partial Regex SpanPattern();
}
