using ChatAssist.Content;
using ChatAssist.Findings;
using ChatAssist.Host.Sheets;
using ChatAssist.Host.Transcripts;
using ChatAssist.Sheets;
using ChatAssist.Tests.Complaints;
using Xunit;

namespace ChatAssist.Tests.Findings;

/// <summary>F-06: the ledger of findings as a table: one row each, words as words, whatever they look like.</summary>
public sealed class FindingSheetTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task F_06_the_table_says_what_happened_and_no_words_become_a_formula()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await using Team team = await Team.StartAsync(store, new ScriptClock(Monday));
        Library library = team.Shelf.Current;
        const string evil = "=HYPERLINK(\"http://x\",\"点我\")";
        var until = new DateOnly(2026, 3, 20);
        await team.Writer.WriteAsync(s => s.Apply(
            [
                .. Loop.Found(library, "F-2026-0001", Monday, words: evil),
                .. Loop.Found(library, "F-2026-0002", Monday, words: "@SUM(A1:A9) 灭火器过期"),
                new ExtensionAsked("F-2026-0001", 2, 1, new DateOnly(2026, 3, 5), until, "-2+3 等配件"),
                new FindingExtended("F-2026-0001", 3, 1, 1, until, []),
                new RectificationReported("F-2026-0001", 4, 1, ReportedBy.Enterprise, "+86 换好了", Monday.AddDays(1)),
                new FindingListed("F-2026-0001", 5, "一直没改", ListedClock.Next(library.Rules, Monday, 1)),
                new FindingReinspected("F-2026-0002", 2, 1, ReinspectionOutcome.Passed, "insp02", "都换了", null, []),
                new FindingStruckOff("F-2026-0002", 3),
            ], Monday, "insp01"));
        await using var ledger = team.Ledger();
        var lines = await ledger.LinesAsync(ledger.Findings, 100, CancellationToken.None);
        string path = Path.Combine(Environment.GetEnvironmentVariable("LOOK") ?? store.Folder, "ledger.xlsx");
        await using (FileStream file = File.Create(path))
        {
            SheetFile.WriteXlsx(file, FindingSheet.Write(library, lines, new DateOnly(2026, 4, 1)));
        }

        Sheet sheet = SheetFile.Read(path);
        Assert.Equal(["F-2026-0001", "F-2026-0002"], sheet.Rows.Select(r => r["编号"]));
        SheetRow first = sheet.Rows[0], second = sheet.Rows[1];
        Assert.Equal(evil, first["问题"]);
        Assert.Equal("3月5日→3月20日 -2+3 等配件", first["延期"]);
        Assert.Equal("3月3日 企业 +86 换好了", first["整改反馈"]);
        Assert.Equal("12", first["逾期天数"]);
        Assert.Equal("整改中（挂牌督办）", first["状态"]);
        Assert.Equal(("2026-03-02", "2026-03-20"), (first["发现日期"], first["整改期限"]));
        Assert.Equal("3月2日 已整改好（张三、李四）都换了", second["复查情况"]);
        Assert.Equal(("已销号", "2026-03-02", ""), (second["状态"], second["销号日期"], second["逾期天数"]));
    }
}
