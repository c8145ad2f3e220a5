using ChatAssist.Content;

namespace ChatAssist.Deadlines;

/// <summary>Reads who hears when, and when nobody does.</summary>
internal static class ChaseReader
{
    public static readonly IReadOnlyList<string> Keys = ["warn-ahead", "to-leader", "to-supervisor"];

    public static Chase? Read(YamlReading at)
    {
        var ahead = Ahead(at, "warn-ahead", YamlTimes.AsSpan);
        if (ahead is { Count: not 2 })
        {
            at.Find("warn-ahead")!.Wrong("two spans are expected: there are two warnings ahead");
            return null;
        }

        TimeSpan? leader = at.Need<TimeSpan>("to-leader", YamlTimes.Span), supervisor = at.Need<TimeSpan>("to-supervisor", YamlTimes.Span);
        if (supervisor < leader)
        {
            at.Find("to-supervisor")!.Wrong("the supervisor would hear before the leader");
            return null;
        }

        return ahead is not null && leader is { } first && supervisor is { } second ? new Chase(ahead, first, second) : null;
    }

    public static QuietHours? Quiet(YamlReading at)
    {
        if (at.Need<TimeOnly>("begin", YamlTimes.Time) is not { } begin || at.Need<TimeOnly>("end", YamlTimes.Time) is not { } end)
        {
            return null;
        }

        if (begin == end)
        {
            at.Find("end")!.Wrong($"'begin' and 'end' are both {begin:HH:mm}: that is no time at all");
            return null;
        }

        return new QuietHours(begin, end);
    }

    public static CertificateWarnings? Warnings(YamlReading at) =>
        Ahead(at, "days-ahead", Days) is { } days ? new CertificateWarnings(days) : null;

    /// <summary>Distances to a day or an instant, all above none, the farthest first; null with the mistake noted.</summary>
    private static List<T>? Ahead<T>(YamlReading at, string key, Func<YamlReading, T?> read)
        where T : struct, IComparable<T>
    {
        if (at.Find(key) is not { } list)
        {
            at.Wrong($"'{key}' is missing");
            return null;
        }

        List<T?> all = [.. list.List().Select(read)];
        if (all.Contains(null))
        {
            return null;
        }

        List<T> values = [.. all.OfType<T>()];
        if (values.Count == 0 || values[^1].CompareTo(default) <= 0 || values.Zip(values.Skip(1)).Any(p => p.First.CompareTo(p.Second) <= 0))
        {
            list.Wrong($"'{key}' must come nearer from one to the next and end above 0");
            return null;
        }

        return values;
    }

    private static int? Days(YamlReading at)
    {
        if (int.TryParse(at.Scalar(), out int days) && days is >= 0 and <= 366)
        {
            return days;
        }

        at.Wrong("a whole number of days from 1 to 366 is expected");
        return null;
    }
}
