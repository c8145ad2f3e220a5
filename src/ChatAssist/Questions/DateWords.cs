using System.Globalization;
using ChatAssist.Content;

namespace ChatAssist.Questions;

/// <summary>How people say days and periods, from dialogs/questions/dates.yaml. Lists have their longest words first.</summary>
internal sealed class DateWords
{
    private static readonly string[] Numbered = ["days", "day-pairs", "weeks", "weekdays", "months", "thirds", "quarters", "years", "halves"];

    private static readonly string[] Plain =
    [
        "parts-of-day", "one-day", "week", "weekend", "month", "quarter", "year", "year-start", "year-end", "whole", "first", "quarters-counted", "months-counted", "days-counted", "start", "end", "day", "from", "to",
        "since", "after", "before", "until", "near", "next", "within", "lately", "half-month", "half-year",
    ];

    private readonly Dictionary<string, string[]> _lists = [];
    private readonly Dictionary<string, (string Word, int Number)[]> _numbers = [];

    /// <summary>天, 周, 个月 behind a number, with the unit that each is.</summary>
    public IReadOnlyList<(string Word, string Unit)> Spans { get; private set; } = [];

    public IReadOnlyList<int> VagueDays { get; private set; } = [];

    public string[] this[string list] => _lists.GetValueOrDefault(list, []);

    /// <summary>Words that stand for a number: 上周 -1, 周三 3.</summary>
    public (string Word, int Number)[] Numbers(string list) => _numbers.GetValueOrDefault(list, []);

    public static DateWords Read(string path, string yaml, ContentErrors errors)
    {
        var words = new DateWords();
        if (YamlReading.Parse(path, yaml, errors) is not { } top)
        {
            return words;
        }

        top.AllowOnly([.. Numbered, .. Plain, "spans", "vague"]);
        foreach (string list in Numbered)
        {
            words._numbers[list] = Need(top, list) is { } at ? [.. Pairs(at).OrderByDescending(p => p.Word.Length)] : [];
        }

        foreach (string list in Plain)
        {
            words._lists[list] = Need(top, list) is null ? [] : [.. top.Texts(list).OrderByDescending(w => w.Length)];
        }

        if (Need(top, "spans") is { } spans)
        {
            spans.AllowOnly("day", "week", "month", "quarter", "year");
            words.Spans = [.. spans.Entries()
                .SelectMany(e => spans.Texts(e.Key).Select(w => (w, e.Key))).OrderByDescending(p => p.w.Length)];
        }

        if (Need(top, "vague") is { } vague)
        {
            vague.AllowOnly("words", "days");
            words._lists["vague"] = [.. vague.Texts("words").OrderByDescending(w => w.Length)];
            words.VagueDays = [.. vague.Texts("days").Select(d => int.TryParse(d, out int n) && n is > 0 and < 400 ? n : 0)];
            if (words.VagueDays.Count is < 2 or > 3 || words.VagueDays.Contains(0))
            {
                vague.Wrong("two or three numbers of days to choose from are expected");
            }
        }

        return words;
    }

    private static YamlReading? Need(YamlReading top, string list)
    {
        if (top.Find(list) is { } at)
        {
            return at;
        }

        top.Wrong($"'{list}' is missing");
        return null;
    }

    private static IEnumerable<(string Word, int Number)> Pairs(YamlReading at)
    {
        foreach (var (key, value) in at.Entries())
        {
            if (!int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
            {
                value.Wrong($"'{key}' is no number");
                continue;
            }

            foreach (string word in value.List().Select(x => x.Scalar()).OfType<string>())
            {
                yield return (word, number);
            }
        }
    }
}
