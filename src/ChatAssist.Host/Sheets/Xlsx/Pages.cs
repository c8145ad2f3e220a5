using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetParts = DocumentFormat.OpenXml.Spreadsheet.Sheets;
using SheetRef = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace ChatAssist.Host.Sheets.Xlsx;

/// <summary>
/// How a table comes out of the printer: A4, as wide as one page and as long as it takes, lying down where it is wide, with
/// ruled cells, the headings on every page and which page of how many below.
/// </summary>
internal static class Pages
{
    private const uint A4 = 9;

    /// <summary>So many digits stand on a line of A4 upright, at the size in which they are on the screen.</summary>
    private const int Upright = 96;

    public static SheetProperties OneWide() => new(new PageSetupProperties { FitToPage = true });

    /// <summary>In the order in which they stand behind the cells.</summary>
    public static IEnumerable<OpenXmlElement> Setup(IEnumerable<int> widths) =>
    [
        new PrintOptions { HorizontalCentered = true, GridLines = true },
        new PageMargins { Left = 0.3, Right = 0.3, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
        new PageSetup
        {
            PaperSize = A4,
            Orientation = widths.Sum() > Upright ? OrientationValues.Landscape : OrientationValues.Portrait,
            FitToWidth = 1,
            FitToHeight = 0,
        },
        new HeaderFooter(new OddFooter("&L&A&R&P / &N")),
    ];

    public static DefinedNames HeaderRows(SheetParts sheets) => new(sheets.Elements<SheetRef>().Select((sheet, i) =>
        new DefinedName($"'{sheet.Name!.Value!.Replace("'", "''", StringComparison.Ordinal)}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i }));
}
