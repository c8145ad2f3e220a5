using System.Globalization;
using System.IO.Compression;
using System.Text;
using ChatAssist.Host.Sheets;
using ChatAssist.Sheets;
using Xunit;

namespace ChatAssist.Tests.Sheets;

/// <summary>Files made in memory: texts, workbooks from the XML of their parts, and the demonstration tables.</summary>
internal static class Files
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static string Demo(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatAssist.sln"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "config", "demo", name);
    }

    public static Sheet Read(byte[] content, string? sheet = null) => SheetFile.Read(new MemoryStream(content), "upload", sheet);

    public static Sheet Csv(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static SheetProblemException Problem(byte[] content, string? sheet = null) =>
        Assert.Throws<SheetProblemException>(() => Read(content, sheet));

    public static byte[] Written(params SheetToWrite[] sheets)
    {
        using MemoryStream stream = new();
        SheetFile.WriteXlsx(stream, sheets);
        return stream.ToArray();
    }

    public static byte[] Zip(params IEnumerable<(string Name, string Text)> entries)
    {
        using MemoryStream stream = new();
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string text) in entries)
            {
                using Stream entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    /// <summary>A workbook of one sheet from the XML inside its sheetData; shared strings and cell styles likewise.</summary>
    public static byte[] Workbook(string sheetData, string sharedStrings = "", string styles = "", string bookProperties = "") =>
        Zip(WorkbookParts(sheetData, sharedStrings, styles, bookProperties));

    public static IEnumerable<(string Name, string Text)> WorkbookParts(
        string sheetData, string sharedStrings = "", string styles = "", string bookProperties = "") =>
    [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("_rels/.rels", Relations(("rId1", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml",
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\">{bookProperties}"
            + "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", Relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "sharedStrings", "/xl/sharedStrings.xml"),
            ("rId3", "styles", "styles.xml"))),
        ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{sheetData}</sheetData></worksheet>"),
        ("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{sharedStrings}</sst>"),
        ("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\">{styles}</styleSheet>"),
    ];

    public static string Relations(params (string Id, string Type, string Target)[] relations) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(relations.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"{Office}/{r.Type}\" Target=\"{r.Target}\"/>"))
        + "</Relationships>";

    /// <summary>A row of inline strings.</summary>
    public static string Row(int line, params string[] cells) =>
        string.Create(CultureInfo.InvariantCulture, $"<row r=\"{line}\">")
        + string.Concat(cells.Select(cell => $"<c t=\"inlineStr\"><is><t>{cell}</t></is></c>")) + "</row>";
}
