using ChatAssist.Host.Sheets;
using ChatAssist.Sheets;
using Xunit;

namespace ChatAssist.Tests.Sheets;

/// <summary>T-01, P-01: .xlsx as Excel, WPS and LibreOffice write it.</summary>
public class WorkbookReadingTests
{
    private const string Styles = """
        <numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
        <numFmt numFmtId="165" formatCode="[Red]0.00&quot;days&quot;"/>
        <numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>
        <xf numFmtId="57"/><xf numFmtId="166"/><xf/></cellXfs>
        """;

    /// <summary>XML of a cell, the style sheet above at hand, and what it says.</summary>
    public static TheoryData<string, string> Cells { get; } = new()
    {
        { "<c t=\"s\"><v>0</v></c>", "共享" },
        { "<c t=\"s\"><v>1</v></c>", "富文本" },
        { "<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> 行内 </t></is></c>", " 行内 " },
        { "<c t=\"inlineStr\"><is><r><t>富</t></r><r><t>文</t></r><rPh><t>fu</t></rPh></is></c>", "富文" },
        { "<c t=\"str\"><f>A1&amp;B1</f><v>公式</v></c>", "公式" },
        { "<c t=\"b\"><v>1</v></c>", "TRUE" },
        { "<c t=\"e\"><v>#N/A</v></c>", "#N/A" },
        { "<c t=\"d\"><v>2024-01-10T00:00:00</v></c>", "2024-01-10" },
        { "<c><v>36.310099999999998</v></c>", "36.3101" },
        { "<c><v>1.38001E10</v></c>", "13800100000" },
        { "<c><v>911404030000000000</v></c>", "9.1140403E+17" },
        { "<c><v>-0</v></c>", "0" },
        { "<c s=\"1\"><v>45301</v></c>", "2024-01-10" },
        { "<c s=\"2\"><v>45301.5</v></c>", "2024-01-10T12:00:00" },
        { "<c s=\"4\"><v>1</v></c>", "1900-01-01" },
        { "<c s=\"1\"><v>59</v></c>", "1900-02-28" },
        { "<c s=\"1\"><v>61</v></c>", "1900-03-01" },
        { "<c s=\"1\"><v>0.75</v></c>", "18:00:00" },
        { "<c s=\"5\"><v>1.25</v></c>", "1900-01-01T06:00:00" },
        { "<c s=\"3\"><v>45301</v></c>", "45301" },
        { "<c s=\"6\"><v>45301</v></c>", "45301" },
        { "<c s=\"1\"><v>99999999</v></c>", "99999999" },
        { "<c t=\"inlineStr\"><is><t>a_x000D_b_x005F_x0041_</t></is></c>", "a\rb_x0041_" },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void T01_a_cell_says_what_the_spreadsheet_shows(string cell, string text)
    {
        byte[] file = Files.Workbook(
            Files.Row(1, "a") + $"<row>{cell}</row>",
            "<si><t>共享</t></si><si><r><rPr><b/></rPr><t>富</t></r><r><t>文本</t></r>"
            + "<rPh sb=\"0\" eb=\"1\"><t>fuwenben</t></rPh></si>",
            Styles);

        Assert.Equal(text, Assert.Single(Files.Read(file).Rows)["a"]);
    }

    [Fact]
    public void T01_days_since_1904_are_read_as_such()
    {
        byte[] file = Files.Workbook(
            Files.Row(1, "a") + "<row><c s=\"1\"><v>43839</v></c></row>", "", Styles, "<workbookPr date1904=\"1\"/>");

        Assert.Equal("2024-01-10", Files.Read(file).Rows[0]["a"]);
    }

    [Fact]
    public void T01_line_numbers_are_those_of_Excel()
    {
        Sheet sheet = Files.Read(Files.Workbook(
            "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>2026年台账</t></is></c></row>"
            + "<row r=\"3\"/><row r=\"4\"><c r=\"A4\" s=\"1\"/></row>"
            + Files.Row(5, "a", "b")
            + "<row r=\"9\"><c r=\"B9\"><v>1</v></c></row><row><c><v>2</v></c><c/></row><row r=\"1048576\" s=\"1\"/>"));

        Assert.Equal(("S", 5), (sheet.Name, sheet.HeaderLine));
        Assert.Equal([(9, "", "1"), (10, "2", "")], sheet.Rows.Select(row => (row.Line, row["a"], row["b"])));
    }

    [Fact]
    public void T01_the_first_visible_sheet_is_read_or_the_one_named()
    {
        (string, string)[] parts =
        [
            .. Files.WorkbookParts(Files.Row(1, "hidden"))
                .Where(part => !part.Name.Contains("workbook", StringComparison.Ordinal)),
            ("xl/workbook.xml", """
                <x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"
                    xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"><x:sheets>
                <x:sheet name="Secret" state="hidden" r:id="rId1"/><x:sheet name="Chart" r:id="rId5"/>
                <x:sheet name="Shown" r:id="rId2"/></x:sheets></x:workbook>
                """),
            ("xl/_rels/workbook.xml.rels", Files.Relations(
                ("rId1", "worksheet", "worksheets/sheet1.xml"),
                ("rId2", "worksheet", "./../xl/worksheets/other.xml"),
                ("rId5", "chartsheet", "chartsheets/sheet1.xml"))),
            ("xl/worksheets/other.xml", "<worksheet><sheetData>" + Files.Row(1, "shown") + "</sheetData></worksheet>"),
        ];
        byte[] file = Files.Zip(parts);

        Assert.Equal(("Shown", "shown"), (Files.Read(file).Name, Files.Read(file).Header[0]));
        Assert.Equal("hidden", Files.Read(file, "secret").Header[0]);
        Assert.Equal(FileCode.SheetMissing, Files.Problem(file, "none").Code);
        Assert.Equal(FileCode.SheetMissing, Files.Problem(file, "chart").Code);
    }

    [Fact]
    public void T01_links_to_elsewhere_are_ignored_even_malformed_ones()
    {
        byte[] file = Files.Zip(
        [
            .. Files.WorkbookParts(Files.Row(1, "a")),
            ("xl/worksheets/_rels/sheet1.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Type="x/hyperlink" Target="mailto:one@" TargetMode="External"/></Relationships>
                """),
            ("xl/externalLinks/externalLink1.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"),
        ]);

        Assert.Equal("a", Files.Read(file).Header[0]);
    }
}
