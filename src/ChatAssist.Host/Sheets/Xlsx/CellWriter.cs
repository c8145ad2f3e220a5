using System.Globalization;
using ChatAssist.Sheets;
using DocumentFormat.OpenXml;
using Spreadsheet = DocumentFormat.OpenXml.Spreadsheet;

namespace ChatAssist.Host.Sheets.Xlsx;

/// <summary>
/// Writes cells in the form that keeps what they say. Text is always an inline string, never a formula and never a
/// number; what a number cell would round, or a date cell cannot hold, is written as text.
/// </summary>
/// <param name="widths">Of the columns: a row is as high as its longest text wants, because not every program measures it.</param>
internal sealed class CellWriter(OpenXmlWriter writer, string sheet, IReadOnlyList<int> widths)
{
    private const int SafeDigits = 15;
    private const int HighestRow = 409; // Excel has no higher ones

    private static readonly Spreadsheet.Row Row = new();
    private static readonly Spreadsheet.Cell CellElement = new();
    private static readonly DateTime FirstSerialDate = new(1900, 3, 1);

    /// <summary>The line written last, 1-based.</summary>
    public int Line { get; private set; }

    public void WriteRow(IReadOnlyList<Cell> cells, int columns, bool isHeader = false)
    {
        if (cells.Count > columns)
        {
            throw new ArgumentException($"A row of sheet {sheet} is longer than its header.", nameof(cells));
        }

        string line = (++Line).ToString(CultureInfo.InvariantCulture);
        OpenXmlAttribute number = new("r", "", line);
        int lines = cells.Select((cell, i) => ColumnWidths.LinesOf(cell.ToString(), widths[i])).DefaultIfEmpty(1).Max();
        writer.WriteStartElement(Row, lines == 1 ? [number] : [number, new("ht", "", HeightOf(lines)), new("customHeight", "", "1")]);
        for (int i = 0; i < cells.Count; i++) Write(cells[i].Value, RawRow.Letters(i) + line, isHeader);
        writer.WriteEndElement();
    }

    private static string HeightOf(int lines) => Math.Min(HighestRow, 4 + 15 * lines).ToString(CultureInfo.InvariantCulture);

    private void Write(object? value, string reference, bool isHeader)
    {
        switch (value)
        {
            case null or "":
                break;
            case string text:
                WriteText(text, reference, isHeader ? XlsxStyles.Header : null);
                break;
            case DateOnly day:
                WriteMoment(day.ToDateTime(TimeOnly.MinValue), reference, XlsxStyles.Day);
                break;
            case DateTime time:
                WriteMoment(time, reference, XlsxStyles.Moment);
                break;
            case double number when double.IsFinite(number):
                WriteNumber(number.ToString("R", CultureInfo.InvariantCulture), reference, XlsxStyles.Plain);
                break;
            case decimal or long when Digits((IFormattable)value) <= SafeDigits:
                WriteNumber(Number((IFormattable)value), reference, XlsxStyles.Plain);
                break;
            default:
                WriteText(Number((IFormattable)value), reference);
                break;
        }
    }

    private void WriteMoment(DateTime time, string reference, uint style)
    {
        if (time >= FirstSerialDate)
        {
            WriteNumber(time.ToOADate().ToString("R", CultureInfo.InvariantCulture), reference, style);
            return;
        }

        string form = style == XlsxStyles.Day ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss";
        WriteText(time.ToString(form, CultureInfo.InvariantCulture), reference);
    }

    private void WriteNumber(string number, string reference, uint style)
    {
        writer.WriteStartElement(CellElement, Attributes(reference, style));
        writer.WriteElement(new Spreadsheet.CellValue(number));
        writer.WriteEndElement();
    }

    private void WriteText(string text, string reference, uint? style = null)
    {
        if (text.Length > SheetLimits.CellLength)
        {
            throw new ArgumentException($"Cell {reference} of sheet {sheet} is longer than Excel can hold.", nameof(text));
        }

        bool looksLikeFormula = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';
        style ??= looksLikeFormula ? XlsxStyles.QuotedText : XlsxStyles.Text;
        writer.WriteStartElement(CellElement, [.. Attributes(reference, style.Value), new("t", "", "inlineStr")]);
        writer.WriteElement(new Spreadsheet.InlineString(
            new Spreadsheet.Text(EscapedText.Encode(text)) { Space = SpaceProcessingModeValues.Preserve }));
        writer.WriteEndElement();
    }

    private static OpenXmlAttribute[] Attributes(string reference, uint style) =>
        [new("r", "", reference), new("s", "", style.ToString(CultureInfo.InvariantCulture))];

    private static string Number(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private static int Digits(IFormattable number) => Number(number).Count(char.IsAsciiDigit);
}
