using ChatAssist.Host.Sheets;
using ChatAssist.Sheets;
using ChatAssist.Targets;
using Xunit;

namespace ChatAssist.Tests.Sheets;

/// <summary>T-01: the register is taken over from a table with a row-by-row error report.</summary>
public class TargetSheetTests
{
    private const string Header =
        "id,name,kind,industry,risk,village,credit_code,latitude,longitude,contact_userid,address,phone\n";

    private const string Good = "V-01,东沟村,village,,,东沟村,,36.3101,113.0502,vil01,,\n";

    private static readonly HashSet<string> Contacts =
        new(["vil01", "vil02", "vil03", "vil04", "vil05"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What stands in line 3 of the table, below a good row, and the error that it must give.</summary>
    public static TheoryData<string, string, string, string> Faults { get; } = new()
    {
        { ",店,shop,,,,,,,,,", "id", RowCode.Required, "" },
        { "E-1,,shop,,,,,,,,,", "name", RowCode.Required, "" },
        { "E-1,店,,,,,,,,,,", "kind", RowCode.Required, "" },
        { "E-1," + new string('店', 61) + ",shop,,,,,,,,,", "name", RowCode.TooLong, new string('店', 59) + "…" },
        { "E-1,店,shop,,,,,,,," + new string('路', 501) + ",", "address", RowCode.TooLong, new string('路', 59) + "…" },
        { "E-1,店,shop,,,,,,,,东街\u0000号,", "address", RowCode.ControlCharacter, "东街\uFFFD号" },
        { "E-1,#REF!,shop,,,,,,,,,", "name", RowCode.CellError, "#REF!" },
        { "E 1,店,shop,,,,,,,,,", "id", RowCode.IdInvalid, "E 1" },
        { "=1,店,shop,,,,,,,,,", "id", RowCode.IdInvalid, "=1" },
        { new string('E', 65) + ",店,shop,,,,,,,,,", "id", RowCode.IdInvalid, new string('E', 59) + "…" },
        { "v-01,店,shop,,,,,,,,,", "id", RowCode.IdTwice, "v-01" },
        { "OLD-1,店,shop,,,,,,,,,", "id", RowCode.IdTaken, "OLD-1" },
        { "E-1,店,castle,,,,,,,,,", "kind", RowCode.KindUnknown, "castle" },
        { "E-1,店,shop,,extreme,,,,,,,", "risk", RowCode.RiskUnknown, "extreme" },
        { "E-1,店,shop,,,仙女村,,,,,,", "village", RowCode.VillageUnknown, "仙女村" },
        { "E-1,店,shop,,,,,,,nobody,,", "contact_userid", RowCode.ContactUnknown, "nobody" },
        { "E-1,店,shop,,,,,,,老陈,,", "contact_userid", RowCode.UserIdInvalid, "老陈" },
        { "E-1,店,shop,,,,,113.05,36.31,,,", "latitude", RowCode.LatitudeRange, "113.05" },
        { "E-1,店,shop,,,,,36.31,180.1,,,", "longitude", RowCode.LongitudeRange, "180.1" },
        { "E-1,店,shop,,,,,36°18′,113.05,,,", "latitude", RowCode.NumberInvalid, "36°18′" },
        { "E-1,店,shop,,,,,36.31,,,,", "longitude", RowCode.CoordinatesIncomplete, "" },
        { "E-1,店,shop,,,,,,113.05,,,", "latitude", RowCode.CoordinatesIncomplete, "" },
        { "E-1,店,shop,,,,91140403MAAY4CL12,,,,,", "credit_code", RowCode.CreditCodeLength, "91140403MAAY4CL12" },
        { "E-1,店,shop,,,,91140403MAOY4CL12P,,,,,", "credit_code", RowCode.CreditCodeAlphabet, "91140403MAOY4CL12P" },
        { "E-1,店,shop,,,,01140403MAAY4CL12P,,,,,", "credit_code", RowCode.CreditCodeAuthority, "01140403MAAY4CL12P" },
        { "E-1,店,shop,,,,911404A3MAAY4CL12P,,,,,", "credit_code", RowCode.CreditCodeArea, "911404A3MAAY4CL12P" },
        { "E-1,店,shop,,,,91140403MAAY4CL12Q,,,,,", "credit_code", RowCode.CreditCodeCheckDigit, "91140403MAAY4CL12Q" },
        { "E-1,店,shop,,,,9.11404E+17,,,,,", "credit_code", RowCode.DigitsLost, "9.11404E+17" },
        { "E-1,店,shop,,,,,,,,,1.38001E+15", "phone", RowCode.DigitsLost, "1.38001E+15" },
    };

    [Fact]
    public void T01_the_demonstration_register_is_read()
    {
        Sheet sheet = SheetFile.Read(Files.Demo("targets.csv"));
        SheetReading<Target> register = TargetSheet.Read(sheet, new HashSet<string>(), Contacts);

        Assert.Empty(register.Errors);
        Assert.Equal(21, register.Rows.Count);
        Assert.Equal(
            new Target(
                "E-01", "兴旺加油站", TargetKind.Enterprise, "fuel", "high", "东沟村", "91140403MAAY4CL12P",
                36.3111, 113.054, "vil01", Address: null, Phone: null),
            register.Rows[6]);
        Assert.Equal((TargetKind.Street, "key"), (register.Rows[5].Kind, register.Rows[5].Risk));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void T01_a_fault_is_reported_with_its_line_and_nothing_is_taken(string row, string column, string code, string value)
    {
        Sheet sheet = row.Contains('\0', StringComparison.Ordinal)
            ? Row3(Header, Good, row) // a text file that holds NUL is taken for no text at all
            : Files.Csv(Header + Good + row);
        SheetReading<Target> register = TargetSheet.Read(sheet, new HashSet<string>(), Contacts, new HashSet<string> { "OLD-1" });

        RowError error = Assert.Single(register.Errors);
        Assert.Equal((3, column, code, value), (error.Line, error.Column, error.Code, error.Value));
        Assert.Empty(register.Rows);
        Assert.Equal(code == RowCode.IdTwice ? 2 : null, error.OtherLine);
    }

    [Fact]
    public void T01_a_village_is_known_from_the_table_itself_or_from_before()
    {
        const string Row = "E-1,店,shop,,,西坡村,,,,,,";

        Assert.NotEmpty(TargetSheet.Read(Files.Csv(Header + Good + Row), new HashSet<string>()).Errors);
        Assert.Empty(TargetSheet.Read(Files.Csv(Header + Good + Row), new HashSet<string> { "西坡村" }).Errors);
        Assert.Empty(TargetSheet.Read(Files.Csv(Header + Good + Row + "\nV-02,西坡村,村,,,,,,,,,"), new HashSet<string>()).Errors);
        Assert.Empty(TargetSheet.Read(Files.Csv(Header + Good + Row)).Errors);
    }

    [Fact]
    public void T01_Chinese_headings_and_words_are_understood_and_codes_are_put_right()
    {
        Sheet sheet = Files.Csv(
            "编号,名称,类别,行业,风险等级,所在村,统一社会信用代码,纬度,经度,联系人,地址,电话\n"
            + "东-1,兴旺加油站,企业,fuel,高,东沟村,９１１４０４０３maay4cl12p,36.3111,113.0540,VIL01,东街1号,０355-1234567\n");
        SheetReading<Target> register = TargetSheet.Read(sheet, null, Contacts);

        Assert.Empty(register.Errors);
        Assert.Equal(
            new Target(
                "东-1", "兴旺加油站", TargetKind.Enterprise, "fuel", "high", "东沟村", "91140403MAAY4CL12P",
                36.3111, 113.054, "VIL01", "东街1号", "0355-1234567"),
            Assert.Single(register.Rows));
    }

    [Theory]
    [InlineData("村", TargetKind.Village)]
    [InlineData("社区", TargetKind.Community)]
    [InlineData("街道", TargetKind.Street)]
    [InlineData("单位", TargetKind.Unit)]
    [InlineData("企业", TargetKind.Enterprise)]
    [InlineData("商铺", TargetKind.Premises)]
    [InlineData("摊点", TargetKind.Stall)]
    [InlineData("场所", TargetKind.Premises)]
    [InlineData("Enterprise", TargetKind.Enterprise)]
    public void T01_kinds_are_read_in_either_language(string word, TargetKind kind)
    {
        Assert.Equal(kind, Assert.Single(TargetSheet.Read(Files.Csv($"id,name,类别\nE-1,店,{word}")).Rows).Kind);
    }

    [Fact]
    public void T01_unknown_columns_are_reported_together_with_the_faults_of_the_rows()
    {
        SheetReading<Target> register = TargetSheet.Read(Files.Csv("id,name,kind,法人\nE-1,店,castle,张三"));

        Assert.Equal(
            [(1, "法人", RowCode.ColumnUnknown), (2, "kind", RowCode.KindUnknown)],
            register.Errors.Select(error => (error.Line, error.Column, error.Code)));
    }

    private static Sheet Row3(params string[] lines)
    {
        string[] header = lines[0].Trim().Split(',');
        return new("test", header, [.. lines.Skip(1).Select((line, i) => new SheetRow(i + 2, Cells(line)))]);

        Dictionary<string, string> Cells(string line) => header.Zip(line.TrimEnd('\n').Split(','))
            .Where(cell => cell.Second.Length > 0)
            .ToDictionary(cell => cell.First, cell => cell.Second);
    }
}
