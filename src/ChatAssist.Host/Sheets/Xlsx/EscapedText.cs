using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatAssist.Host.Sheets.Xlsx;

/// <summary>
/// Characters that XML cannot hold stand in an .xlsx as _xHHHH_, and a text that looks like that has its first
/// underscore escaped (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
/// </summary>
internal static partial class EscapedText
{
    public static string Decode(string text) =>
        !text.Contains("_x", StringComparison.Ordinal) ? text : Escape().Replace(text, match =>
            ((char)ushort.Parse(match.ValueSpan[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());

    public static string Encode(string text)
    {
        bool looksEscaped = text.Contains("_x", StringComparison.Ordinal);
        string escaped = looksEscaped ? Escape().Replace(text, match => "_x005F" + match.Value) : text;
        StringBuilder? result = null;
        for (int i = 0; i < escaped.Length; i++)
        {
            bool isPair = i + 1 < escaped.Length && char.IsSurrogatePair(escaped[i], escaped[i + 1]);
            if (isPair || CanStand(escaped[i]))
            {
                result?.Append(escaped, i, isPair ? 2 : 1);
            }
            else
            {
                result ??= new StringBuilder(escaped, 0, i, escaped.Length + 16);
                result.Append(CultureInfo.InvariantCulture, $"_x{(int)escaped[i]:X4}_");
            }

            if (isPair) i++;
        }

        return result?.ToString() ?? escaped;
    }

    private static bool CanStand(char c) =>
        c is '\t' or '\n' or (>= ' ' and not ('\uFFFE' or '\uFFFF')) && !char.IsSurrogate(c);

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}
