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
    IReadOnlyList<string> Leads,
    IReadOnlyList<string> Begins,
    IReadOnlyList<string> ThereIs,
    IReadOnlyList<string> ThereIsNone,
    IReadOnlyList<string> PassOrSkip,
    IReadOnlyList<string> Negations,
    IReadOnlyList<string> Agree,
    IReadOnlyList<string> NothingToSay,
    IReadOnlyList<string> NoPhoto,
    IReadOnlyList<string> Refuse,
    IReadOnlyList<string> Witness,
    IReadOnlyList<string> NoWitness,
    IReadOnlyList<string> Inspecting,
    IReadOnlyList<string> Fillers,
    IReadOnlyList<string> Rectified,
    IReadOnlyList<string> Partly,
    IReadOnlyList<string> NotRectified,
    IReadOnlyDictionary<string, string> Modes)
{
    public static AnswerWords Read(string path, string yaml, ContentErrors errors)
    {
        var top = YamlReading.Parse(path, yaml, errors);
        top?.AllowOnly("pass", "fail", "na", "skip", "all", "rest", "except", "besides", "both", "leads", "begins", "there-is", "there-is-none", "pass-or-skip", "negations",
            "agree", "nothing-to-say", "no-photo", "refuse", "witness", "no-witness", "inspecting", "fillers", "rectified", "partly", "not-rectified", "modes");
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
            top?.Texts("leads") ?? [],
            top?.Texts("begins") ?? [],
            top?.Texts("there-is") ?? [],
            top?.Texts("there-is-none") ?? [],
            top?.Texts("pass-or-skip") ?? [],
            top?.Texts("negations") ?? [],
            top?.Texts("agree") ?? [],
            top?.Texts("nothing-to-say") ?? [],
            Longest(top, "no-photo"),
            Longest(top, "refuse"),
            top?.Texts("witness") ?? [],
            top?.Texts("no-witness") ?? [],
            top?.Texts("inspecting") ?? [],
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
/// <param name="Spoken">Words of one character that are marks in such a row (对对错对) and words elsewhere.</param>
public sealed record VerdictWords(IReadOnlyList<string> Leading, IReadOnlyList<string> Alone, string Marks, string Spoken)
{
    public string AllMarks { get; } = Marks + Spoken;

    internal static VerdictWords Read(YamlReading? top, string key)
    {
        if (top is null)
        {
            return new([], [], "", "");
        }

        if (top.Find(key) is not { } at)
        {
            top.Wrong($"'{key}' is missing");
            return new([], [], "", "");
        }

        at.AllowOnly("leading", "alone", "marks", "spoken");
        return new(
            [.. at.Texts("leading").OrderByDescending(w => w.Length)],
            at.Texts("alone"),
            at.Find("marks")?.Scalar() ?? "",
            at.Find("spoken")?.Scalar() ?? "");
    }
}
