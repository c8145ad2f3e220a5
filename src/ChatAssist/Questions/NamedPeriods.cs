using System.Globalization;
using ChatAssist.Content;

namespace ChatAssist.Questions;

/// <summary>Holidays and seasons with their days, year by year, and how people call them, from dialogs/questions/holidays.yaml.</summary>
internal sealed class NamedPeriods
{
    /// <summary>What people say and the name that it stands for, longest first.</summary>
    public IReadOnlyList<(string Word, string Name)> Words { get; private init; } = [];

    /// <summary>期间, 假期: behind a name without a meaning of their own.</summary>
    public string[] Tails { get; private init; } = [];

    public IReadOnlyList<(string Name, DateOnly From, DateOnly To)> Days { get; private init; } = [];

    public static NamedPeriods Read(string path, string yaml, ContentErrors errors)
    {
        if (YamlReading.Parse(path, yaml, errors) is not { } top)
        {
            return new();
        }

        top.AllowOnly("names", "tails", "periods");
        var words = (top.Find("names")?.Entries() ?? [])
            .SelectMany(e => e.Value.List().Select(x => x.Scalar()).OfType<string>().Select(w => (Word: w, Name: e.Key)))
            .OrderByDescending(p => p.Word.Length).ToList();
        var names = words.Select(w => w.Name).ToHashSet();
        return new()
        {
            Words = words,
            Tails = [.. top.Texts("tails").OrderByDescending(w => w.Length)],
            Days = [.. (top.Find("periods")?.List() ?? []).Select(p => Period(p, names)).OfType<(string, DateOnly, DateOnly)>()],
        };
    }

    /// <summary>The period of that name which lies in the year, or null.</summary>
    public Period? In(int year, string name) =>
        Days.Where(d => d.Name == name && d.From.Year == year)
            .Select(d => new Period(d.From, d.To, PeriodUnit.Named)).FirstOrDefault();

    private static (string, DateOnly, DateOnly)? Period(YamlReading at, HashSet<string> names)
    {
        at.AllowOnly("name", "from", "to");
        string name = at.NeedText("name", 20);
        if (!names.Contains(name))
        {
            at.Wrong($"'{name}' is not among the names");
        }

        if (Day(at, "from") is { } from && Day(at, "to") is { } to)
        {
            if (from <= to)
            {
                return (name, from, to);
            }

            at.Wrong("'from' is after 'to'");
        }

        return null;
    }

    private static DateOnly? Day(YamlReading at, string key)
    {
        if (DateOnly.TryParseExact(at.NeedText(key, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        at.Wrong($"'{key}' must be a day as 2026-10-01");
        return null;
    }
}
