using System.Text.RegularExpressions;

namespace ChatAssist.Host.Documents;

/// <summary>What stands between two pairs of braces in a template.</summary>
/// <param name="Word">"" for words, else each, if, end or image.</param>
/// <param name="Width">Of a picture's box in millimetres; 0 where none is said.</param>
/// <param name="Height">0 where only the width is bounded.</param>
internal sealed partial record Placeholder(string Written, string Word, string Name, int Width = 0, int Height = 0)
{
    /// <summary>Opens or closes a part that is repeated or left out.</summary>
    public bool IsMarker => Word is "each" or "if" or "end";

    public bool Opens => Word is "each" or "if";

    /// <summary>A text's placeholders in order, with where they begin. Braces of a Chinese keyboard count as well.</summary>
    public static IEnumerable<(int At, int Length, Placeholder What)> In(string text)
    {
        foreach (Match m in Braced().Matches(Plain(text)))
        {
            string[] words = m.Groups[1].Value.Split([' ', '\u00a0', '\u3000'], StringSplitOptions.RemoveEmptyEntries);
            yield return (m.Index, m.Length, Read(m.Value, words));
        }
    }

    /// <summary>True where a pair of braces has no partner.</summary>
    public static bool LeavesOpen(string text, out string what)
    {
        string rest = Braced().Replace(Plain(text), m => new string(' ', m.Length));
        int at = rest.IndexOf("{{", StringComparison.Ordinal);
        at = at < 0 ? rest.IndexOf("}}", StringComparison.Ordinal) : at;
        what = at < 0 ? "" : Plain(text)[at..Math.Min(text.Length, at + 24)].Trim();
        return at >= 0;
    }

    private static Placeholder Read(string written, string[] words) => words switch
    {
        ["each" or "if", var name] => new(written, words[0], name),
        ["end"] => new(written, "end", ""),
        ["image", var name, var size] when Size().Match(size) is { Success: true } m =>
            new(written, "image", name, int.Parse(m.Groups[1].Value), m.Groups[2].Success ? int.Parse(m.Groups[2].Value) : 0),
        ["image", var name] => new(written, "image", name),
        [var name] => new(written, "", name),
        _ => new(written, "?", string.Join(' ', words)),
    };

    private static string Plain(string text) => text.Replace('｛', '{').Replace('｝', '}');

    [GeneratedRegex(@"\{\{([^{}]*)\}\}")]
    private static partial Regex Braced();

    [GeneratedRegex("^([1-9][0-9]{0,2})(?:[x×]([1-9][0-9]{0,2}))?mm$")]
    private static partial Regex Size();
}
