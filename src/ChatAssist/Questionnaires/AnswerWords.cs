using ChatAssist.Content;

namespace ChatAssist.Questionnaires;

/// <summary>The words with which people answer, from dialogs/questions/answers.yaml.</summary>
public sealed record AnswerWords(
    VerdictWords Pass,
    VerdictWords Fail,
    VerdictWords NotApplicable,
    VerdictWords Skip,
    IReadOnlyList<string> All,
    IReadOnlyList<string> Rest,
    IReadOnlyList<string> Except,
    IReadOnlyList<string> Besides,
    IReadOnlyList<string> Both,
    IReadOnlyList<string> Fillers,
    IReadOnlyList<string> Rectified,
    IReadOnlyList<string> Partly,
    IReadOnlyList<string> NotRectified,
    IReadOnlyDictionary<string, string> Modes)
{
    public static AnswerWords Read(string path, string yaml, ContentErrors errors)
    {
        var top = YamlReading.Parse(path, yaml, errors);
        top?.AllowOnly("pass", "fail", "na", "skip", "all", "rest", "except", "besides", "both", "fillers", "rectified", "partly", "not-rectified", "modes");
        return new AnswerWords(
            VerdictWords.Read(top, "pass"),
            VerdictWords.Read(top, "fail"),
            VerdictWords.Read(top, "na"),
            VerdictWords.Read(top, "skip"),
            top?.Texts("all") ?? [],
            top?.Texts("rest") ?? [],
            top?.Texts("except") ?? [],
            top?.Texts("besides") ?? [],
            top?.Texts("both") ?? [],
            Longest(top, "fillers"),
            Longest(top, "rectified"),
            Longest(top, "partly"),
            Longest(top, "not-rectified"),
            ReadModes(top));

        // Word → name of the mode.
        static Dictionary<string, string> ReadModes(YamlReading? top)
        {
            var modes = new Dictionary<string, string>();
            foreach (var (mode, at) in top?.Find("modes")?.Entries() ?? [])
            {
                foreach (YamlReading word in at.List())
                {
                    if (word.Scalar() is { } w && !modes.TryAdd(w, mode))
                    {
                        word.Wrong($"'{w}' stands twice");
                    }
                }
            }

            return modes;
        }

        static IReadOnlyList<string> Longest(YamlReading? top, string key) =>
            [.. (top?.Texts(key) ?? []).OrderByDescending(w => w.Length)];
    }
}

/// <summary>One verdict's words.</summary>
/// <param name="Leading">May be followed by words of the person's own.</param>
/// <param name="Alone">Count only as the whole message.</param>
/// <param name="Marks">Single characters that may stand in a row, one per item.</param>
public sealed record VerdictWords(IReadOnlyList<string> Leading, IReadOnlyList<string> Alone, string Marks)
{
    internal static VerdictWords Read(YamlReading? top, string key)
    {
        if (top is null)
        {
            return new([], [], "");
        }

        if (top.Find(key) is not { } at)
        {
            top.Wrong($"'{key}' is missing");
            return new([], [], "");
        }

        at.AllowOnly("leading", "alone", "marks");
        return new(
            [.. at.Texts("leading").OrderByDescending(w => w.Length)],
            at.Texts("alone"),
            at.Find("marks")?.Scalar() ?? "");
    }
}
