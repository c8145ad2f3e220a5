using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ChatAssist.Host.Documents;

/// <summary>
/// A .docx as the archive that it is: the parts with words in them as trees, the others as they are. The archive is read
/// and written directly, because the SDK keeps every picture in memory until the last one is in.
/// </summary>
internal static class TemplateFile
{
    private const int MostParts = 200;
    private const long LargestPart = 4 * 1024 * 1024;

    /// <summary>All parts unpacked: two megabytes can be made to hold a thousand times as much.</summary>
    private const long LargestWhole = 16 * 1024 * 1024;

    /// <summary>Trees are built and walked by calls within calls: a document that is deep enough would end the process.</summary>
    private const int DeepestNesting = 100;

    public const long LargestFile = 2 * 1024 * 1024;

    /// <summary>The body, then headers and footers, by the part's name.</summary>
    /// <exception cref="InvalidDataException">Not a Word document, or one with macros or links to elsewhere.</exception>
    public static IReadOnlyList<(string Name, OpenXmlCompositeElement Root)> Parts(byte[] docx)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(docx), ZipArchiveMode.Read);
            if (zip.GetEntry("word/document.xml") is null || zip.GetEntry("[Content_Types].xml") is null)
            {
                throw new InvalidDataException("this is not a Word document (.docx)");
            }

            if (zip.Entries.Count > MostParts || zip.Entries.Any(e => e.Length > LargestPart) || zip.Entries.Sum(e => e.Length) > LargestWhole)
            {
                throw new InvalidDataException("the document is too large for a template");
            }

            if (zip.Entries.Any(e => e.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)))
            {
                throw new InvalidDataException("a template must not hold macros");
            }

            foreach (ZipArchiveEntry links in zip.Entries.Where(e => e.FullName.EndsWith(".rels", StringComparison.Ordinal)))
            {
                string text = Read(links);
                if (text.Contains("TargetMode=\"External\"", StringComparison.Ordinal) && !text.Contains("/hyperlink\"", StringComparison.Ordinal))
                {
                    throw new InvalidDataException("a template must not fetch anything from elsewhere (a linked picture or template)");
                }
            }

            return [.. zip.Entries.Where(e => IsFilled(e.FullName)).OrderBy(e => e.FullName != "word/document.xml")
                .ThenBy(e => e.FullName, StringComparer.Ordinal).Select(e => (e.FullName, Root(e.FullName, Read(e))))];
        }
        catch (Exception e) when (e is XmlException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidDataException($"the document cannot be read: {e.Message}");
        }
    }

    /// <summary>Where a part keeps its links.</summary>
    public static string LinksOf(string part) => $"word/_rels/{part["word/".Length..]}.rels";

    public static string Read(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        var buffer = new MemoryStream();
        byte[] chunk = new byte[81920];
        int read;
        while ((read = stream.Read(chunk)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > Math.Min(LargestPart, entry.Length))
            {
                throw new InvalidDataException("the document is too large for a template");
            }
        }

        return Encoding.UTF8.GetString(buffer.ToArray()).TrimStart('\ufeff');
    }

    private static bool IsFilled(string name) =>
        name == "word/document.xml"
        || (name.StartsWith("word/", StringComparison.Ordinal) && name.EndsWith(".xml", StringComparison.Ordinal)
            && (name.StartsWith("word/header", StringComparison.Ordinal) || name.StartsWith("word/footer", StringComparison.Ordinal)));

    private static OpenXmlCompositeElement Root(string name, string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (reader.Read())
        {
            if (reader.Depth > DeepestNesting)
            {
                throw new InvalidDataException("the document is nested deeper than any that a person writes");
            }
        }

        int from = xml.StartsWith("<?xml", StringComparison.Ordinal) ? xml.IndexOf("?>", StringComparison.Ordinal) + 2 : 0;
        string root = xml[from..].TrimStart();
        return name.StartsWith("word/header", StringComparison.Ordinal) ? new Header(root)
            : name.StartsWith("word/footer", StringComparison.Ordinal) ? new Footer(root)
            : new Document(root).Body is { } body ? (OpenXmlCompositeElement)body.Parent! : throw new InvalidDataException("the document has no body");
    }
}
