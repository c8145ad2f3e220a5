using ChatAssist.Sheets;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Cell = ChatAssist.Sheets.Cell;
using SheetParts = DocumentFormat.OpenXml.Spreadsheet.Sheets;
using SheetRef = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace ChatAssist.Host.Sheets.Xlsx;

/// <summary>Writes a workbook row by row; only the first rows of a sheet are held back, to measure its columns.</summary>
internal static class XlsxWriter
{
    private const int MeasuredRows = 200;
    private const int MaxRows = 1_048_576;
    private const int MaxColumns = 16_384;
    private const int MaxNameLength = 31;

    /// <param name="destination">Can be read and positioned; stays open.</param>
    public static void Write(Stream destination, IEnumerable<SheetToWrite> sheets)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Create(destination, SpreadsheetDocumentType.Workbook);
        WorkbookPart book = document.AddWorkbookPart();
        document.ChangeIdOfPart(book, "book"); // ids are made by chance else, and the same table would be another file
        book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = XlsxStyles.Sheet();
        SheetParts list = new();
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (SheetToWrite sheet in sheets)
        {
            Check(sheet, names);
            WorksheetPart part = book.AddNewPart<WorksheetPart>($"sheet{names.Count}");
            using (OpenXmlWriter writer = OpenXmlWriter.Create(part)) Write(writer, sheet);
            list.Append(new SheetRef { Name = sheet.Name, SheetId = (uint)names.Count, Id = book.GetIdOfPart(part) });
        }

        if (names.Count == 0) throw new ArgumentException("A workbook needs at least one sheet.", nameof(sheets));
        book.Workbook = new(list);
    }

    private static void Write(OpenXmlWriter writer, SheetToWrite sheet)
    {
        using IEnumerator<IReadOnlyList<Cell>> rows = sheet.Rows.GetEnumerator();
        List<IReadOnlyList<Cell>> first = [];
        while (first.Count < MeasuredRows && rows.MoveNext()) first.Add(rows.Current);

        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(FrozenHeader());
        writer.WriteElement(Columns(ColumnWidths.Of(sheet.Header, first)));
        writer.WriteStartElement(new SheetData());
        CellWriter cells = new(writer, sheet.Name);
        cells.WriteRow([.. sheet.Header.Select(heading => (Cell)heading)], sheet.Header.Count, isHeader: true);
        foreach (IReadOnlyList<Cell> row in first) cells.WriteRow(row, sheet.Header.Count);
        while (rows.MoveNext())
        {
            if (cells.Line == MaxRows)
            {
                throw new ArgumentException($"Sheet {sheet.Name} has more rows than Excel can hold.", nameof(sheet));
            }

            cells.WriteRow(rows.Current, sheet.Header.Count);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Check(SheetToWrite sheet, HashSet<string> names)
    {
        bool isName = sheet.Name.Length is > 0 and <= MaxNameLength
            && sheet.Name.IndexOfAny([':', '\\', '/', '?', '*', '[', ']']) < 0
            && sheet.Name[0] != '\'' && sheet.Name[^1] != '\'';
        if (!isName || !names.Add(sheet.Name))
        {
            throw new ArgumentException($"'{sheet.Name}' cannot name a sheet here.", nameof(sheet));
        }

        if (sheet.Header.Count is 0 or > MaxColumns)
        {
            throw new ArgumentException($"Sheet {sheet.Name} has {sheet.Header.Count} columns.", nameof(sheet));
        }
    }

    private static SheetViews FrozenHeader() => new(new SheetView(
        new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
        new Selection { Pane = PaneValues.BottomLeft })
    {
        WorkbookViewId = 0,
    });

    private static Columns Columns(int[] widths) => new(widths.Select((width, i) => new DocumentFormat.OpenXml.Spreadsheet.Column
    {
        Min = (uint)i + 1,
        Max = (uint)i + 1,
        Width = width,
        CustomWidth = true,
    }));
}
