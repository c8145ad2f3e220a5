using System.Globalization;
using System.Text;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// Cuts long text where a reader would: WeCom itself cuts at 2048 bytes, in the middle of a character if need be.
/// After a line, else after a sentence, else between characters as people see them, at worst between code points; never
/// inside a surrogate pair.
/// </summary>
public static class TextSplitter
{
    /// <summary>WeCom's limit of a text and of a markdown message, in UTF-8 bytes.</summary>
    public const int WeComLimit = 2048;

    private const string SentenceEnds = "。！？；…!?;";

    /// <summary>
    /// The parts in order, each of 1 to <paramref name="limit"/> bytes (at least 4). Joined they are the text, but for
    /// line breaks next to a cut. Empty for text that is empty or, being too long, holds nothing but line breaks.
    /// </summary>
    public static IReadOnlyList<string> Split(string text, int limit = WeComLimit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 4);
        if (text.Length == 0)
        {
            return [];
        }

        if (Encoding.UTF8.GetByteCount(text) <= limit)
        {
            return [text];
        }

        var parts = new List<string>();
        ReadOnlySpan<char> rest = text;
        while (rest.Length > 0)
        {
            int fits = Fitting(rest, limit);
            var part = rest[..(fits == rest.Length ? fits : Cut(rest, fits))];
            rest = rest[part.Length..];
            if (parts.Count > 0)
            {
                part = part.TrimStart("\r\n");
            }

            if (rest.Length > 0)
            {
                part = part.TrimEnd("\r\n");
            }

            if (part.Length > 0)
            {
                parts.Add(part.ToString());
            }
        }

        return parts;
    }

    /// <summary>How many chars of the text fit into so many bytes, ending between code points.</summary>
    private static int Fitting(ReadOnlySpan<char> text, int limit)
    {
        int chars = 0, bytes = 0;
        while (chars < text.Length)
        {
            // A lone half of a pair is written as U+FFFD: three bytes, as the rune says.
            Rune.DecodeFromUtf16(text[chars..], out var rune, out int length);
            bytes += rune.Utf8SequenceLength;
            if (bytes > limit)
            {
                break;
            }

            chars += length;
        }

        return chars;
    }

    /// <summary>The best place to cut among the first <paramref name="fits"/> chars; a part is not left nearly empty.</summary>
    private static int Cut(ReadOnlySpan<char> text, int fits)
    {
        int least = fits / 4;
        int line = text[..fits].LastIndexOf('\n') + 1;
        if (line > least)
        {
            return line;
        }

        int sentence = SentenceEnd(text, fits);
        if (sentence > least)
        {
            return sentence;
        }

        int grapheme = 0;
        while (grapheme < fits)
        {
            int length = StringInfo.GetNextTextElementLength(text[grapheme..]);
            if (grapheme + length > fits)
            {
                break;
            }

            grapheme += length;
        }

        return grapheme > 0 ? grapheme : fits;
    }

    /// <summary>After the last sentence's end: a Chinese mark, or a Latin one with a blank after it.</summary>
    private static int SentenceEnd(ReadOnlySpan<char> text, int fits)
    {
        for (int i = fits - 1; i > 0; i--)
        {
            if (SentenceEnds.Contains(text[i], StringComparison.Ordinal) || (text[i] == ' ' && text[i - 1] == '.'))
            {
                return i + 1;
            }
        }

        return 0;
    }
}
