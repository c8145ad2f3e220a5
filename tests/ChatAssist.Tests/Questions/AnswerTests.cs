using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Findings;
using ChatAssist.Host.Answers;
using ChatAssist.Host.Sheets;
using ChatAssist.Host.Storage;
using ChatAssist.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChatAssist.Tests.Questions;

/// <summary>Q-01, Q-04: the numbers are those of the rows, counted in another way; long lists are tables, groups pictures.</summary>
[Trait("Requirement", "Q-04")]
public sealed class AnswerTests
{
    private static readonly string[] Villages = ["东沟村", "西坡村", "南河村", "北岭村", "中心社区"];

    [Fact]
    public async Task Every_count_is_that_of_the_rows()
    {
        using MadeUpStore store = await MadeUpStore.MakeAsync(5000, 1000);
        await using LedgerContext ledger = store.Ledger();
        var findings = await ledger.Findings.ToListAsync();
        var complaints = await ledger.Complaints.ToListAsync();
        DateTimeOffset from = QuestionLibrary.Demo.Rules.At(new DateOnly(2026, 11, 1), TimeOnly.MinValue), to = QuestionLibrary.Demo.Rules.EndOf(new DateOnly(2026, 11, 30));
        DateOnly today = QuestionLibrary.Demo.Rules.DayOf(MadeUpStore.Now);
        var expected = new Dictionary<string, int>
        {
            ["一共发现了几个问题"] = findings.Count,
            ["还有几个没整改的"] = findings.Count(f => f.State == FindingState.Open),
            ["销号了几个问题"] = findings.Count(f => f.State == FindingState.StruckOff),
            ["超期没整改的有几个"] = findings.Count(f => f.State == FindingState.Open && f.DueOn < today),
            ["本月发现了几个问题"] = findings.Count(f => f.FoundAt >= from && f.FoundAt < to),
            ["西坡村发现了几个问题"] = findings.Count(f => f.Village == "西坡村"),
            ["西坡村消防问题有几个"] = findings.Count(f => f is { Village: "西坡村", Domain: "fire" }),
            ["本月张三发现了几个问题"] = findings.Count(f => f.Inspector == "insp01" && f.FoundAt >= from && f.FoundAt < to),
            ["重大隐患有几个"] = findings.Count(f => f.Severity == ChatAssist.Questionnaires.Severity.Major),
            ["消防隐患有几个"] = findings.Count(f => f.Domain == "fire"),
            ["张三发现了几个问题"] = findings.Count(f => f.Inspector == "insp01"),
            ["加油站有几个问题"] = findings.Count(f => f.TargetId == "E-01"),
            ["投诉有几件"] = complaints.Count,
            ["没办结的投诉有几件"] = complaints.Count(x => x.State < ComplaintState.Closed),
            ["本月收到几件投诉"] = complaints.Count(x => x.ReceivedAt >= from && x.ReceivedAt < to),
            ["没人管的投诉有几件"] = complaints.Count(x => x.Handler == "" && x.State < ComplaintState.Transferred),
            ["12345转来的投诉有几件"] = complaints.Count(x => x.Source == Source.Hotline),
            ["办结了几件投诉"] = complaints.Count(x => x.State == ComplaintState.Closed),
            ["食品投诉有几件"] = complaints.Count(x => x.Domain == "food"),
            ["来信来访的投诉有几件"] = complaints.Count(x => x.Source is Source.Letter or Source.Visit),
        };
        foreach (var (text, count) in expected)
        {
            string said = (await AskAsync(store, ledger, text))[0].Plain;
            Assert.True(said.Split('\n')[1].TrimEnd('个', '件', '。') == count.ToString(), $"{text}: {said}, and there are {count}");
        }
    }

    [Fact]
    public async Task Groups_rates_and_trends_add_up()
    {
        using MadeUpStore store = await MadeUpStore.MakeAsync(5000, 1000);
        await using LedgerContext ledger = store.Ledger();
        var findings = await ledger.Findings.ToListAsync();
        var chart = (ChartBody)(await AskAsync(store, ledger, "哪个村问题最多"))[1];
        Assert.Equal(Villages.Order(), chart.Points.Select(p => p.Label).Order());
        Assert.All(chart.Points, p => Assert.Equal(findings.Count(f => f.Village == p.Label), (int)p.Value));
        var open = (ChartBody)(await AskAsync(store, ledger, "各村没整改的有几个"))[1];
        Assert.All(open.Points, p => Assert.Equal(findings.Count(f => f.Village == p.Label && f.State == FindingState.Open), (int)p.Value));
        var rates = (ChartBody)(await AskAsync(store, ledger, "各村整改率"))[1];
        Assert.All(rates.Points, p => Assert.Equal(
            100.0 * findings.Count(f => f.Village == p.Label && f.State != FindingState.Open) / findings.Count(f => f.Village == p.Label), p.Value, 6));
        var trend = (ChartBody)(await AskAsync(store, ledger, "今年问题逐月趋势"))[1];
        DateTimeOffset year = QuestionLibrary.Demo.Rules.At(new DateOnly(2026, 1, 1), TimeOnly.MinValue);
        Assert.Equal(findings.Count(f => f.FoundAt >= year), (int)trend.Points.Sum(p => p.Value));
        var people = (ChartBody)(await AskAsync(store, ledger, "谁查得最多"))[1];
        Assert.Equal(await ledger.Members.CountAsync(m => ledger.Inspections.Any(i => i.Number == m.Inspection && i.Mode != ChatAssist.Inspections.InspectionMode.Patrol)), (int)people.Points.Sum(p => p.Value));
    }

    [Fact]
    public async Task A_long_list_is_a_table_with_every_row_and_no_formula()
    {
        using MadeUpStore store = await MadeUpStore.MakeAsync(1000, 100);
        await using LedgerContext ledger = store.Ledger();
        await ledger.Database.ExecuteSqlRawAsync("UPDATE findings SET words = '=HYPERLINK(\"http://127.0.0.1\")'");
        var bodies = await AskAsync(store, ledger, "没整改的问题列出来");
        var table = (TableBody)bodies[1];
        Assert.Equal(await ledger.Findings.CountAsync(f => f.State == FindingState.Open), table.Rows.Count);
        Assert.InRange(bodies[0].Plain.Split('\n').Length, 3, 10);
        byte[] made = ReplyFiles.Xlsx(table);
        Assert.Equal(made, ReplyFiles.Xlsx(table));
        var read = SheetFile.Read(new MemoryStream(made), table.FileName);
        Assert.Equal(table.Rows.Count, read.Rows.Count);
        Assert.All(read.Rows, r => Assert.Equal("=HYPERLINK(\"http://127.0.0.1\")", r["内容"]));
    }

    [Fact]
    public async Task A_chart_becomes_a_picture_and_bars_of_text_where_none_can_be_made()
    {
        var chart = new ChartBody("西坡村 <&> 本月问题", false, [new("东沟村\u0001", 3, "3"), new("<script>", 12, "12")]);
        byte[]? png = await new ChartPainter(NullLogger<ChartPainter>.Instance).PaintAsync(chart, CancellationToken.None);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png![..4]);
        Assert.Null(await new ChartPainter(NullLogger<ChartPainter>.Instance, "no-such-program").PaintAsync(chart, CancellationToken.None));
        Assert.Equal("东沟村\u0001 ███ 3\n<script> ████████████ 12", chart.Plain);
    }

    [Fact]
    public async Task What_is_not_kept_is_said_and_never_0()
    {
        using MadeUpStore store = await MadeUpStore.MakeAsync(10, 0);
        await using LedgerContext ledger = store.Ledger();
        foreach (string text in new[] { "今年立案几起", "查封扣押快到期的有几个", "本月开了多少份文书", "没完成的任务有几个" })
        {
            Assert.Contains("还没有台账", (await AskAsync(store, ledger, text))[0].Plain, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Tallies_follow_every_change()
    {
        using MadeUpStore store = await MadeUpStore.MakeAsync(200, 50);
        await using LedgerContext ledger = store.Ledger();
        await ledger.Database.ExecuteSqlRawAsync("UPDATE findings SET state = 2 WHERE state = 1");
        await ledger.Database.ExecuteSqlRawAsync("UPDATE findings SET village = '南河村', inspector = 'insp03' WHERE village = '北岭村'");
        await ledger.Database.ExecuteSqlRawAsync("DELETE FROM findings WHERE domain = 'fire'");
        await ledger.Database.ExecuteSqlRawAsync("UPDATE complaints SET state = 9 WHERE state < 3");
        var findings = await ledger.Findings.ToListAsync();
        foreach (var t in await ledger.Tallies.Where(t => t.Subject == "finding").ToListAsync())
        {
            var of = findings.Where(f => t.Key == t.Kind switch
            {
                "village" => f.Village,
                "domain" => f.Domain,
                "person" => f.Inspector,
                "severity" => ((int)f.Severity).ToString(),
                _ => "",
            }).ToList();
            Assert.Equal((of.Count, of.Count(f => f.State == FindingState.StruckOff)), ((int)t.Received, (int)t.Closed));
        }

        var all = await ledger.Tallies.SingleAsync(t => t.Subject == "complaint" && t.Kind == "all");
        Assert.Equal(await ledger.Complaints.CountAsync(x => x.State == ComplaintState.Merged), (int)all.Merged);
    }

    [Fact]
    public async Task Every_question_of_the_sets_has_an_answer()
    {
        using MadeUpStore store = await MadeUpStore.MakeAsync(400, 100);
        await using LedgerContext ledger = store.Ledger();
        foreach (var c in new[] { "questions.yaml", "strangers.yaml", "neighbours.yaml" }
            .SelectMany(f => QuestionCases.Read(Home.Of("tests/ChatAssist.Tests/Questions/" + f))).Where(c => c.After.Count == 0))
        {
            var bodies = await store.AskAsync(
                "sup01", QuestionGrammar.Understand(c.Text, QuestionLibrary.Demo.Register.People["sup01"], c.At, QuestionLibrary.Demo), ledger);
            Assert.All(bodies, b => Assert.False(string.IsNullOrWhiteSpace(b.Plain), c.Text));
            Assert.All(bodies.OfType<TextBody>(), b => Assert.True(b.Text.Length < 900, c.Text));
        }
    }

    private static Task<IReadOnlyList<ReplyBody>> AskAsync(MadeUpStore store, LedgerContext ledger, string text)
    {
        Understanding meaning = QuestionGrammar.Understand(text, QuestionLibrary.Demo.Register.People["sup01"], MadeUpStore.Now, QuestionLibrary.Demo);
        Assert.True(meaning is Understanding.Understood, text);
        return store.AskAsync("sup01", meaning, ledger);
    }
}
