using System.Globalization;
using ChatAssist.Host.Sheets.Xlsx;
using ChatAssist.Sheets;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetParts = DocumentFormat.OpenXml.Spreadsheet.Sheets;
using SheetRef = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace ChatAssist.Host.Sheets;

/// <summary>
/// Writes a prescribed form as .xlsx: title, headings, notes and rows as the office draws them, ready to be printed on
/// paper lying down, with the choices of a column as its drop-down list. Text is always text, never a formula.
/// </summary>
public static class FormWorkbook
{
    private const int HeadingLine = 3;
    private const int FirstLine = 5;
    private const int LongestChoices = 255;
    private const double HighestLine = 409; // Excel has no higher ones

    public static Stream Open(FormSheet form)
    {
        var stream = new MemoryStream();
        Write(stream, form);
        stream.Position = 0;
        return stream;
    }

    public static void Write(Stream destination, FormSheet form)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Create(destination, SpreadsheetDocumentType.Workbook);
        WorkbookPart book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = FormStyles.Sheet();
        WorksheetPart part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = Sheet(form);
        book.Workbook = new(
            new SheetParts(new SheetRef { Name = form.Name, SheetId = 1, Id = book.GetIdOfPart(part) }),
            new DefinedNames(new DefinedName($"'{form.Name}'!${HeadingLine}:${HeadingLine + 1}") { Name = "_xlnm.Print_Titles", LocalSheetId = 0 }));
    }

    private static Worksheet Sheet(FormSheet form)
    {
        int columns = form.Columns.Count;
        int foot = FirstLine + form.Rows.Count;
        var rows = new SheetData(
            Line(1, 30, [Text(form.Title, "A1", FormStyles.Title)]),
            Line(2, 20, [Text(form.Head, "A2", FormStyles.Line)]),
            Line(HeadingLine, 48, form.Columns.Select((c, i) => Text(c.Heading, At(i, HeadingLine), FormStyles.Heading))),
            Line(HeadingLine + 1, 36, form.Columns.Select((c, i) => Text(c.Note, At(i, HeadingLine + 1), FormStyles.Note))));
        rows.Append(form.Rows.Select((row, n) => Line(FirstLine + n, HeightOf(row, form.Columns), row.Select((cell, i) => Value(cell, At(i, FirstLine + n))))));
        int width = form.Columns.Sum(c => c.Width);
        rows.Append(form.Foot.Select((text, n) => Line(foot + n, 16 * (1 + ColumnWidths.Width(text) / width), [Text(text, At(0, foot + n), FormStyles.Line)])));
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(new Pane
            {
                VerticalSplit = FirstLine - 1,
                TopLeftCell = $"A{FirstLine}",
                ActivePane = PaneValues.BottomLeft,
                State = PaneStateValues.Frozen,
            })
            {
                WorkbookViewId = 0,
            }),
            new Columns(form.Columns.Select((c, i) => new DocumentFormat.OpenXml.Spreadsheet.Column
            {
                Min = (uint)i + 1,
                Max = (uint)i + 1,
                Width = c.Width,
                CustomWidth = true,
            })),
            rows,
            new MergeCells(((int[])[1, 2, .. Enumerable.Range(foot, form.Foot.Count)]).Select(line =>
                new MergeCell { Reference = $"{At(0, line)}:{At(columns - 1, line)}" })));
        if (form.Rows.Count > 0 && Choices(form, foot - 1) is { Count: > 0 } choices)
        {
            sheet.Append(new DataValidations(choices) { Count = (uint)choices.Count });
        }

        sheet.Append(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.5, Header = 0.3, Footer = 0.3 });
        sheet.Append(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        return sheet;
    }

    private static List<DataValidation> Choices(FormSheet form, int last) =>
        [.. form.Columns.Select((c, i) => (Column: c, At: i))
            .Where(x => x.Column.Choices.Count > 0 && string.Join(',', x.Column.Choices).Length <= LongestChoices)
            .Select(x => new DataValidation(new Formula1($"\"{string.Join(',', x.Column.Choices)}\""))
            {
                Type = DataValidationValues.List,
                AllowBlank = false,
                ShowErrorMessage = true,
                SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{At(x.At, FirstLine)}:{At(x.At, last)}" },
            })];

    /// <summary>High enough for the longest cell: not every program measures wrapped text when it opens a file.</summary>
    private static double HeightOf(IReadOnlyList<FormCell> row, IReadOnlyList<FormColumn> columns)
    {
        int lines = row.Select((cell, i) => 1 + ColumnWidths.Width(cell.Value) / Math.Max(1, columns[i].Width - 1)).DefaultIfEmpty(1).Max();
        return Math.Min(HighestLine, 8 + 14 * lines);
    }

    private static Row Line(int line, double height, IEnumerable<DocumentFormat.OpenXml.Spreadsheet.Cell> cells) =>
        new(cells) { RowIndex = (uint)line, Height = height, CustomHeight = true };

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Value(FormCell cell, string at) => cell.Kind switch
    {
        FormCellKind.Day when DateOnly.TryParseExact(cell.Value, "yyyy-MM-dd", out DateOnly day) =>
            Number(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString("R", CultureInfo.InvariantCulture), at, FormStyles.Day),
        FormCellKind.Whole when cell.Value.Length > 0 => Number(cell.Value, at, FormStyles.Whole),
        FormCellKind.Money when cell.Value.Length > 0 => Number(cell.Value, at, FormStyles.Money),
        _ => Text(cell.Value, at, cell.Value is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? FormStyles.QuotedText : FormStyles.Text),
    };

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Number(string number, string at, uint style) =>
        new(new CellValue(number)) { CellReference = at, StyleIndex = style };

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Text(string text, string at, uint style) =>
        new(new InlineString(new Text(EscapedText.Encode(text.Length > SheetLimits.CellLength ? text[..SheetLimits.CellLength] : text))
        {
            Space = SpaceProcessingModeValues.Preserve,
        }))
        {
            CellReference = at,
            StyleIndex = style,
            DataType = DocumentFormat.OpenXml.Spreadsheet.CellValues.InlineString,
        };

    private static string At(int column, int line) => RawRow.Letters(column) + line.ToString(CultureInfo.InvariantCulture);
}
