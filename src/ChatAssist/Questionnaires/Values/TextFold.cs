using System.Globalization;
using System.Text;

namespace ChatAssist.Questionnaires.Values;

/// <summary>
/// Makes what a Chinese phone keyboard writes comparable: a folded <em>copy</em>, for understanding only. The words as they
/// were received are evidence and are kept elsewhere.
/// </summary>
public static class TextFold
{
    /// <summary>
    /// Full-width digits, letters and punctuation (and 。“”‘’【】, every dash, the ideographic space) become ASCII; white space
    /// of any kind and length becomes one space, none at the ends; control, zero-width and direction characters and emoji
    /// selectors vanish; half a surrogate pair becomes U+FFFD, so that what stood around it does not grow together.
    /// 、 and letter case stay. Linear in the length, never longer than the input, and folding twice changes nothing.
    /// </summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        var space = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                space = folded.Length > 0;
                continue;
            }

            if (IsInvisible(c))
            {
                continue;
            }

            if (space)
            {
                folded.Append(' ');
                space = false;
            }

            if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
            {
                folded.Append(c).Append(text[++i]);
            }
            else
            {
                folded.Append(Narrow(c));
            }
        }

        return folded.ToString();
    }

    /// <summary>
    /// Only the widths: full-width characters and dashes become ASCII one by one, so that a place in the copy is the same
    /// place in what was received, which can then be quoted as it was written.
    /// </summary>
    public static string Widths(string text) => string.Create(text.Length, text, static (copy, from) =>
    {
        for (int i = 0; i < from.Length; i++)
        {
            copy[i] = char.IsSurrogate(from[i]) ? from[i] : char.IsWhiteSpace(from[i]) ? ' ' : Narrow(from[i]);
        }
    });

    private static bool IsInvisible(char c) =>
        char.IsControl(c)
        || char.GetUnicodeCategory(c) == UnicodeCategory.Format
        || c is (>= '\uFE00' and <= '\uFE0F') or '\u20E3'; // emoji selectors and the keycap

    private static char Narrow(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '。' or '｡' => '.',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' => '-',
        '\u301C' or '\u223C' => '~',
        '\u2236' or '\uFE30' => ':',
        '\u2044' or '\u2215' => '/',
        '“' or '”' => '"',
        '‘' or '’' => '\'',
        '【' or '〔' => '[',
        '】' or '〕' => ']',
        '￥' => '¥',
        _ when char.IsSurrogate(c) => '\uFFFD',
        _ => c,
    };
}
