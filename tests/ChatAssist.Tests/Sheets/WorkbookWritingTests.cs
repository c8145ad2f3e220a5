using System.IO.Compression;
using ChatAssist.Host.Sheets;
using ChatAssist.Sheets;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Xunit;

namespace ChatAssist.Tests.Sheets;

/// <summary>P-01, T-01: what is exported opens in Excel and says what was meant.</summary>
public class WorkbookWritingTests
{
    [Fact]
    public void T01_text_stays_text_whatever_it_looks_like()
    {
        string[] texts =
        [
            "=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1",
            "007", "911404030000000000", "1e5", "2026-01-01", "TRUE",
            "  两头空  ", "a\nb", "_x0041_", "\u0001", "<&>\"'", "𠮷", "#N/A",
        ];
        byte[] file = Files.Written(new SheetToWrite("S", ["a"], texts.Select(text => (IReadOnlyList<Cell>)[text])));

        Assert.Equal(texts, Files.Read(file).Rows.Select(row => row["a"]));
        string xml = Part(file, "sheet");
        Assert.DoesNotContain("<x:f", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:v", xml, StringComparison.Ordinal);
        Assert.Equal(7, xml.Split("s=\"3\"").Length); // six that begin like a formula wear the quote mark
    }

    [Fact]
    public void T01_numbers_and_days_are_what_they_are()
    {
        SheetToWrite sheet = new("S", ["a", "b", "c", "d", "e", "f"],
        [
            [36.3101, 48.5m, 12, new DateOnly(2026, 2, 28), new DateTime(2026, 2, 28, 20, 30, 5), default],
            [-0.1, 0.123456789012345678m, 1234567890123456L, new DateOnly(1900, 2, 28), new DateTime(1899, 1, 1), ""],
        ]);
        Sheet read = Files.Read(Files.Written(sheet));

        Assert.Equal(["36.3101", "48.5", "12", "2026-02-28", "2026-02-28T20:30:05"], read.Rows[0].Cells.Values);
        Assert.Equal(
            ["-0.1", "0.123456789012345678", "1234567890123456", "1900-02-28", "1899-01-01T00:00:00"],
            read.Rows[1].Cells.Values);
        Assert.Contains("<x:v>46081</x:v>", Part(Files.Written(sheet), "sheet"), StringComparison.Ordinal);
    }

    [Fact]
    public void T01_the_file_is_valid_Open_XML_with_bold_frozen_header_and_room_for_Chinese()
    {
        SheetToWrite sheet = new("检查 对象", ["名称", "日期"], [["平安烟花爆竹零售点有限公司", new DateOnly(2026, 1, 1)], ["=1"]]);
        byte[] file = Files.Written(sheet, new("二", ["x"], []));
        using SpreadsheetDocument document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath} {error.Description}"));
        string xml = Part(file, "sheet");
        Assert.Contains("state=\"frozen\"", xml, StringComparison.Ordinal);
        Assert.Contains("width=\"28\"", xml, StringComparison.Ordinal);
        Assert.Equal("x", Files.Read(file, "二").Header[0]);
    }

    [Fact]
    public void F06_a_wide_table_is_printed_lying_down_on_one_page_wide_with_its_headings_on_each()
    {
        string words = string.Concat(Enumerable.Repeat("消防通道被堵住", 12));
        SheetToWrite wide = new("整改台账", [.. Enumerable.Range(1, 15).Select(i => $"第{i}栏")], [[.. Enumerable.Repeat((Cell)words, 15)]]);
        byte[] file = Files.Written(wide, new("短", ["a"], [["1"]]));
        using SpreadsheetDocument document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath} {error.Description}"));
        Assert.Equal(["'整改台账'!$1:$1", "'短'!$1:$1"], document.WorkbookPart!.Workbook.DefinedNames!.Select(n => n.InnerText));
        string xml = Part(file, "sheet1");
        Assert.Contains("fitToPage=\"1\"", xml, StringComparison.Ordinal);
        Assert.Contains("fitToHeight=\"0\"", xml, StringComparison.Ordinal);
        Assert.Contains("orientation=\"landscape\"", xml, StringComparison.Ordinal);
        Assert.Contains("ht=\"214\"", xml, StringComparison.Ordinal); // fourteen lines of six characters
        Assert.Contains("orientation=\"portrait\"", Part(file, "sheet2"), StringComparison.Ordinal);
    }

    [Fact]
    public void T01_a_stream_that_only_takes_bytes_is_enough()
    {
        using MemoryStream target = new();
        using (GZipStream oneWay = new(target, CompressionLevel.NoCompression, leaveOpen: true))
        {
            SheetFile.WriteXlsx(oneWay, new SheetToWrite("S", ["a"], [["1"]]));
        }

        target.Position = 0;
        using GZipStream back = new(target, CompressionMode.Decompress);
        Assert.Equal("1", SheetFile.Read(back, "x").Rows[0]["a"]);
    }

    [Fact]
    public void T01_rows_are_taken_one_by_one()
    {
        int alive = 0, most = 0;
        IEnumerable<IReadOnlyList<Cell>> Rows()
        {
            for (int i = 0; i < 50_000; i++)
            {
                most = Math.Max(most, ++alive);
                yield return [i, "东沟村"];
                alive--;
            }
        }

        byte[] file = Files.Written(new SheetToWrite("S", ["n", "村"], Rows()));

        Assert.Equal(1, most);
        Sheet read = Files.Read(file);
        Assert.Equal((50_000, 50_001, "49999"), (read.Rows.Count, read.Rows[^1].Line, read.Rows[^1]["n"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("'a'")]
    [InlineData("123456789012345678901234567890ab")]
    public void T01_a_name_that_Excel_would_refuse_is_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => Files.Written(new SheetToWrite(name, ["a"], [])));
    }

    [Fact]
    public void T01_what_Excel_cannot_hold_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Files.Written(new SheetToWrite("S", ["a"], [["1", "2"]])));
        Assert.Throws<ArgumentException>(() => Files.Written(new SheetToWrite("S", ["a"], [[new string('x', 32_768)]])));
        Assert.Throws<ArgumentException>(() => Files.Written(new("S", ["a"], []), new("s", ["a"], [])));
        Assert.Throws<ArgumentException>(() => Files.Written());
    }

    private static string Part(byte[] file, string name)
    {
        using ZipArchive zip = new(new MemoryStream(file));
        string path = "worksheets/" + name;
        using StreamReader reader = new(
            zip.Entries.First(entry => entry.FullName.Contains(path, StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }
}
