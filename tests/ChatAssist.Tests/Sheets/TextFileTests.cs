using System.Text;
using ChatAssist.Host.Sheets;
using ChatAssist.Sheets;
using Xunit;

namespace ChatAssist.Tests.Sheets;

/// <summary>T-01, P-01: tables as text files, in the encodings and with the separators that people's programs write.</summary>
public class TextFileTests
{
    private const string Table = "姓名,单位\n张三,\"东沟村, 西坡村\"\n";

    public static TheoryData<string, byte[]> Encodings { get; } = new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Table) },
        { "UTF-8 with mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Table)] },
        { "GB18030", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Table) },
        { "UTF-16, as Excel saves Unicode text", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Table)] },
        { "UTF-16 big-endian", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Table)] },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void T01_the_encoding_is_recognised(string name, byte[] content)
    {
        Sheet sheet = Files.Read(content);

        Assert.True(sheet.Header.SequenceEqual(["姓名", "单位"]), name);
        Assert.Equal(("张三", "东沟村, 西坡村"), (sheet.Rows[0]["姓名"], sheet.Rows[0]["单位"]));
    }

    [Fact]
    public void T01_rare_characters_of_GB18030_arrive()
    {
        byte[] content = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("姓名\n𠮷㐂\n");

        Assert.Equal("𠮷㐂", Files.Read(content).Rows[0]["姓名"]);
    }

    [Theory]
    [InlineData("a,b\n1;2;3;4;5,x\n", "1;2;3;4;5")]
    [InlineData("a;b\n1,5;x\n", "1,5")]
    [InlineData("a\tb\n1,2;3\tx\n", "1,2;3")]
    [InlineData("sep=;\na;b\n1,5;x\n", "1,5")]
    [InlineData("标题\na,b\n1;2;3,x\n", "1;2;3")]
    public void T01_the_separator_is_recognised(string text, string first)
    {
        SheetRow row = Assert.Single(Files.Csv(text).Rows);

        Assert.Equal((first, "x"), (row["a"], row["b"]));
    }

    [Fact]
    public void T01_lines_are_counted_as_an_editor_counts_them()
    {
        Sheet sheet = Files.Csv("\r\n标题,\r\n\r\na,b\r\n1,\"two\r\nlines\"\r\n\r\n,\r\n2,x");

        Assert.Equal(4, sheet.HeaderLine);
        Assert.Equal([5, 9], sheet.Rows.Select(row => row.Line));
        Assert.Equal("two\r\nlines", sheet.Rows[0]["b"]);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,\"open\n4,5\n", 3)]
    [InlineData("a,b\n1,2\n3,\"x\"y\n", 3)]
    [InlineData("a,b\n1,x\"y\n", 2)]
    public void T01_quotation_marks_that_do_not_pair_are_reported_with_their_line(string text, int line)
    {
        SheetProblemException problem = Files.Problem(Encoding.UTF8.GetBytes(text));

        Assert.Equal((FileCode.Quotes, line), (problem.Code, problem.Line));
    }

    [Theory]
    [InlineData("a,b\n1,2,3\n", FileCode.CellWithoutColumn, 2, "C")]
    [InlineData("a,,c\n1,2,3\n", FileCode.CellWithoutColumn, 2, "B")]
    [InlineData("\na,b,a\n1,2,3\n", FileCode.ColumnTwice, 2, "C")]
    [InlineData("\n , \n", FileCode.SheetEmpty, null, null)]
    [InlineData("   \n", FileCode.Empty, null, null)]
    [InlineData("", FileCode.Empty, null, null)]
    public void T01_a_table_without_order_is_refused(string text, string code, int? line, string? column)
    {
        SheetProblemException problem = Files.Problem(Encoding.UTF8.GetBytes(text));

        Assert.Equal((code, line, column, "upload"), (problem.Code, problem.Line, problem.Column, problem.Path));
    }

    [Fact]
    public void T01_bytes_of_no_encoding_are_refused()
    {
        Assert.Equal(FileCode.Encoding, Files.Problem([0x61, 0x2C, 0x80, 0x0A, 0xFF]).Code);
        Assert.Equal(FileCode.Encoding, Files.Problem([0xEF, 0xBB, 0xBF, 0x61, 0xD0, 0xD0]).Code);
        Assert.Equal(FileCode.Encoding, Files.Problem([0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00]).Code);
    }

    [Fact]
    public void T01_limits_of_a_text_file()
    {
        Assert.Equal(
            (FileCode.TooManyRows, 100_002),
            Fault("a\n" + string.Concat(Enumerable.Repeat("1\n", SheetLimits.Rows + 1))));
        Assert.Equal((FileCode.TooManyColumns, 1), Fault(string.Join(',', Enumerable.Range(0, 101)) + "\n"));
        Assert.Equal((FileCode.CellTooLong, 2), Fault("a,b\n1," + new string('x', 32_768)));
        Assert.Equal((FileCode.TooBig, null), Fault(new string('x', SheetLimits.FileBytes + 1)));
        string wide = string.Join(',', Enumerable.Range(0, 100)) + "\n";
        Assert.Equal((FileCode.TooManyCells, 10_002), Fault(wide + string.Concat(Enumerable.Repeat(wide, 10_001))));

        static (string, int?) Fault(string text)
        {
            SheetProblemException problem = Files.Problem(Encoding.UTF8.GetBytes(text));
            return (problem.Code, problem.Line);
        }
    }

    [Fact]
    public void T01_a_file_that_is_not_there_is_a_problem_too()
    {
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".csv");

        Assert.Equal(FileCode.Unreadable, Assert.Throws<SheetProblemException>(() => SheetFile.Read(path)).Code);
        Assert.Equal(FileCode.Unreadable, Assert.Throws<SheetProblemException>(() => SheetFile.Read(Path.GetTempPath())).Code);
        Assert.Equal(FileCode.Unreadable, Assert.Throws<SheetProblemException>(() => SheetFile.Read("")).Code);
    }
}
