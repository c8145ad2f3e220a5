using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ChatAssist.Host.Sheets.Xlsx;

/// <summary>The looks of a prescribed form's cells; the numbers are positions in the style sheet.</summary>
internal static class FormStyles
{
    public const uint Title = 1;
    public const uint Line = 2;
    public const uint Heading = 3;
    public const uint Note = 4;
    public const uint Text = 5;

    /// <summary>Text that begins like a formula and stays text when it is edited.</summary>
    public const uint QuotedText = 6;
    public const uint Day = 7;
    public const uint Whole = 8;
    public const uint Money = 9;

    private const uint TextFormat = 49; // built in: @
    private const uint WholeFormat = 1; // built in: 0
    private const uint MoneyFormat = 2; // built in: 0.00
    private const uint DayFormat = 164;

    public static Stylesheet Sheet() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy\"年\"m\"月\"d\"日\"" }),
        new Fonts(Font(10), Font(16, isBold: true), Font(10, isBold: true), Font(9)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFF2F2F2" }) { PatternType = PatternValues.Solid })),
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(
                new LeftBorder { Style = BorderStyleValues.Thin },
                new RightBorder { Style = BorderStyleValues.Thin },
                new TopBorder { Style = BorderStyleValues.Thin },
                new BottomBorder { Style = BorderStyleValues.Thin },
                new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            Format(font: 1, across: HorizontalAlignmentValues.Center),
            Format(across: HorizontalAlignmentValues.Left),
            Format(font: 2, across: HorizontalAlignmentValues.Center, isRuled: true),
            Format(font: 3, across: HorizontalAlignmentValues.Center, isRuled: true, fill: 2),
            Format(TextFormat, isRuled: true),
            Format(TextFormat, isRuled: true, isQuoted: true),
            Format(DayFormat, isRuled: true, across: HorizontalAlignmentValues.Center),
            Format(WholeFormat, isRuled: true, across: HorizontalAlignmentValues.Center),
            Format(MoneyFormat, isRuled: true, across: HorizontalAlignmentValues.Center)));

    private static Font Font(double size, bool isBold = false)
    {
        OpenXmlElement[] rest = [new FontSize { Val = size }, new FontName { Val = "宋体" }, new FontCharSet { Val = 134 }];
        return new(isBold ? [new Bold(), .. rest] : rest);
    }

    private static CellFormat Format(
        uint number = 0, uint font = 0, HorizontalAlignmentValues? across = null, bool isRuled = false, uint fill = 0, bool isQuoted = false) =>
        new(new Alignment { Horizontal = across ?? HorizontalAlignmentValues.Left, Vertical = VerticalAlignmentValues.Center, WrapText = true })
        {
            NumberFormatId = number,
            FontId = font,
            FillId = fill,
            BorderId = isRuled ? 1u : 0u,
            FormatId = 0,
            ApplyNumberFormat = number != 0,
            ApplyFont = font != 0,
            ApplyFill = fill != 0,
            ApplyBorder = isRuled,
            ApplyAlignment = true,
            QuotePrefix = isQuoted ? true : null,
        };
}
