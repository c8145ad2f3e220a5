using ChatAssist.Content;

namespace ChatAssist.Complaints;

/// <summary>Words with which a reporter talks about the own report (dialogs/questions/categories.yaml, reporting), longest first.</summary>
public sealed record ReporterWordLists(
    IReadOnlyList<string> Anonymous,
    IReadOnlyList<string> Named,
    IReadOnlyList<string> Fillers,
    IReadOnlyList<string> AskAfter,
    IReadOnlyList<string> Own,
    IReadOnlyList<string> Place,
    IReadOnlyList<string> Domain,
    IReadOnlyList<string> Wrong,
    IReadOnlyList<string> Is,
    IReadOnlyList<string> Between)
{
    public static readonly ReporterWordLists None = new([], [], [], [], [], [], [], [], [], []);

    public static ReporterWordLists Read(YamlReading at)
    {
        at.AllowOnly("anonymous", "named", "fillers", "ask-after", "own", "place", "domain", "wrong", "is", "between");
        IReadOnlyList<string> Words(string key) => [.. at.Texts(key).OrderByDescending(w => w.Length)];
        return new ReporterWordLists(
            Words("anonymous"), Words("named"), Words("fillers"), Words("ask-after"), Words("own"), Words("place"), Words("domain"),
            Words("wrong"), Words("is"), Words("between"));
    }
}
