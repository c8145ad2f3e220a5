using ChatAssist.Complaints;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Sheets;
using ChatAssist.Host.Transcripts;
using ChatAssist.Sheets;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.Complaints;

/// <summary>K-01: work orders of the 12345 line out of a workbook.</summary>
public sealed class WorkOrderImportTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly string[] Header = ["工单编号", "受理时间", "诉求内容", "地址", "诉求人", "联系电话", "类别", "承办单位"];

    private readonly ScriptClock _clock = new(Monday);
    private Store _store = null!;
    private Team _team = null!;

    public async Task InitializeAsync()
    {
        _store = await Store.WithDemoRegisterAsync();
        _team = await Team.StartAsync(_store, _clock);
    }

    public async Task DisposeAsync()
    {
        await _team.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task K_01_orders_become_complaints_on_the_clock_of_their_acceptance_and_the_same_file_twice_changes_nothing()
    {
        string file = Write(
            ["DH001", "2026-03-01 15:30:00", "好味道饭店油烟大", "", "王某", "13800001111", "餐饮油烟", "镇政府"],
            ["DH002", "2026/3/2 8:05", "有人占道摆摊", "南河村桥头", "匿名", "", "", "镇政府"]);
        Assert.Equal(new ImportResult(2, 0, 0), await RunAsync(file));
        Assert.Equal(new ImportResult(0, 0, 2), await RunAsync(file));

        await using var ledger = _team.Ledger();
        ComplaintRow[] rows = [.. await ledger.Complaints.OrderBy(c => c.Number).ToListAsync()];
        Assert.Equal(["C-2026-0001", "C-2026-0002"], rows.Select(r => r.Number));
        Assert.All(rows, r => Assert.Equal(Source.Hotline, r.Source));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 15, 30, 0, TimeSpan.FromHours(8)), rows[0].DueAt);
        Assert.Equal(("environment", "E-07", "中心社区", false), (rows[0].Domain, rows[0].TargetId, rows[0].Village, rows[0].Anonymous));
        Assert.Equal(("南河村桥头", "南河村", true), (rows[1].Place, rows[1].Village, rows[1].Anonymous));
        var reporters = (await ledger.Reporters.ToListAsync()).ToDictionary(r => r.Complaint, _team.Vault.Open);
        Assert.Equal(new Reporter(null, "王某", "13800001111"), reporters["C-2026-0001"]);
        Assert.Equal(Reporter.Unknown, reporters["C-2026-0002"]);
        var told = await _team.ToldAsync();
        Assert.Equal(["leader01", "leader01"], told.Select(t => t.To));
        Assert.StartsWith("【新线索】C-2026-0001（12345热线）", told[0].Words, StringComparison.Ordinal);
        Assert.All(told, t => Assert.DoesNotContain("王某", t.Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task K_01_many_at_once_are_told_in_one_message_that_begins_with_what_is_due_first()
    {
        string[][] rows = [.. Enumerable.Range(1, 40).Select(i => new[] { $"DH{i:000}", $"2026-03-02 08:{59 - i:00}", $"第{i}家店占道经营" })];
        Assert.Equal(new ImportResult(40, 0, 0), await RunAsync(Write(rows)));
        var (to, words) = Assert.Single(await _team.ToldAsync());
        Assert.Equal("leader01", to);
        Assert.StartsWith("12345热线新来40件：\n· C-2026-0040 第40家店占道经营（3月3日 08:19前核查完）\n", words, StringComparison.Ordinal);
        Assert.Equal(12, words.Split('\n').Length);
    }

    [Fact]
    public async Task K_01_every_mistake_is_told_by_line_and_then_nothing_is_taken_over()
    {
        string file = Write(
            ["DH001", "2026-03-01 15:30:00", "好味道饭店油烟大"],
            ["DH002", "", "没有受理时间"],
            ["DH003", "2026-03-02 09:01", "还没到的时间"],
            ["DH004", "上周", "不是时间"],
            ["DH001", "2026-03-01 15:30", "编号重复"],
            ["", "2026-03-01 15:30", ""]);
        ContentException e = await Assert.ThrowsAsync<ContentException>(() => RunAsync(file));
        Assert.Equal(
            [
                (3, "“受理时间”：必须填写"),
                (4, "受理时间“2026-03-02 09:01”：这个时间还没到"),
                (5, "受理时间“上周”：不是日期和时间，请写成 2026-03-01 09:30"),
                (6, "工单编号“DH001”：编号重复（另见第2行）"),
                (7, "“工单编号”：必须填写"),
                (7, "“诉求内容”：必须填写"),
            ],
            e.Errors.Select(x => (x.Line, x.What)));
        await using var ledger = _team.Ledger();
        Assert.False(await ledger.Complaints.AnyAsync());
        Assert.Empty(await _team.ToldAsync());
    }

    [Fact]
    public async Task K_01_a_broken_workbook_or_one_without_a_date_column_is_refused()
    {
        string broken = Path.Combine(_store.Folder, "broken.xlsx");
        await File.WriteAllBytesAsync(broken, [0x50, 0x4B, 3, 4, 1, 2, 3]);
        await Assert.ThrowsAsync<ContentException>(() => RunAsync(broken));
        string other = Write(new SheetToWrite("表", ["工单编号", "诉求内容"], [["DH1", "油烟"]]));
        ContentException e = await Assert.ThrowsAsync<ContentException>(() => RunAsync(other));
        Assert.Contains("缺少这一列", Assert.Single(e.Errors).ToString(), StringComparison.Ordinal);
    }

    private Task<ImportResult> RunAsync(string file) => _team.Make<WorkOrderImport>().RunAsync(file, CancellationToken.None);

    private string Write(params string[][] rows) =>
        Write(new SheetToWrite("工单", Header, rows.Select(r => (IReadOnlyList<Cell>)[.. r.Select(c => (Cell)c)])));

    private string Write(SheetToWrite sheet)
    {
        string path = Path.Combine(_store.Folder, $"{Guid.NewGuid():N}.xlsx");
        using FileStream file = File.Create(path);
        SheetFile.WriteXlsx(file, sheet);
        return path;
    }
}
