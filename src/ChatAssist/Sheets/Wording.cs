using System.Globalization;
using System.Text;

namespace ChatAssist.Sheets;

/// <summary>Makes what people type comparable: full-width forms, spaces, remarks in headings, invisible characters.</summary>
internal static class Wording
{
    private const int ShownLength = 60;

    /// <summary>Without the space, zero-width characters and byte-order marks around it.</summary>
    public static string Trimmed(string text)
    {
        int start = 0, end = text.Length;
        while (start < end && IsBlank(text[start])) start++;
        while (end > start && IsBlank(text[end - 1])) end--;
        return text[start..end];
    }

    /// <summary>Full-width letters, digits and signs as their ASCII twins; trimmed.</summary>
    public static string Folded(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            span[i] = source[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(source[i] - 0xFEE0),
                '\u3000' or '\u00A0' => ' ',
                _ => source[i],
            };
        }
    }).Trim(' ');

    /// <summary>What a word is recognised by: folded, small letters, no spaces, no _ - * : in it.</summary>
    public static string Key(string text) =>
        string.Concat(Folded(Trimmed(text)).Where(c => !char.IsWhiteSpace(c) && c is not ('_' or '-' or '*' or ':')))
            .ToLowerInvariant();

    /// <summary>The key without a remark in brackets at its end: <c>有效期起（年-月-日）</c> is <c>有效期起</c>.</summary>
    public static string KeyWithoutRemark(string text)
    {
        string key = Key(text);
        int bracket = key.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 && key[^1] == ')' ? key[..bracket] : key;
    }

    /// <summary>
    /// True for text that no name, address or number holds: control characters, line breaks, invisible and
    /// direction-turning format characters, halves of surrogate pairs, code points that are no characters.
    /// </summary>
    public static bool HasControlCharacter(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            // A half of a pair comes out as U+FFFD: nobody types that either, it marks a text decoded wrongly.
            if (rune == Rune.ReplacementChar || (rune.Value & 0xFFFE) == 0xFFFE) return true;
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Characters as a person counts them, close enough: code points.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>Fit to be shown in an error: at most 60 characters, control characters replaced.</summary>
    public static string Shown(string text)
    {
        StringBuilder shown = new();
        foreach (Rune rune in Trimmed(text).EnumerateRunes().Take(ShownLength + 1))
        {
            shown.Append(HasControlCharacter(rune.ToString()) ? Rune.ReplacementChar : rune);
        }

        return Length(shown.ToString()) <= ShownLength
            ? shown.ToString()
            : string.Concat(shown.ToString().EnumerateRunes().Take(ShownLength - 1)) + "…";
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF' or '\u200E' or '\u200F' or '\u2060';
}
