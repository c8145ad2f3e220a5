using ChatAssist.Content;
using ChatAssist.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ChatAssist.Host.Documents;

/// <summary>
/// Finds every mistake in a template: an unknown name, braces that do not close, a repeat without end, a picture in the
/// wrong place. Each is told with the paragraph's number, as <c>chatassist documents</c> prints it, and in which table and row.
/// </summary>
internal sealed class TemplateCheck(string path, DocumentKind kind, ContentErrors errors)
{
    private readonly Dictionary<Paragraph, int> _lines = [];
    private readonly HashSet<string> _used = [];
    private string _part = "";

    /// <summary>The paragraphs of a template with the numbers by which mistakes call them.</summary>
    public static IEnumerable<(int Line, string Where, string Text)> Lines(byte[] docx)
    {
        int line = 0;
        foreach (var (name, root) in TemplateFile.Parts(docx))
        {
            foreach (Paragraph p in root.Descendants<Paragraph>())
            {
                yield return (++line, Where(name, p), ParagraphText.Of(p));
            }
        }
    }

    public void Run(byte[] docx)
    {
        try
        {
            var parts = TemplateFile.Parts(docx);
            foreach (Paragraph p in parts.SelectMany(x => x.Root.Descendants<Paragraph>()))
            {
                _lines.Add(p, _lines.Count + 1);
            }

            foreach (var (name, root) in parts)
            {
                _part = name;
                Container(root is Document document ? document.Body! : root, [kind.Shape]);
            }

            if (errors.All.All(e => e.Path != path) && !_used.Contains("number"))
            {
                errors.Add(path, 1, "the paper has no {{number}}: nobody could tell one from another");
            }
        }
        catch (InvalidDataException e)
        {
            errors.Add(path, 1, e.Message);
        }
    }

    private void Container(OpenXmlElement container, IReadOnlyList<Shape> scope)
    {
        var open = new Stack<(Placeholder Marker, Paragraph At, IReadOnlyList<Shape> Scope)>();
        IReadOnlyList<Shape> Now() => open.TryPeek(out var top) ? top.Scope : scope;
        foreach (OpenXmlElement element in container.ChildElements)
        {
            if (ParagraphText.Marker(element) is { } marker)
            {
                var at = (Paragraph)element;
                if (marker.Opens)
                {
                    open.Push((marker, at, Opened(marker, at, Now())));
                }
                else if (!open.TryPop(out _))
                {
                    Wrong(at, marker, "ends nothing: there is no {{each …}} or {{if …}} before it");
                }
            }
            else
            {
                Element(element, Now());
            }
        }

        foreach (var (marker, at, _) in open)
        {
            Wrong(at, marker, "has no {{end}} in the same place (a paragraph of its own, outside of any table that begins after it)");
        }
    }

    private void Element(OpenXmlElement element, IReadOnlyList<Shape> scope)
    {
        switch (element)
        {
            case Paragraph p:
                Words(p, scope);
                break;
            case Table table:
                foreach (TableRow row in table.Elements<TableRow>())
                {
                    Row(row, scope);
                }

                break;
            default:
                if (element.HasChildren && element.Descendants<Paragraph>().Any())
                {
                    Container(element, scope);
                }

                break;
        }
    }

    private void Row(TableRow row, IReadOnlyList<Shape> scope)
    {
        if (ParagraphText.RowMarker(row) is { } marker)
        {
            var all = row.Descendants<Paragraph>().Where(p => ParagraphText.Marker(p) is null)
                .SelectMany(p => Placeholder.In(ParagraphText.Of(p)).Select(x => (p, x.What))).ToList();
            Paragraph at = all.First(x => x.What == marker).p;
            int ends = all.Count(x => x.What.Word == "end"), begins = all.Count(x => x.What.Opens);
            if (ends != 1 || begins != 1 || !marker.Opens || all.FindIndex(x => x.What.Opens) > all.FindIndex(x => x.What.Word == "end"))
            {
                Wrong(at, marker, "a row that repeats has one {{each …}} and after it one {{end}}");
            }

            scope = marker.Opens ? Opened(marker, at, scope) : scope;
        }

        foreach (TableCell cell in row.Elements<TableCell>())
        {
            Container(cell, scope);
        }
    }

    private void Words(Paragraph p, IReadOnlyList<Shape> scope)
    {
        string text = ParagraphText.Of(p);
        if (Placeholder.LeavesOpen(text, out string what))
        {
            Wrong(p, what, "the braces are not closed: a placeholder is {{name}}, within one paragraph");
        }

        var all = Placeholder.In(text).ToList();
        foreach (var (_, length, one) in all)
        {
            if (one.IsMarker)
            {
                if (!p.Ancestors<TableRow>().Any())
                {
                    Wrong(p, one, "stands alone in its paragraph, or within one row of a table");
                }
            }
            else if (one.Word == "image")
            {
                Picture(p, one, scope, alone: length == text.Trim().Length);
            }
            else if (one.Word == "?" || !scope.Any(s => s.Fields.Contains(one.Name)))
            {
                Unknown(p, one, scope, s => s.Fields);
            }
            else
            {
                _used.Add(one.Name);
            }
        }

        foreach (TextBoxContent box in ParagraphText.Boxes(p))
        {
            Container(box, scope);
        }
    }

    private void Picture(Paragraph p, Placeholder one, IReadOnlyList<Shape> scope, bool alone)
    {
        if (!scope.Any(s => s.Pictures.Contains(one.Name)))
        {
            Unknown(p, one, scope, s => s.Pictures);
        }
        else if (!alone)
        {
            Wrong(p, one, "a picture stands alone in its paragraph");
        }
        else if (one.Width is < 5 or > 170)
        {
            Wrong(p, one, $"a picture says how wide it is, from 5mm to 170mm: {{{{image {one.Name} 60mm}}}} or {{{{image {one.Name} 78x58mm}}}}");
        }
    }

    private IReadOnlyList<Shape> Opened(Placeholder marker, Paragraph at, IReadOnlyList<Shape> scope)
    {
        if (marker.Word == "each")
        {
            foreach (Shape s in scope)
            {
                if (s.Repeats.TryGetValue(marker.Name, out Shape? inner))
                {
                    return [inner, .. scope];
                }
            }

            Unknown(at, marker, scope, s => s.Repeats.Keys);
        }
        else if (!scope.Any(s => s.Names.Contains(marker.Name)))
        {
            Unknown(at, marker, scope, s => s.Names);
        }

        return scope;
    }

    private void Unknown(Paragraph at, Placeholder one, IReadOnlyList<Shape> scope, Func<Shape, IEnumerable<string>> known)
    {
        var inside = kind.Shape.Repeats.FirstOrDefault(r => known(r.Value).Contains(one.Name));
        string near = scope.SelectMany(known).Distinct().Select(n => (n, d: Distance(n, one.Name))).OrderBy(x => x.d).FirstOrDefault().n ?? "";
        Wrong(at, one, inside.Key is { } repeat && !scope.Contains(inside.Value)
            ? $"belongs between {{{{each {repeat}}}}} and {{{{end}}}}"
            : scope.Any(s => s.Pictures.Contains(one.Name)) ? $"is a picture: {{{{image {one.Name} 60mm}}}}"
            : scope.Any(s => s.Repeats.ContainsKey(one.Name)) ? $"is several: {{{{each {one.Name}}}}} … {{{{end}}}}"
            : $"is not known here; did you mean '{near}'? `chatassist documents {kind.Id}` lists all");
    }

    private void Wrong(Paragraph at, Placeholder one, string what) => Wrong(at, one.Written, what);

    private void Wrong(Paragraph at, string written, string what) =>
        errors.Add(path, _lines.GetValueOrDefault(at, 1), $"{Where(_part, at)}: {written} {what}");

    /// <summary>header, table 2, row 3.</summary>
    private static string Where(string part, Paragraph p)
    {
        string where = part.Contains("header", StringComparison.Ordinal) ? "header, " : part.Contains("footer", StringComparison.Ordinal) ? "footer, " : "";
        OpenXmlElement root = p.Ancestors().Last();
        return p.Ancestors<TableRow>().LastOrDefault() is { } row
            ? $"{where}table {root.Descendants<Table>().Where(t => !t.Ancestors<Table>().Any()).TakeWhile(t => t != row.Parent).Count() + 1}, "
                + $"row {row.Parent!.Elements<TableRow>().TakeWhile(r => r != row).Count() + 1}"
            : $"{where}paragraph {root.Descendants<Paragraph>().Where(x => !x.Ancestors<TableRow>().Any()).TakeWhile(x => x != p).Count() + 1}";
    }

    /// <summary>Levenshtein's; names are short.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            (int diagonal, row[0]) = (row[0], i);
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
