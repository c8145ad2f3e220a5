using System.Text;
using ChatAssist.Questionnaires.Values;

namespace ChatAssist.Questions;

/// <summary>
/// A text made comparable: full-width and capital letters are one with the others, spaces and punctuation are gone. What was
/// said is kept beside it, for quoting.
/// </summary>
/// <param name="Key">What is read.</param>
/// <param name="Shown">The same characters as they were typed.</param>
/// <param name="Clauses">Places in <paramref name="Key"/> before which a sentence or clause ended.</param>
/// <param name="Commas">Places before which 、 stood.</param>
internal sealed record AskedText(string Key, string Shown, IReadOnlySet<int> Clauses, IReadOnlySet<int> Commas)
{
    /// <summary>Nobody asks at such length; longer texts are not read.</summary>
    public const int Longest = 200;

    public static AskedText Of(string text)
    {
        string folded = TextFold.Fold(text);
        var key = new StringBuilder(folded.Length);
        var shown = new StringBuilder(folded.Length);
        var clauses = new HashSet<int>();
        var commas = new HashSet<int>();
        for (int i = 0; i < folded.Length; i++)
        {
            char c = folded[i];
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || IsInner(folded, i))
            {
                key.Append(char.ToLowerInvariant(c));
                shown.Append(c);
            }
            else if (c != ' ')
            {
                clauses.Add(key.Length);
                if (c == '、')
                {
                    commas.Add(key.Length);
                }
            }
        }

        return new AskedText(key.ToString(), shown.ToString(), clauses, commas);
    }

    /// <summary>True where what ends here is one of several: 投诉、隐患.</summary>
    public bool Enumerates(int end) => Commas.Contains(end);

    /// <summary>The - . / ~ of a date or a range stays, and a space between digits, which keeps two numbers apart.</summary>
    private static bool IsInner(string text, int i)
    {
        if (i == 0 || i + 1 >= text.Length)
        {
            return false;
        }

        bool digits = char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);
        return text[i] switch
        {
            ' ' => digits,
            '.' or '/' => digits,
            '-' or '~' => char.IsAsciiLetterOrDigit(text[i + 1]) || char.IsLetter(text[i - 1]),
            _ => false,
        };
    }
}
