using System.Text;
using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Complaints.Registers;
using ChatAssist.Content;
using ChatAssist.Host.Sheets;
using ChatAssist.Host.Transcripts;
using ChatAssist.Sheets;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.Complaints;

/// <summary>K-11: the complaints' register as S2 annex 3 wants it; K-09: who reported stands in it only for those who handle it.</summary>
public sealed class RegisterTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>附件3, column by column: heading, and what the line 说明 says of it.</summary>
    private static readonly (string Heading, string Note)[] Annex =
    [
        ("序号", "说明"), ("问题名称", "必填项（文本）"), ("企业名称", "必填项（文本）"), ("发生时间", "必填项（年月日）"),
        ("涉及的执法单位", "必填项（执法部门全称）"), ("执法类型", "必填项，可选项"), ("问题性质", "必填项，可选项"), ("问题内容", "必填项（文本）"),
        ("反映人", "必填项"), ("联系方式", "必填项"), ("监督方式", "必填项，可选项"), ("处理结果", "必填项，可选项"), ("处理时间", "必填项（年月日）"),
        ("是否移送纪检监察机关", "必填项，可选项"), ("处理人数", "必填项（数字）"), ("涉案金额/检查次数（人民币元/次）", "必填项（数字）"),
        ("为企业挽回损失金额（人民币元）", "必填项（数字）"),
    ];

    private readonly ScriptClock _clock = new(Monday);
    private Store _store = null!;
    private Team _team = null!;
    private int _count;

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
    public void K_11_the_form_is_the_annex_column_by_column() =>
        Assert.Equal(Annex, Home.Content().ComplaintForm.Columns.Select(c => (c.Heading, c.Note)));

    [Fact]
    public async Task K_11_lines_are_written_in_the_forms_columns_and_kinds_of_values()
    {
        await EnteredAsync("兴旺加油站一个月被检查了五次，来电人郝来电 13912345678");
        await EnteredAsync("宏达砖厂被乱罚款，没有决定书，来电人匿名");
        await SayAsync("insp01", "登记表 C-2026-0001");
        await SayAsync("insp01", "执法类型 行政检查，问题性质 乱检查，监督方式 督办函，处理结果 责令限期整改，移送纪检 否，人数 2，检查次数 五次，挽回损失 1万");
        await SayAsync("insp01", "登记表 C-2026-0002");
        await SayAsync("insp01", "执法类型 行政处罚，问题性质 乱罚款，监督方式 督办函，处理结果 其他，移送纪检 是，人数 1，金额 5000元，挽回 5000");
        var cells = Read(await SheetForAsync("sup01", "投诉登记表"));

        Assert.Equal("12345政务服务热线投诉、举报信息汇总表", cells["A1"].Text);
        Assert.Equal("填报股室：示范镇人民政府综合行政执法队　　日期：2026年3月2日", cells["A2"].Text);
        Assert.Equal(Annex, Enumerable.Range(0, 17).Select(i => (cells[At(i, 3)].Text, cells[At(i, 4)].Text)));
        Assert.Equal(
            [
                "1", "关于“兴旺加油站一个月被检查了五次”的问题", "兴旺加油站", "46083", "示范镇人民政府综合行政执法队", "行政检查", "乱检查",
                "兴旺加油站一个月被检查了五次", "郝**", "139****5678", "督办函", "责令限期整改", "46083", "否", "2", "5", "10000",
            ],
            Enumerable.Range(0, 17).Select(i => cells[At(i, 5)].Text));
        Assert.Equal(
            ["2", "宏达砖厂", "乱罚款", "匿名", "匿名", "是", "1", "5000", "5000"],
            new[] { "A6", "C6", "G6", "I6", "J6", "N6", "O6", "P6", "Q6" }.Select(c => cells[c].Text));

        // Numbers and days are numbers: 0 for a count, 0.00 for money, a day's own format.
        Assert.Equal(["1", "2", "2", "2"], new[] { "P5", "P6", "Q5", "Q6" }.Select(c => cells[c].Format));
        Assert.Equal(cells["D5"].Format, cells["M6"].Format);
        Assert.All(new[] { "D5", "O5", "P5", "P6", "Q6" }, c => Assert.True(cells[c].IsNumber));
        Assert.StartsWith("备注：一、填写说明：【问题性质】为“乱检查”时，【涉案金额/检查次数】请填写检查次数", cells["A7"].Text, StringComparison.Ordinal);
        Assert.StartsWith("填表人：郑主任", cells["A8"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task K_11_nothing_is_written_while_something_is_missing_and_the_handler_is_asked()
    {
        await EnteredAsync("兴旺加油站一个月被检查了五次，来电人郝来电 13912345678");
        await SayAsync("sup01", "投诉登记表");
        await _team.SendAsync();
        var sent = _team.TakeSent();
        Assert.DoesNotContain(sent, m => m.Body is FormBody);
        Assert.Contains(sent, m => m.To == "sup01" && m.Body.Plain.Contains("C-2026-0001 缺8项（张三）", StringComparison.Ordinal));
        Assert.Contains(sent, m => m.To == "insp01" && m.Body.Plain.StartsWith("C-2026-0001 登记表还缺8项", StringComparison.Ordinal));
    }

    [Fact]
    public async Task K_11_an_amount_is_asked_for_again_where_the_nature_makes_it_a_count_or_no_longer_one()
    {
        await EnteredAsync("兴旺加油站一个月被检查了五次，来电人匿名");
        await SayAsync("insp01", "登记表 C-2026-0001");
        await SayAsync("insp01", "问题性质 乱检查，检查次数 0");
        Assert.Equal("", (await LineAsync()).Nature); // no count below 1: nothing of the message is kept
        await SayAsync("insp01", "问题性质 乱检查，检查次数 5");
        Assert.Equal("5", (await LineAsync()).Value(RegisterField.Amount));
        await SayAsync("insp01", "问题性质 乱罚款");
        Assert.Contains((await LineAsync()).Missing, c => c.Field.Id == RegisterField.Amount);
        await SayAsync("insp01", "金额 200.5元");
        Assert.Equal("200.5", (await LineAsync()).Value(RegisterField.Amount));
    }

    [Fact]
    public async Task K_09_names_are_for_who_handles_it_and_each_look_is_in_the_journal()
    {
        await EnteredAsync("兴旺加油站一个月被检查了五次，来电人郝来电 13912345678");
        await SayAsync("vil01", "匿名上报 兴旺加油站被乱罚款");
        await CheckedAsync("C-2026-0002");
        foreach (string number in new[] { "C-2026-0001", "C-2026-0002" })
        {
            await SayAsync("insp01", $"complaint-register/{number}/otherwise", MessageKind.Button);
            await SayAsync("insp01", "当场改正");
        }

        // A supervisor handles nothing: no name, though it is asked for.
        Assert.Equal(("郝**", "匿名"), Names(await SheetForAsync("sup01", "投诉登记表 实名")));
        Assert.Equal(("郝来电", "匿名"), Names(await SheetForAsync("leader01", "投诉登记表 实名")));
        Assert.Equal(("郝来电", "匿名"), Names(await SheetForAsync("insp01", "投诉登记表 实名")));
        Assert.Equal(("郝**", "匿名"), Names(await SheetForAsync("insp03", "投诉登记表 实名")));
        await using var ledger = _team.Ledger();
        Assert.Equal(
            ["leader01 C-2026-0001", "insp01 C-2026-0001"],
            await ledger.Journal.Where(j => j.Kind == "complaint.reporter-seen.1").OrderBy(j => j.Seq).Select(j => j.By + " " + j.Subject).ToListAsync());

        // What waits to be sent names nobody: the names are put in on the way out, into no file that stays.
        Assert.DoesNotContain(
            await ledger.Outbox.Where(o => o.Body.Contains("\"form\"")).Select(o => o.Body).ToListAsync(),
            body => body.Contains("郝来电", StringComparison.Ordinal) || body.Contains("13912345678", StringComparison.Ordinal));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(_store.Folder, "*", SearchOption.AllDirectories).Where(f => !f.Contains(".db", StringComparison.Ordinal)),
            f => Encoding.UTF8.GetString(File.ReadAllBytes(f)).Contains("郝来电", StringComparison.Ordinal));
    }

    [Fact]
    public async Task K_11_the_command_writes_the_file_once_nothing_is_missing_and_with_no_name()
    {
        await EnteredAsync("兴旺加油站一个月被检查了五次，来电人郝来电 13912345678");
        string file = Path.Combine(_store.Folder, "register.xlsx");
        var (code, _, error) = await Cli.RunAsync("export", "register", "--year", "2026", "--to", file, "--data", _store.Folder);
        Assert.Equal(1, code);
        Assert.StartsWith("C-2026-0001: missing 执法类型, 问题性质", error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
        await SayAsync("insp01", "complaint-register/C-2026-0001/otherwise", MessageKind.Button);
        await SayAsync("insp01", "当场改正");
        (code, string output, error) = await Cli.RunAsync("export", "register", "--year", "2026", "--to", file, "--data", _store.Folder);
        Assert.Equal((0, ""), (code, error));
        Assert.EndsWith(": 1 complaints, 0 not done yet left out\n", output, StringComparison.Ordinal);
        await using FileStream written = File.OpenRead(file);
        Assert.Equal("郝**", Read(written)["I5"].Text);
        (code, _, error) = await Cli.RunAsync("export", "register", "--year", "26", "--to", file, "--data", _store.Folder);
        Assert.Equal((1, "--year 26 is not between 2000 and 2199\n"), (code, error));
    }

    [Theory]
    [InlineData("  - id: enterprise\n", "  - id: firm\n", "'firm' is no column of the form")]
    [InlineData("    choices: [是, 否]\n", "", "the column 'discipline' needs choices")]
    [InlineData("    otherwise: 无\n", "    othrwise: 无\n", "othrwise")]
    [InlineData("    otherwise: 否\n", "    otherwise: 也许\n", "'也许' cannot stand in the column 'discipline'")]
    public void K_11_W_04_a_mistake_in_the_form_is_told_with_its_line(string what, string by, string expected)
    {
        string path = Home.Of("dialogs/tables/complaint-register.yaml"), yaml = File.ReadAllText(path);
        Assert.Contains(what, yaml, StringComparison.Ordinal);
        var errors = new ContentErrors();
        RegisterFormReader.Read(path, yaml.Replace(what, by, StringComparison.Ordinal), errors);
        Assert.Contains(errors.All, e => e.Line > 1 && e.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void K_11_text_that_looks_like_a_formula_stays_text()
    {
        var form = new FormSheet("表", "题", "头", [new FormColumn("甲", "说明", 10, ["是", "否"])], [[new FormCell(FormCellKind.Text, "=1+1")]], []);
        var cells = Read(FormWorkbook.Open(form));
        Assert.Equal(("=1+1", false), (cells["A5"].Text, cells["A5"].IsNumber));
    }

    private static (string, string) Names(Stream sheet)
    {
        var cells = Read(sheet);
        return (cells["I5"].Text, cells["I6"].Text);
    }

    private async Task<RegisterLine> LineAsync()
    {
        await using var ledger = _team.Ledger();
        return (await RegisterDraft.OfAsync(ledger, _team.Shelf.Current, new RegisterScope(2026, false), CancellationToken.None)).Lines[0];
    }

    /// <summary>A call that the office took, and its life until the answer, in 张三's hands.</summary>
    private async Task EnteredAsync(string words)
    {
        await SayAsync("legal01", $"登记 来电 {words}");
        await using var ledger = _team.Ledger();
        await CheckedAsync(await ledger.Complaints.MaxAsync(c => c.Number) ?? "");
    }

    private async Task CheckedAsync(string number)
    {
        await SayAsync("leader01", $"{number} 一般 给张三");
        await SayAsync("insp01", $"complaint/{number}/start", MessageKind.Button);
        await SayAsync("insp01", "", MessageKind.Image);
        await SayAsync("insp01", $"{number} 属实 查过记录");
        await SayAsync("insp01", "合并检查");
        await SayAsync("insp01", $"complaint/{number}/send", MessageKind.Button);
        await SayAsync("insp01", "打电话说了");
    }

    private async Task<Stream> SheetForAsync(string who, string text)
    {
        await _team.SendAsync();
        _team.TakeSent();
        await SayAsync(who, text);
        await _team.SendAsync();
        var form = (FormBody)Assert.Single(_team.TakeSent(), m => m.To == who && m.Body is FormBody).Body;
        Assert.Equal("投诉登记表2026年.xlsx", form.FileName);
        return FormWorkbook.Open(form.Form);
    }

    private Task SayAsync(string who, string text, MessageKind kind = MessageKind.Text)
    {
        _clock.Now += TimeSpan.FromSeconds(5);
        return _team.HearAsync(new InboundMessage
        {
            Key = $"{who}:{++_count}",
            From = who,
            Kind = kind,
            Text = text,
            SentAt = _clock.GetUtcNow(),
            Media = kind == MessageKind.Image ? new MediaRef($"photo-{_count}") : null,
        });
    }

    private static string At(int column, int line) => $"{(char)('A' + column)}{line}";

    private static Dictionary<string, (string Text, bool IsNumber, string Format)> Read(Stream xlsx)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(xlsx, isEditable: false);
        WorkbookPart book = document.WorkbookPart!;
        CellFormat[] formats = [.. book.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>()];
        return book.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToDictionary(
            c => c.CellReference!.Value!,
            c => (c.InlineString?.InnerText ?? c.CellValue?.Text ?? "", c.DataType is null, $"{formats[c.StyleIndex!.Value].NumberFormatId}"));
    }
}
