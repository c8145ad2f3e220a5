using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ChatAssist.Host.Sheets.Xlsx;

/// <summary>The few looks that a written cell can have; the numbers are positions in the style sheet.</summary>
internal static class XlsxStyles
{
    public const uint Plain = 0;
    public const uint Header = 1;

    /// <summary>
    /// Format "text": what is typed into the cell later stays text too, leading zeros and long numbers included.
    /// </summary>
    public const uint Text = 2;

    /// <summary>Text with Excel's own quote mark: stays text when it is edited, though it begins like a formula.</summary>
    public const uint QuotedText = 3;
    public const uint Day = 4;
    public const uint Moment = 5;

    private const uint TextFormat = 49; // built in: @
    private const uint DayFormat = 164; // the first number free for formats of one's own
    private const uint MomentFormat = 165;

    public static Stylesheet Sheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy\\-mm\\-dd" },
            new NumberingFormat { NumberFormatId = MomentFormat, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm:ss" }),
        new Fonts(Font(isBold: false), Font(isBold: true)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Format(0),
            Format(TextFormat, font: 1, across: HorizontalAlignmentValues.Center),
            Format(TextFormat),
            Format(TextFormat, isQuoted: true),
            Format(DayFormat, across: HorizontalAlignmentValues.Center),
            Format(MomentFormat, across: HorizontalAlignmentValues.Center)));

    private static Font Font(bool isBold)
    {
        OpenXmlElement[] rest = [new FontSize { Val = 11 }, new FontName { Val = "宋体" }, new FontCharSet { Val = 134 }];
        return new(isBold ? [new Bold(), .. rest] : rest);
    }

    private static CellFormat Format(
        uint numberFormat, uint font = 0, bool isQuoted = false, HorizontalAlignmentValues across = HorizontalAlignmentValues.General) => new(
        new Alignment { Horizontal = across, Vertical = VerticalAlignmentValues.Center, WrapText = true })
        {
            ApplyAlignment = true,
            NumberFormatId = numberFormat,
            FontId = font,
            FillId = 0,
            BorderId = 0,
            FormatId = 0,
            ApplyNumberFormat = numberFormat != 0,
            ApplyFont = font != 0,
            QuotePrefix = isQuoted ? true : null,
        };
}
