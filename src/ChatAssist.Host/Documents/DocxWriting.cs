using System.IO.Compression;
using System.Text;
using System.Xml;
using ChatAssist.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ChatAssist.Host.Documents;

/// <summary>
/// A filled template as a new archive. Pictures are copied from file to file, one after the other, so that three hundred of
/// them take no more memory than one; the same data and template give the same bytes.
/// </summary>
public static class DocxWriting
{
    private static readonly DateTimeOffset Always = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="pictureOf">The file of a picture, or the words that stand in its place; both null for nothing at all.</param>
    public static async Task WriteAsync(
        DocumentTemplate template, DocumentData data, Func<string, string, (Picture? Picture, string? Words)> pictureOf, Stream to, CancellationToken cancellationToken)
    {
        var parts = TemplateFile.Parts(template.Docx).ToDictionary(p => p.Name, p => p.Root);
        var links = parts.Keys.ToDictionary(name => name, _ => new Dictionary<string, string>());
        var files = new Dictionary<string, (string Name, Picture Picture)>();
        uint id = 1000;
        foreach (var (name, root) in parts)
        {
            new Filling((media, box) =>
            {
                var (picture, words) = pictureOf(media, box.Name);
                if (picture is null)
                {
                    return words is null ? null : new Text(words);
                }

                if (!files.TryGetValue(picture.Path, out var file))
                {
                    file = ($"media/paper{files.Count + 1}.{picture.Type}", picture);
                    files.Add(picture.Path, file);
                }

                if (!links[name].TryGetValue(file.Name, out string? link))
                {
                    link = $"rIdPaper{links[name].Count + 1}";
                    links[name].Add(file.Name, link);
                }

                return Drawings.Of(picture, box, link, id++);
            }).Fill(root, data);
        }

        using var source = new ZipArchive(new MemoryStream(template.Docx), ZipArchiveMode.Read);
        await using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (ZipArchiveEntry entry in source.Entries)
        {
            string text = parts.TryGetValue(entry.FullName, out var root) ? Xml(root)
                : entry.FullName == "[Content_Types].xml" ? WithTypes(TemplateFile.Read(entry), files.Count > 0)
                : "";
            string? part = parts.Keys.FirstOrDefault(p => TemplateFile.LinksOf(p) == entry.FullName);
            text = part is null ? text : WithLinks(TemplateFile.Read(entry), links[part]);
            await using Stream file = await Entry(zip, entry.FullName).OpenAsync(cancellationToken);
            if (text.Length > 0)
            {
                await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
            }
            else
            {
                await using Stream original = await entry.OpenAsync(cancellationToken);
                await original.CopyToAsync(file, cancellationToken);
            }
        }

        foreach (string part in parts.Keys.Where(p => links[p].Count > 0 && source.GetEntry(TemplateFile.LinksOf(p)) is null))
        {
            await using Stream file = await Entry(zip, TemplateFile.LinksOf(part)).OpenAsync(cancellationToken);
            await file.WriteAsync(Encoding.UTF8.GetBytes(WithLinks(NoLinks, links[part])), cancellationToken);
        }

        foreach (var (name, picture) in files.Values)
        {
            ZipArchiveEntry entry = zip.CreateEntry("word/" + name, CompressionLevel.NoCompression);
            entry.LastWriteTime = Always;
            await using Stream file = await entry.OpenAsync(cancellationToken);
            await using FileStream original = File.OpenRead(picture.Path);
            await original.CopyToAsync(file, cancellationToken);
        }
    }

    private const string NoLinks =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";

    private static ZipArchiveEntry Entry(ZipArchive zip, string name)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Always;
        return entry;
    }

    private static string Xml(OpenXmlElement root)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            root.WriteTo(writer);
        }

        return text.ToString();
    }

    private static string WithTypes(string xml, bool pictures)
    {
        string added = string.Concat(((string[])["jpeg", "png"]).Where(t => pictures && !xml.Contains($"Extension=\"{t}\"", StringComparison.Ordinal))
            .Select(t => $"<Default Extension=\"{t}\" ContentType=\"image/{t}\"/>"));
        int at = xml.IndexOf('>', xml.IndexOf("<Types", StringComparison.Ordinal)) + 1;
        return xml.Insert(at, added);
    }

    private static string WithLinks(string xml, Dictionary<string, string> links)
    {
        string added = string.Concat(links.Select(l =>
            $"<Relationship Id=\"{l.Value}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"{l.Key}\"/>"));
        int end = xml.IndexOf("</Relationships>", StringComparison.Ordinal);
        return end >= 0
            ? xml.Insert(end, added)
            : xml.Replace("/>", $">{added}</Relationships>", StringComparison.Ordinal);
    }
}
