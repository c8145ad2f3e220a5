using System.Globalization;
using System.Text;

namespace ChatAssist.Host.Sheets.Xlsx;

/// <summary>The rows of a worksheet, one by one. Rows and cells may lack their numbers; then they follow each other.</summary>
internal static class WorksheetRows
{
    private const int LastLine = 1_048_576;

    public static IEnumerable<RawRow> Read(XlsxPackage package, string part, CellValues values)
    {
        using PartReader reader = package.OpenNamed(part)!;
        bool inData = false, inContent = false, inPhonetic = false;
        int line = 0, column = 0;
        string? type = null, style = null;
        List<string> cells = [];
        StringBuilder content = new();
        while (reader.Next())
        {
            if (reader.Name == "sheetData") inData = !reader.IsEnd;
            if (!inData) continue;
            switch (reader.Name)
            {
                case "row" when reader.IsStart:
                    line = Follows(line, reader.Attribute("r"), LastLine);
                    column = 0;
                    cells = [];
                    break;
                case "row":
                    yield return new(line, cells);
                    break;
                case "c" when reader.IsStart:
                    column = Follows(column, ColumnNumber(reader.Attribute("r")), LastLine);
                    (type, style) = (reader.Attribute("t"), reader.Attribute("s"));
                    content.Clear();
                    break;
                case "c":
                    Place(package.Path, cells, line, column, values.Text(type, style, content.ToString()));
                    break;
                case "v" or "t":
                    inContent = !reader.IsEnd;
                    break;
                case "rPh":
                    inPhonetic = !reader.IsEnd;
                    break;
                case "" when inContent && !inPhonetic:
                    reader.AppendTextTo(content);
                    break;
            }
        }
    }

    private static void Place(string path, List<string> cells, int line, int column, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        if (column > SheetLimits.Columns) throw new SheetProblemException(path, FileCode.TooManyColumns, line);
        if (text.Length > SheetLimits.CellLength)
        {
            throw new SheetProblemException(path, FileCode.CellTooLong, line, RawRow.Letters(column - 1));
        }

        while (cells.Count < column - 1) cells.Add("");
        cells.Add(text);
    }

    /// <summary>The number written, or the one after the last; never one that was there before.</summary>
    private static int Follows(int last, string? written, int limit)
    {
        int next = last + 1;
        if (written is not null && !int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out next))
        {
            throw new InvalidDataException("A row or cell has no number.");
        }

        return next > last && next <= limit ? next : throw new InvalidDataException("Rows or cells are out of order.");
    }

    /// <summary>27 as text of "AA12"; null of null.</summary>
    private static string? ColumnNumber(string? reference)
    {
        if (reference is null) return null;
        int number = 0;
        foreach (char c in reference.TakeWhile(char.IsAsciiLetter).Take(4)) number = number * 26 + (c | 0x20) - 'a' + 1;
        return number.ToString(CultureInfo.InvariantCulture);
    }
}
