using System.Collections.Frozen;
using ChatAssist.Content;

namespace ChatAssist.Questions;

/// <summary>Which characters are easily typed for one another: they sound or look alike (dialogs/questions/sounds.yaml).</summary>
internal sealed class Sounds
{
    private FrozenDictionary<char, string> _sounds = FrozenDictionary<char, string>.Empty;
    private FrozenDictionary<char, string> _syllables = FrozenDictionary<char, string>.Empty;
    private IReadOnlyList<string> _looks = [];

    /// <summary>The same syllable, whatever its tone.</summary>
    public bool Same(char a, char b) => _syllables.TryGetValue(a, out string? one) && _syllables.TryGetValue(b, out string? other) && one == other;

    public bool Alike(char a, char b) =>
        a == b
        || (_sounds.TryGetValue(a, out string? sound) && _sounds.TryGetValue(b, out string? other) && sound == other)
        || LookAlike(a, b);

    public bool LookAlike(char a, char b) => _looks.Any(l => l.Contains(a) && l.Contains(b));

    public static Sounds Read(string path, string yaml, ContentErrors errors)
    {
        if (YamlReading.Parse(path, yaml, errors) is not { } top)
        {
            return new();
        }

        top.AllowOnly("alike", "ends-alike", "looks", "syllables");
        var begins = Pairs(top, "alike");
        var ends = Pairs(top, "ends-alike");
        var sounds = new Dictionary<char, string>();
        var syllables = new Dictionary<char, string>();
        foreach (var (syllable, at) in top.Find("syllables")?.Entries() ?? [])
        {
            foreach (char c in at.Scalar() ?? "")
            {
                syllables.TryAdd(c, syllable);
                if (!sounds.TryAdd(c, Key(syllable, begins, ends)))
                {
                    at.Wrong($"'{c}' stands twice");
                }
            }
        }

        return new() { _sounds = sounds.ToFrozenDictionary(), _syllables = syllables.ToFrozenDictionary(), _looks = top.Texts("looks") };
    }

    private static List<(string From, string To)> Pairs(YamlReading top, string key)
    {
        var pairs = new List<(string, string)>();
        foreach (YamlReading at in top.Find(key)?.List() ?? [])
        {
            string[] two = [.. at.List().Select(x => x.Scalar()).OfType<string>()];
            if (two.Length == 2)
            {
                pairs.Add((two[0], two[1]));
            }
            else
            {
                at.Wrong("two sounds are expected, as [zh, z]");
            }
        }

        return pairs;
    }

    private static string Key(string syllable, List<(string From, string To)> begins, List<(string From, string To)> ends)
    {
        foreach (var (from, to) in begins)
        {
            if (syllable.StartsWith(from, StringComparison.Ordinal))
            {
                syllable = to + syllable[from.Length..];
                break;
            }
        }

        foreach (var (from, to) in ends)
        {
            if (syllable.EndsWith(from, StringComparison.Ordinal))
            {
                return syllable[..^from.Length] + to;
            }
        }

        return syllable;
    }
}
