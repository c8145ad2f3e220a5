using ChatAssist.Host.Sheets;
using ChatAssist.People;
using ChatAssist.Sheets;
using Xunit;

namespace ChatAssist.Tests.Sheets;

/// <summary>P-01, P-02: the roster with certificates is taken over from a table, whole or not at all.</summary>
public class RosterSheetTests
{
    private const string Header = "userid,name,role,unit,certificate,valid_from,valid_to,domains,areas,training_hours_2026\n";
    private const string Good = "insp09,钱八,inspector,综合行政执法队,SZ1,2024-01-10,2029-01-09,*,东沟村,48\n";

    private static readonly HashSet<string> Areas = ["东沟村", "西坡村", "南河村", "北岭村", "中心社区", "主街"];

    /// <summary>What stands in line 3 of the table, below a good row, and the error that it must give.</summary>
    public static TheoryData<string, string, string, string> Faults { get; } = new()
    {
        { ",甲,leader,队,,,,,,", "userid", RowCode.Required, "" },
        { "u1,,leader,队,,,,,,", "name", RowCode.Required, "" },
        { "u1,甲,,队,,,,,,", "role", RowCode.Required, "" },
        { "u1,甲,leader,,,,,,,", "unit", RowCode.Required, "" },
        { "u1," + new string('长', 61) + ",leader,队,,,,,,", "name", RowCode.TooLong, new string('长', 59) + "…" },
        { "u1,甲,leader,队,,,,," + new string('x', 501) + ",", "areas", RowCode.TooLong, new string('x', 59) + "…" },
        { "u1,甲\u0007乙,leader,队,,,,,,", "name", RowCode.ControlCharacter, "甲\uFFFD乙" },
        { "u1,\"甲\n乙\",leader,队,,,,,,", "name", RowCode.ControlCharacter, "甲\uFFFD乙" },
        { "u1,甲\u202E乙,leader,队,,,,,,", "name", RowCode.ControlCharacter, "甲\uFFFD乙" },
        { "u1,#N/A,leader,队,,,,,,", "name", RowCode.CellError, "#N/A" },
        { "1.38E+17,甲,leader,队,,,,,,", "userid", RowCode.DigitsLost, "1.38E+17" },
        { "老陈,甲,leader,队,,,,,,", "userid", RowCode.UserIdInvalid, "老陈" },
        { "a b,甲,leader,队,,,,,,", "userid", RowCode.UserIdInvalid, "a b" },
        { "_ab,甲,leader,队,,,,,,", "userid", RowCode.UserIdInvalid, "_ab" },
        { new string('a', 65) + ",甲,leader,队,,,,,,", "userid", RowCode.UserIdInvalid, new string('a', 59) + "…" },
        { "INSP09,甲,leader,队,,,,,,", "userid", RowCode.UserIdTwice, "INSP09" },
        { "boss,甲,leader,队,,,,,,", "userid", RowCode.UserIdTaken, "boss" },
        { "u1,甲,chief,队,,,,,,", "role", RowCode.RoleUnknown, "chief" },
        { "u1,甲,leader,队,SZ2,,2029-01-09,*,,", "valid_from", RowCode.CertificateIncomplete, "" },
        { "u1,甲,leader,队,SZ2,2024-01-10,,*,,", "valid_to", RowCode.CertificateIncomplete, "" },
        { "u1,甲,leader,队,SZ2,2024-01-10,2029-01-09,,,", "domains", RowCode.CertificateIncomplete, "" },
        { "u1,甲,leader,队,,2024-01-10,2029-01-09,*,,", "certificate", RowCode.CertificateIncomplete, "" },
        { "u1,甲,leader,队,SZ2,2024-01-10,2029-01-09,;,,", "domains", RowCode.CertificateIncomplete, ";" },
        { "u1,甲,auxiliary,队,,,,fire,,", "domains", RowCode.CertificateNotForRole, "fire" },
        { "u1,甲,auxiliary,队,SZ2,2024-01-10,2029-01-09,*,,", "certificate", RowCode.CertificateNotForRole, "SZ2" },
        { "u1,甲,village,东沟村,,2024-01-10,,,,", "valid_from", RowCode.CertificateNotForRole, "2024-01-10" },
        { "u1,甲,leader,队,sz1,2024-01-10,2029-01-09,*,,", "certificate", RowCode.CertificateTwice, "sz1" },
        { "u1,甲,leader,队,SZ2,2024-02-30,2029-01-09,*,,", "valid_from", RowCode.DateInvalid, "2024-02-30" },
        { "u1,甲,leader,队,SZ2,2024-01-10,长期,*,,", "valid_to", RowCode.DateInvalid, "长期" },
        { "u1,甲,leader,队,SZ2,1924-01-10,2029-01-09,*,,", "valid_from", RowCode.DateInvalid, "1924-01-10" },
        { "u1,甲,leader,队,SZ2,2029-01-10,2029-01-09,*,,", "valid_to", RowCode.DatesReversed, "2029-01-09" },
        { "u1,甲,leader,队,SZ2,2024-01-10,2029-01-09,fire;traffic,,", "domains", RowCode.DomainUnknown, "traffic" },
        { "u1,甲,leader,队,SZ2,2024-01-10,2029-01-09,*;fire,,", "domains", RowCode.AllAndOthers, "*;fire" },
        { "u1,甲,leader,队,,,,,东沟村;仙女村,", "areas", RowCode.AreaUnknown, "仙女村" },
        { "u1,甲,leader,队,,,,,全部、东沟村,", "areas", RowCode.AllAndOthers, "全部、东沟村" },
        { "u1,甲,leader,队,,,,,,六十", "training_hours_2026", RowCode.NumberInvalid, "六十" },
        { "u1,甲,leader,队,,,,,,NaN", "training_hours_2026", RowCode.NumberInvalid, "NaN" },
        { "u1,甲,leader,队,,,,,,-1", "training_hours_2026", RowCode.HoursRange, "-1" },
        { "u1,甲,leader,队,,,,,,8785", "training_hours_2026", RowCode.HoursRange, "8785" },
    };

    [Fact]
    public void P01_P02_the_demonstration_roster_is_read()
    {
        SheetReading<Person> roster = RosterSheet.Read(SheetFile.Read(Files.Demo("roster.csv")), Areas);

        Assert.Empty(roster.Errors);
        Assert.Equal(14, roster.Rows.Count);
        Person lisi = roster.Rows[2];
        Assert.Equal(("insp02", "李四", Role.Inspector), (lisi.UserId, lisi.Name, lisi.Role));
        Assert.Equal(("综合行政执法队", false), (lisi.Unit, lisi.AllAreas));
        Assert.Equal(["东沟村", "西坡村"], lisi.Areas);
        Assert.Equal(["work-safety", "fire", "training", "culture"], lisi.Certificate!.Domains);
        Assert.Equal(61m, lisi.TrainingHours[2026]);
        Assert.Null(roster.Rows[5].Certificate);
        Assert.True(roster.Rows[0].AllAreas);
    }

    [Fact]
    public void P02_a_certificate_is_valid_on_both_its_first_and_last_day_and_covers_its_domains()
    {
        Certificate held = new("SZ1", new(2021, 5, 1), new(2026, 4, 30), ["food", "agriculture"], AllDomains: false);

        Assert.False(held.IsValidOn(new(2021, 4, 30)));
        Assert.True(held.IsValidOn(new(2021, 5, 1)));
        Assert.True(held.IsValidOn(new(2026, 4, 30)));
        Assert.False(held.IsValidOn(new(2026, 5, 1)));
        Assert.True(held.Covers("food"));
        Assert.False(held.Covers("fire"));
        Assert.True((held with { AllDomains = true }).Covers("fire"));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void P01_P02_a_fault_is_reported_with_its_line_and_nothing_is_taken(
        string row, string column, string code, string value)
    {
        SheetReading<Person> roster = RosterSheet.Read(Files.Csv(Header + Good + row), Areas, new HashSet<string> { "boss" });

        RowError error = Assert.Single(roster.Errors);
        Assert.Equal((3, column, code, value), (error.Line, error.Column, error.Code, error.Value));
        Assert.Empty(roster.Rows);
        Assert.False(roster.Succeeded);
        bool isTwice = code is RowCode.UserIdTwice or RowCode.CertificateTwice;
        Assert.Equal(isTwice ? 2 : null, error.OtherLine);
    }

    [Fact]
    public void P01_all_faults_of_a_table_are_reported_at_once()
    {
        SheetReading<Person> roster = RosterSheet.Read(Files.Csv(Header + ",甲,chief,队,,,,,,\n\n\nu2,,leader,队,,,,,,-3"));

        Assert.Equal(
            [(2, RowCode.Required), (2, RowCode.RoleUnknown), (5, RowCode.Required), (5, RowCode.HoursRange)],
            roster.Errors.Select(error => (error.Line, error.Code)));
    }

    [Fact]
    public void P01_Chinese_headings_words_dates_and_separators_are_understood()
    {
        Sheet sheet = Files.Csv(
            """
            2026年执法人员花名册,,,,,,,,,
            企业微信账号,姓 名,角色,单位,执法证号,有效期起（年-月-日）,有效期至,执法领域,负责区域,学时2025,２０２６年学时
            insp01, 张三　,执法人员,执法队,ＳＺ００１,2024年1月10日,2029/1/9,消防；安全生产、fire,"东沟村，西坡村",60,４８.５
            boss,冯镇长,分管领导,镇政府,,,,,全部,,
            vil01,老陈,网格员,东沟村,,,,,东沟村,,
            """);
        SheetReading<Person> roster = RosterSheet.Read(sheet, Areas);

        Assert.Empty(roster.Errors);
        Assert.Equal(
            new Person(
                "insp01", "张三", Role.Inspector, "执法队",
                new Certificate("SZ001", new(2024, 1, 10), new(2029, 1, 9), ["fire", "work-safety"], AllDomains: false),
                ["东沟村", "西坡村"], AllAreas: false, new Dictionary<int, decimal> { [2025] = 60, [2026] = 48.5m }),
            roster.Rows[0]);
        Assert.Equal((Role.Supervisor, true), (roster.Rows[1].Role, roster.Rows[1].AllAreas));
        Assert.Equal(Role.Village, roster.Rows[2].Role);
    }

    [Theory]
    [InlineData("执法人员", Role.Inspector)]
    [InlineData("辅助人员", Role.Auxiliary)]
    [InlineData("队长", Role.Leader)]
    [InlineData("法制审核员", Role.Legal)]
    [InlineData("督查", Role.Supervisor)]
    [InlineData("分管领导", Role.Supervisor)]
    [InlineData("村干部", Role.Village)]
    [InlineData("网格员", Role.Village)]
    [InlineData("Inspector", Role.Inspector)]
    public void P01_roles_are_read_in_either_language(string word, Role role)
    {
        SheetReading<Person> roster = RosterSheet.Read(Files.Csv($"userid,姓名,role,unit\nu1,甲,{word},队"));

        Assert.Equal(role, Assert.Single(roster.Rows).Role);
    }

    [Theory]
    [InlineData("userid,name,role,unit,salary", "salary", RowCode.ColumnUnknown, 1)]
    [InlineData("userid,name,unit", "role", RowCode.ColumnMissing, 1)]
    [InlineData("userid,name,姓名,role,unit", "姓名", RowCode.ColumnTwice, 1)]
    [InlineData("userid,name,role,unit,学时", "学时", RowCode.HoursYearMissing, 1)]
    [InlineData("花名册,,,,\n\nuserid,name,role,unit,学时（年）", "学时（年）", RowCode.HoursYearMissing, 3)]
    [InlineData("userid,name,role,unit,training_hours_26", "training_hours_26", RowCode.ColumnUnknown, 1)]
    public void P01_a_wrong_header_is_reported_with_its_line(string header, string column, string code, int line)
    {
        string row = string.Join(',', "u1,甲,leader,队,5".Split(',').Take(header.Split('\n')[^1].Split(',').Length));
        RowError error = Assert.Single(RosterSheet.Read(Files.Csv(header + "\n" + row)).Errors);

        Assert.Equal((line, column, code), (error.Line, error.Column, error.Code));
    }

    [Fact]
    public void P01_a_table_of_nothing_but_its_header_is_refused()
    {
        Assert.Equal(RowCode.NoRows, Assert.Single(RosterSheet.Read(Files.Csv(Header)).Errors).Code);
    }

    [Fact]
    public void P01_reading_stops_after_a_thousand_errors()
    {
        string rows = string.Concat(Enumerable.Repeat(",,,,,,,,,5\n", 5000));
        SheetReading<Person> roster = RosterSheet.Read(Files.Csv(Header + rows));

        Assert.InRange(roster.Errors.Count, 1000, 1010);
        Assert.Equal(RowCode.TooManyErrors, roster.Errors[^1].Code);
    }

    [Fact]
    public void Every_code_has_an_example_here_or_with_the_targets()
    {
        string[] elsewhere =
        [
            RowCode.ColumnUnknown, RowCode.ColumnMissing, RowCode.ColumnTwice, RowCode.HoursYearMissing,
            RowCode.NoRows, RowCode.TooManyErrors, RowCode.TimeInvalid, RowCode.InFuture,
        ];
        IEnumerable<string> codes = ((IEnumerable<object[]>)Faults).Concat(TargetSheetTests.Faults).Select(row => (string)row[2]);

        Assert.Equal(RowCode.All.Order(), codes.Concat(elsewhere).Distinct().Order());
    }
}
