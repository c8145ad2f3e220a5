using ChatAssist.Content;
using ChatAssist.Questionnaires;

namespace ChatAssist.Findings;

/// <summary>The words with which people speak of findings, from dialogs/questions/findings.yaml; the longest first.</summary>
public sealed record FindingWords
{
    private static readonly string[] Lists = ["fillers", "extend", "list", "case", "closure", "reported", "first", "link"];

    public IReadOnlyList<(string Word, Measure Measure)> Measures { get; private init; } = [];

    public IReadOnlyList<string> Fillers => this["fillers"];

    private Dictionary<string, IReadOnlyList<string>> ByKey { get; init; } = [];

    /// <summary>The words of extend, list, case, closure, reported, first or link.</summary>
    public IReadOnlyList<string> this[string key] => ByKey.GetValueOrDefault(key, []);

    public static FindingWords Read(string path, string yaml, ContentErrors errors)
    {
        if (YamlReading.Parse(path, yaml, errors) is not { } top)
        {
            return new FindingWords();
        }

        top.AllowOnly([.. Lists, "measures"]);
        var measures = new List<(string, Measure)>();
        foreach (var (name, at) in top.Find("measures")?.Entries() ?? [])
        {
            if (!QuestionReader.Measures.TryGetValue(name, out Measure measure))
            {
                at.Wrong($"'{name}' is not a measure; there are: {string.Join(", ", QuestionReader.Measures.Keys)}");
                continue;
            }

            foreach (YamlReading word in at.List())
            {
                if (word.Scalar() is { Length: > 0 } w && measures.All(m => m.Item1 != w))
                {
                    measures.Add((w, measure));
                }
                else
                {
                    word.Wrong("a word is expected that stands for no other measure");
                }
            }
        }

        foreach (string key in Lists.Where(k => top.Texts(k).Count == 0))
        {
            top.Wrong($"'{key}' is missing");
        }

        return new FindingWords
        {
            Measures = [.. measures.OrderByDescending(m => m.Item1.Length)],
            ByKey = Lists.ToDictionary(k => k, k => (IReadOnlyList<string>)[.. top.Texts(k).OrderByDescending(w => w.Length)]),
        };
    }

    /// <summary>What stands behind one of the words of this key, where the text begins with one; else null.</summary>
    public string? After(string key, string text) => this[key]
        .Where(w => text.StartsWith(w, StringComparison.Ordinal))
        .Select(w => text[w.Length..].Trim(' ', '　', ',', '，', '。', '：', ':', '、'))
        .FirstOrDefault();
}
