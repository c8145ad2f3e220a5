using System.Xml;
using ChatAssist.Host.Sheets.Xlsx;
using ChatAssist.Sheets;

namespace ChatAssist.Host.Sheets;

/// <summary>
/// Tables in files: .xlsx, and text by comma, semicolon or tab in UTF-8, UTF-16 or GB18030. What a file is, its
/// content decides. Files come from strangers: everything is bounded by <see cref="SheetLimits"/>, no formula is
/// computed, no link followed, no macro looked at.
/// </summary>
public static class SheetFile
{
    /// <summary>Reads one table.</summary>
    /// <param name="sheet">The sheet of an .xlsx by name, case ignored; null: the first visible one.</param>
    /// <exception cref="SheetProblemException">The file cannot be taken.</exception>
    public static Sheet Read(string path, string? sheet = null)
    {
        byte[] bytes;
        try
        {
            using FileStream file = File.OpenRead(path);
            bytes = Bytes(file, path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SheetProblemException(path, FileCode.Unreadable, cause: problem);
        }

        return Read(bytes, path, sheet);
    }

    /// <inheritdoc cref="Read(string, string?)"/>
    /// <param name="content">Read from its position to its end, or to one byte beyond what is allowed.</param>
    /// <param name="path">What the file is called in errors; its name is the name of a text file's table.</param>
    public static Sheet Read(Stream content, string path, string? sheet = null) => Read(Bytes(content, path), path, sheet);

    /// <summary>
    /// Writes a workbook: header bold and in view, text as text whatever it looks like (no formulas, no lost zeros or
    /// digits), days as dates, columns as wide as their first rows need.
    /// </summary>
    /// <param name="destination">Any stream that can be written; stays open.</param>
    /// <exception cref="ArgumentException">A sheet's name, or more than Excel can hold in a sheet or a cell.</exception>
    public static void WriteXlsx(Stream destination, params IEnumerable<SheetToWrite> sheets)
    {
        if (destination is { CanSeek: true, CanRead: true })
        {
            XlsxWriter.Write(destination, sheets);
            return;
        }

        using FileStream buffer = new(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose);
        XlsxWriter.Write(buffer, sheets);
        buffer.Position = 0;
        buffer.CopyTo(destination);
    }

    private static Sheet Read(byte[] bytes, string path, string? sheet)
    {
        if (!FileKind.IsArchive(bytes)) return ReadText(bytes, path);
        try
        {
            using XlsxPackage package = new(bytes, path);
            (string name, IEnumerable<RawRow> rows) = Workbook.Open(package, sheet);
            return SheetAssembly.Assemble(path, name, rows);
        }
        catch (Exception problem) when (problem is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            throw new SheetProblemException(path, FileCode.Broken, cause: problem);
        }
    }

    private static Sheet ReadText(byte[] bytes, string path)
    {
        if (FileKind.Refusal(bytes) is { } code) throw new SheetProblemException(path, code);
        string text = TextDecoding.Decode(bytes) ?? throw new SheetProblemException(path, FileCode.Encoding);
        if (FileKind.Refusal(text) is { } textCode) throw new SheetProblemException(path, textCode);
        return SheetAssembly.Assemble(path, Path.GetFileNameWithoutExtension(path), DelimitedText.Rows(path, text));
    }

    private static byte[] Bytes(Stream content, string path)
    {
        using MemoryStream bytes = new();
        byte[] block = new byte[81920];
        for (int read; (read = content.Read(block)) > 0;)
        {
            bytes.Write(block, 0, read);
            if (bytes.Length > SheetLimits.FileBytes) throw new SheetProblemException(path, FileCode.TooBig);
        }

        return bytes.ToArray();
    }
}
