using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ChatAssist.Host.Sheets;
using ChatAssist.Sheets;
using Xunit;

namespace ChatAssist.Tests.Sheets;

/// <summary>T-01, P-01: whatever a stranger sends, reading gives a table or the one declared problem, quickly.</summary>
public class HostileFileTests
{
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]];

    public static TheoryData<string, byte[]> Disguised { get; } = new()
    {
        { FileCode.OldExcel, CompoundFile },
        { FileCode.Encrypted, [.. CompoundFile, .. Encoding.Unicode.GetBytes("EncryptedPackage")] },
        { FileCode.Html, "<html><body><table><tr><td>姓名</td></tr></table></body></html>"u8.ToArray() },
        { FileCode.Html, "\uFEFF\n<!DOCTYPE html>\n<table>"u8.ToArray() },
        { FileCode.Html, "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>"u8.ToArray() },
        { FileCode.Html, "MIME-Version: 1.0\nContent-Type: multipart/related"u8.ToArray() },
        { FileCode.Xml, "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"u8.ToArray() },
        { FileCode.NotASheet, "%PDF-1.7\nabc"u8.ToArray() },
        { FileCode.NotASheet, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] },
        { FileCode.NotASheet, Files.Zip(("a.txt", "no table")) },
        { FileCode.NotASheet, Files.Zip(
            ("_rels/.rels", Files.Relations(("r1", "officeDocument", "word/document.xml"))),
            ("word/document.xml", "<document/>")) },
        { FileCode.NotASheet, Files.Zip(
            ("_rels/.rels", Files.Relations(("r1", "officeDocument", "xl/workbook.bin"))), ("xl/workbook.bin", "binary")) },
        { FileCode.Broken, Files.Zip(("_rels/.rels", Files.Relations(("r1", "officeDocument", "xl/workbook.xml")))) },
        { FileCode.Broken, Encoding.Latin1.GetBytes("PK\u0003\u0004 and no more") },
        { FileCode.Encrypted, Altered(Files.Workbook(""), bytes => bytes[Central(bytes) + 8] |= 1) },
    };

    /// <summary>Content of a worksheet that no spreadsheet program writes.</summary>
    public static TheoryData<string, string> Malformed { get; } = new()
    {
        { FileCode.Broken, "<row r=\"2\"/><row r=\"2\"/>" },
        { FileCode.Broken, "<row r=\"x\"/>" },
        { FileCode.Broken, "<row r=\"1048577\"/>" },
        { FileCode.Broken, "<row r=\"99999999999\"/>" },
        { FileCode.Broken, "<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>" },
        { FileCode.Broken, "<row><c r=\"1\"><v>1</v></c></row>" },
        { FileCode.Broken, "<row><c t=\"s\"><v>7</v></c></row>" },
        { FileCode.Broken, "<row><c t=\"s\"><v>-1</v></c></row>" },
        { FileCode.Broken, "<row><c t=\"x\"><v>1</v></c></row>" },
        { FileCode.Broken, "<row><c><v>1e999</v></c></row>" },
        { FileCode.Broken, "<row><c><v>abc</v></c></row>" },
        { FileCode.Broken, "<row><c><v>&unknown;</v></c></row>" },
        { FileCode.Broken, "<row><c>" },
        { FileCode.Broken, string.Concat(Enumerable.Repeat("<a>", 100_000)) },
        { FileCode.Broken, "<row " + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"a{i}='' ")) + "/>" },
        { FileCode.Broken, "<row><c t=\"str\"><v>" + string.Concat(Enumerable.Range(0, 300_000)) + "</v></c></row>" },
        { FileCode.CellTooLong, "<row><c t=\"str\"><v>" + new string('长', 32_768) + "</v></c></row>" },
        { FileCode.TooManyColumns, "<row><c r=\"CW1\"><v>1</v></c></row>" },
        { FileCode.TooManyRows, Files.Row(1, "a") + string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", 100_001)) },
        { FileCode.SheetEmpty, "<row><c s=\"3\"/></row>" },
    };

    [Theory]
    [MemberData(nameof(Disguised))]
    public void T01_what_is_no_table_is_recognised(string code, byte[] content)
    {
        Assert.Equal(code, Files.Problem(content).Code);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void T01_a_malformed_worksheet_is_refused(string code, string sheetData)
    {
        Assert.Equal(code, Files.Problem(Files.Workbook(sheetData)).Code);
    }

    [Theory]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("_rels/.rels")]
    public void T01_a_DTD_is_refused(string part)
    {
        const string Bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        IEnumerable<(string, string)> parts = Files.WorkbookParts(Files.Row(1, "a"))
            .Select(p => (p.Name, p.Name == part ? Bomb + p.Text : p.Text));

        Assert.Equal(FileCode.Broken, Files.Problem(Files.Zip(parts)).Code);
    }

    [Fact]
    public void T01_a_small_file_that_declares_to_be_huge_is_refused_unopened()
    {
        (string, string)[] sound = [.. Files.WorkbookParts(Files.Row(1, "a"))];

        byte[] declared = Declaring(4_000_000_000, Files.Zip(sound));
        Assert.Equal(FileCode.Bomb, Files.Problem(declared).Code);

        byte[] swelling = Files.Zip([.. sound, ("xl/media/image1.bmp", new string('0', 20_000_000))]);
        Assert.InRange(swelling.Length, 0, 200_000);
        Assert.Equal(FileCode.Bomb, Files.Problem(swelling).Code);

        Random random = new(7);
        string zeros = new('0', 100);
        string noise = string.Concat(Enumerable.Range(0, 30_000).Select(_ => (char)('a' + random.Next(26)) + zeros));
        byte[] many = Files.Zip([.. sound, .. Enumerable.Range(0, 40).Select(i => ($"xl/{i}.xml", noise))]);
        Assert.InRange(many.Length, 0, SheetLimits.FileBytes);
        Assert.Equal(FileCode.Bomb, Files.Problem(many).Code);

        byte[] entries = Files.Zip(Enumerable.Range(0, SheetLimits.ArchiveEntries + 1).Select(i => ($"{i}", "")));
        Assert.Equal(FileCode.Bomb, Files.Problem(entries).Code);
    }

    [Fact]
    public void T01_a_file_that_declares_less_than_it_holds_is_refused()
    {
        IEnumerable<(string Name, string Text)> parts = Files.WorkbookParts(Files.Row(1, "a") + new string(' ', 5_000_000));
        byte[] file = Files.Zip(parts.OrderByDescending(part => part.Text.Length));

        Assert.Equal(FileCode.Broken, Files.Problem(Declaring(1000, file)).Code);
    }

    [Fact]
    public void T01_two_entries_of_one_name_are_refused()
    {
        byte[] file = Files.Zip([.. Files.WorkbookParts(Files.Row(1, "a")), ("XL\\workbook.xml", "<workbook/>")]);

        Assert.Equal(FileCode.Broken, Files.Problem(file).Code);
    }

    [Fact]
    public void T01_a_truncated_workbook_gives_the_declared_problem()
    {
        byte[] whole = Sample();
        for (int length = 0; length < whole.Length; length += 7) Assert.NotEmpty(Files.Problem(whole[..length]).Code);
    }

    [Fact]
    public void T01_a_flipped_bit_gives_the_same_table_or_the_declared_problem()
    {
        byte[] whole = Sample();
        string expected = Text(Files.Read(whole));
        Random random = new(20260101);
        int refused = 0;
        for (int i = 0; i < 3000; i++)
        {
            byte[] altered = Altered(whole, bytes => bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8)));
            try
            {
                Assert.Equal(expected, Text(Files.Read(altered)));
            }
            catch (SheetProblemException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 500, 2999);
    }

    [Fact]
    public void T01_garbled_XML_in_a_sound_archive_gives_a_table_or_the_declared_problem()
    {
        (string Name, string Text)[] parts = [.. Files.WorkbookParts(
            Files.Row(1, "a", "b") + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" s=\"1\"><v>45301</v></c></row>",
            "<si><t>共享_x000D_</t></si>",
            "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]&quot;m\"/></numFmts>"
            + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>")];
        Random random = new(20260102);
        for (int i = 0; i < 3000; i++)
        {
            int part = random.Next(1, parts.Length);
            StringBuilder text = new(parts[part].Text);
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                int at = random.Next(text.Length - 4);
                if (random.Next(3) == 0) text.Remove(at, random.Next(1, 4));
                else text[at] = "<>/\"=&;0129AZaz \t中"[random.Next(18)];
            }

            byte[] file = Files.Zip(parts.Select((p, n) => (p.Name, n == part ? text.ToString() : p.Text)));
            try
            {
                Assert.NotNull(Files.Read(file));
            }
            catch (SheetProblemException problem)
            {
                Assert.Contains(problem.Code, FileCode.All);
            }
        }
    }

    [Fact]
    public void T01_random_bytes_give_a_table_or_the_declared_problem()
    {
        Random random = new(20260103);
        for (int i = 0; i < 3000; i++)
        {
            byte[] bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            if (i % 3 == 0) bytes = [.. bytes.Select(b => (byte)("ab,;\t\"\n\r=' "[b % 11]))];
            try
            {
                Assert.NotNull(Files.Read(bytes));
            }
            catch (SheetProblemException problem)
            {
                Assert.Contains(problem.Code, FileCode.All);
            }
        }
    }

    private static byte[] Sample() => Files.Written(new SheetToWrite(
        "S",
        ["姓名", "日期", "学时"],
        [.. Enumerable.Range(0, 20).Select(i => (IReadOnlyList<Cell>)[$"人{i}", new DateOnly(2026, 1, 1 + i), i * 1.5])]));

    private static string Text(Sheet sheet) =>
        string.Join('\n', sheet.Rows.Select(row => $"{row.Line} {string.Join('|', row.Cells)}"));

    private static byte[] Altered(byte[] source, Action<byte[]> change)
    {
        byte[] copy = [.. source];
        change(copy);
        return copy;
    }

    /// <summary>The archive with another unpacked size declared for its first entry.</summary>
    private static byte[] Declaring(uint size, byte[] zip) =>
        Altered(zip, bytes => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(Central(bytes) + 24), size));

    /// <summary>Where the archive's directory begins: its first entry's flags are 8 bytes on, its declared size 24.</summary>
    private static int Central(byte[] zip) => zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
}
