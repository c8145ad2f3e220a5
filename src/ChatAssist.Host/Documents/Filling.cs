using System.Text;
using System.Xml;
using ChatAssist.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ChatAssist.Host.Documents;

/// <summary>
/// Puts data into a template's tree. A paragraph that held only placeholders, all of them empty, is left out. What people
/// wrote is never read as a placeholder or as markup.
/// </summary>
/// <param name="picture">What a picture's run holds: a drawing, or words in its place; null where there is none to show.</param>
internal sealed class Filling(Func<string, Placeholder, OpenXmlElement?> picture)
{
    public void Fill(OpenXmlCompositeElement root, DocumentData data) => Elements((root is Document d ? d.Body! : root).ChildElements, [data]);

    private void Elements(IEnumerable<OpenXmlElement> siblings, IReadOnlyList<DocumentData> scope)
    {
        List<OpenXmlElement> elements = [.. siblings];
        for (int i = 0; i < elements.Count; i++)
        {
            if (ParagraphText.Marker(elements[i]) is { Opens: true } marker)
            {
                int end = EndOf(elements, i);
                Repeat(elements[(i + 1)..end], elements[i], Scopes(marker, scope), Elements);
                elements[i].Remove();
                elements[end].Remove();
                i = end;
            }
            else
            {
                One(elements[i], scope);
            }
        }
    }

    /// <summary>Puts a filled copy for each scope before a place, then takes the original away.</summary>
    private static void Repeat(
        List<OpenXmlElement> originals,
        OpenXmlElement place,
        IReadOnlyList<IReadOnlyList<DocumentData>> scopes,
        Action<IEnumerable<OpenXmlElement>, IReadOnlyList<DocumentData>> fill)
    {
        foreach (var scope in scopes)
        {
            var copies = originals.ConvertAll(e => e.CloneNode(true));
            copies.ForEach(copy => place.InsertBeforeSelf(copy));
            fill(copies, scope);
        }

        originals.ForEach(e => e.Remove());
    }

    private static int EndOf(List<OpenXmlElement> elements, int begin)
    {
        int depth = 1;
        for (int i = begin + 1; i < elements.Count; i++)
        {
            depth += ParagraphText.Marker(elements[i]) switch { { Opens: true } => 1, { Word: "end" } => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        throw new InvalidOperationException("A template without an end came past its check.");
    }

    /// <summary>each: one scope for each row; if: one where there is something, none where there is nothing.</summary>
    private static List<IReadOnlyList<DocumentData>> Scopes(Placeholder marker, IReadOnlyList<DocumentData> scope)
    {
        var rows = scope.Select(s => s.Repeats.GetValueOrDefault(marker.Name)).FirstOrDefault(r => r is not null);
        return marker.Word == "each"
            ? [.. (rows ?? []).Select(row => (IReadOnlyList<DocumentData>)[row, .. scope])]
            : rows is { Count: > 0 } || Words(marker.Name, scope).Length > 0 || Picture(marker.Name, scope).Length > 0 ? [scope] : [];
    }

    private void One(OpenXmlElement element, IReadOnlyList<DocumentData> scope)
    {
        switch (element)
        {
            case Paragraph p:
                Line(p, scope);
                break;
            case Table table:
                foreach (TableRow row in table.Elements<TableRow>().ToList())
                {
                    Row(row, scope);
                }

                break;
            default:
                if (element.Descendants<Paragraph>().Any())
                {
                    Elements(element.ChildElements, scope);
                }

                break;
        }
    }

    private void Row(TableRow row, IReadOnlyList<DocumentData> scope)
    {
        if (ParagraphText.RowMarker(row) is not { } marker)
        {
            Cells(row, scope);
            return;
        }

        foreach (Paragraph p in row.Descendants<Paragraph>().Where(p => ParagraphText.Marker(p) is null))
        {
            ParagraphText.GatherPlaceholders(p);
            foreach (Text piece in ParagraphText.Pieces(p))
            {
                foreach (var (at, length, _) in Placeholder.In(piece.Text).Where(x => x.What.IsMarker).Reverse())
                {
                    piece.Text = piece.Text.Remove(at, length);
                }
            }
        }

        Repeat([row], row, Scopes(marker, scope), (rows, inner) =>
        {
            foreach (TableRow one in rows.Cast<TableRow>())
            {
                Cells(one, inner);
            }
        });
    }

    private void Cells(TableRow row, IReadOnlyList<DocumentData> scope)
    {
        foreach (TableCell cell in row.Descendants<TableCell>().Where(c => c.Ancestors<TableRow>().First() == row).ToList())
        {
            Elements(cell.ChildElements, scope);
            if (cell.LastChild is not Paragraph)
            {
                // Word refuses a cell that does not end with a paragraph.
                cell.AppendChild(new Paragraph());
            }
        }
    }

    private void Line(Paragraph p, IReadOnlyList<DocumentData> scope)
    {
        foreach (TextBoxContent box in ParagraphText.Boxes(p))
        {
            Elements(box.ChildElements, scope);
        }

        ParagraphText.GatherPlaceholders(p);
        string text = ParagraphText.Of(p);
        var all = Placeholder.In(text).ToList();
        if (all.Count == 0)
        {
            return;
        }

        bool onlyPlaceholders = all.Sum(x => x.Length) == text.Trim().Length, empty = true;
        foreach (Text piece in ParagraphText.Pieces(p))
        {
            empty &= Replace(piece, scope);
        }

        if (onlyPlaceholders && empty && !(p.Parent is TableCell cell && cell.Elements<Paragraph>().Count() == 1))
        {
            p.Remove();
        }
    }

    /// <returns>True where nothing came of it.</returns>
    private bool Replace(Text piece, IReadOnlyList<DocumentData> scope)
    {
        string text = piece.Text;
        var all = Placeholder.In(text).ToList();
        if (all.Count == 0)
        {
            return string.IsNullOrWhiteSpace(text);
        }

        if (all is [var (_, _, one)] && one.Word == "image")
        {
            OpenXmlElement? shown = Picture(one.Name, scope) is { Length: > 0 } id ? picture(id, one) : null;
            if (shown is not null)
            {
                piece.InsertBeforeSelf(shown);
            }

            piece.Remove();
            return shown is null;
        }

        var said = new StringBuilder();
        int from = 0;
        foreach (var (at, length, what) in all)
        {
            said.Append(text, from, at - from).Append(Words(what.Name, scope));
            from = at + length;
        }

        Put(piece, said.Append(text, from, text.Length - from).ToString());
        return string.IsNullOrWhiteSpace(said.ToString());
    }

    /// <summary>Lines become lines; what no document can hold is left out.</summary>
    private static void Put(Text piece, string words)
    {
        string[] lines = Clean(words).Split('\n');
        for (int i = 0; i < lines.Length - 1; i++)
        {
            piece.InsertBeforeSelf(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
            piece.InsertBeforeSelf(new Break());
        }

        (piece.Text, piece.Space) = (lines[^1], SpaceProcessingModeValues.Preserve);
    }

    private static string Clean(string words)
    {
        var clean = new StringBuilder(words.Length);
        for (int i = 0; i < words.Length; i++)
        {
            if (i + 1 < words.Length && XmlConvert.IsXmlSurrogatePair(words[i + 1], words[i]))
            {
                clean.Append(words[i]).Append(words[++i]);
            }
            else if (XmlConvert.IsXmlChar(words[i]))
            {
                clean.Append(words[i] is '\r' or '\t' ? ' ' : words[i]);
            }
        }

        return clean.ToString();
    }

    private static string Words(string name, IReadOnlyList<DocumentData> scope) =>
        scope.Select(s => s.Fields.GetValueOrDefault(name)).FirstOrDefault(v => v is not null) ?? "";

    private static string Picture(string name, IReadOnlyList<DocumentData> scope) =>
        scope.Select(s => s.Pictures.GetValueOrDefault(name)).FirstOrDefault(v => v is not null) ?? "";
}
