using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ChatAssist.Host.Documents;

/// <summary>A paragraph's own words, without those of text boxes that hang on it.</summary>
internal static class ParagraphText
{
    public static string Of(Paragraph paragraph) => string.Concat(Pieces(paragraph).Select(t => t.Text));

    /// <summary>
    /// Word cuts what was typed into runs wherever it likes (spelling, revisions, another font): each placeholder is
    /// gathered into the run in which it begins, whose look it keeps.
    /// </summary>
    public static void GatherPlaceholders(Paragraph paragraph)
    {
        List<Text> pieces = Pieces(paragraph);
        foreach (var (at, length, what) in Placeholder.In(Of(paragraph)).Reverse())
        {
            int from = 0;
            Text? first = null;
            foreach (Text piece in pieces)
            {
                int begin = Math.Max(at - from, 0), end = Math.Min(at + length - from, piece.Text.Length);
                from += piece.Text.Length;
                if (begin >= piece.Text.Length || end <= 0 || begin >= end)
                {
                    continue;
                }

                string put = first is null ? what.Written : "";
                first ??= piece;
                piece.Text = string.Concat(piece.Text.AsSpan(0, begin), put, piece.Text.AsSpan(end));
                piece.Space = SpaceProcessingModeValues.Preserve;
            }
        }
    }

    public static List<Text> Pieces(Paragraph paragraph) =>
        [.. paragraph.Descendants<Text>().Where(t => t.Ancestors<Paragraph>().First() == paragraph)];

    /// <summary>The text boxes that hang on a paragraph.</summary>
    public static IEnumerable<TextBoxContent> Boxes(Paragraph paragraph) =>
        paragraph.Descendants<TextBoxContent>().Where(b => b.Ancestors<Paragraph>().First() == paragraph).ToList();

    /// <summary>The marker that a paragraph consists of, or null.</summary>
    public static Placeholder? Marker(OpenXmlElement element) =>
        element is Paragraph p && Of(p).Trim() is { Length: > 0 } text && Placeholder.In(text).ToList() is [var (at, length, what)]
        && at == 0 && length == text.Length && what.IsMarker
            ? what
            : null;

    /// <summary>True for a row that repeats as a whole: its marker shares a paragraph with other words.</summary>
    public static Placeholder? RowMarker(TableRow row)
    {
        var markers = row.Descendants<Paragraph>().Where(p => Marker(p) is null)
            .SelectMany(p => Placeholder.In(Of(p))).Select(x => x.What).Where(w => w.IsMarker).ToList();
        return markers.FirstOrDefault(m => m.Opens) ?? markers.FirstOrDefault();
    }
}
