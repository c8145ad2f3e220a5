using System.Collections.Frozen;
using ChatAssist.Content;

namespace ChatAssist.Deadlines;

/// <summary>Reads config/deadlines.yaml, with the file and line of every mistake.</summary>
public static class DeadlineBookReader
{
    public static DeadlineBook Read(string path, string yaml, ContentErrors errors)
    {
        if (YamlReading.Parse(path, yaml, errors) is not { } top)
        {
            return Empty;
        }

        top.AllowOnly("deadlines", "office-hours", "chasing", "quiet-hours", "certificate-warnings");
        var book = new DeadlineBook(
            Named(top, "deadlines", DeadlineNames.All, PeriodReader.Keys, PeriodReader.Read),
            Named(top, "chasing", DeadlineNames.Chased, ChaseReader.Keys, ChaseReader.Read),
            top.NeedEditions("office-hours", ["open", "close"], Hours),
            top.NeedEditions("quiet-hours", ["begin", "end"], ChaseReader.Quiet),
            top.NeedEditions("certificate-warnings", ["days-ahead"], ChaseReader.Warnings));
        return book;
    }

    /// <summary>What stands for a file that is none; its mistake is noted, so that nothing starts with this.</summary>
    private static DeadlineBook Empty { get; } = new(
        FrozenDictionary<string, Editions<Period>>.Empty, FrozenDictionary<string, Editions<Chase>>.Empty, new([]), new([]), new([]));

    private static FrozenDictionary<string, Editions<T>> Named<T>(
        YamlReading top, string key, IReadOnlyList<string> names, IReadOnlyList<string> keys, Func<YamlReading, T?> read)
        where T : class
    {
        if (top.Find(key) is not { } at)
        {
            top.Wrong($"'{key}' is missing");
            return FrozenDictionary<string, Editions<T>>.Empty;
        }

        at.AllowOnly([.. names]);
        return names.ToFrozenDictionary(n => n, n => at.NeedEditions(n, keys, read));
    }

    private static OfficeHours? Hours(YamlReading at)
    {
        if (at.Need<TimeOnly>("open", YamlTimes.Time) is not { } open || at.Need<TimeOnly>("close", YamlTimes.Time) is not { } close)
        {
            return null;
        }

        if (close <= open)
        {
            at.Find("close")!.Wrong($"it closes at {close:HH:mm}, not after {open:HH:mm}");
            return null;
        }

        return new OfficeHours(open, close);
    }
}
