using ChatAssist.Complaints;
using ChatAssist.Findings;
using ChatAssist.Host.Storage;
using ChatAssist.Inspections;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Soak;

/// <summary>The conversations that are played: each drawn in one of a few ways, each with people of its own.</summary>
internal static class Talks
{
    /// <summary>From the first word to the strike-off: an item fails, a photo, the village reports, the first look may fail.</summary>
    /// <param name="brief">Within the thirty messages that a member gets in a minute: where no time passes but the machine's.</param>
    public static Talk Inspection(Random random, bool brief)
    {
        const string lead = "insp01", mate = "insp02", village = "vil01";
        bool reports = random.Next(2) == 0, failsFirst = random.Next(3) == 0 && !brief;
        List<Line> lines =
        [
            new(lead, Deed.Say, "检查 兴旺加油站 消防 和李四", "计划检查开始", "1/13 检查地点"),
            new(lead, Deed.Say, "3", "2/13 消火栓"),
            .. random.Next(brief ? 1 : 3) switch
            {
                0 => new Line[] { new(lead, Deed.Say, "12不合格 灭火器过期 其余合格", "第12项 企业消防器材：请发一张照片") },
                1 =>
                [
                    new(lead, Deed.Press, "合格", "3/13 消防取水口"),
                    new(lead, Deed.Say, "3-6合格", "11/13"),
                    new(lead, Deed.Say, "12不合格 灭火器过期 其余合格", "第12项 企业消防器材：请发一张照片"),
                ],
                _ =>
                [
                    new(mate, Deed.Say, "继续", "2/13 消火栓"),
                    new(mate, Deed.Say, "2-6合格", "11/13"),
                    new(lead, Deed.Say, "12不合格 灭火器过期 其余合格", "第12项 企业消防器材：请发一张照片"),
                ],
            },
            .. HandIn(lead, 12, "灭火器过期"),
        ];
        if (reports)
        {
            lines.Add(new(village, Deed.Say, "整改好了 {F}", "请发一张整改后的照片"));
            lines.Add(new(village, Deed.Photo, "整改后", "{F} 已转给张三"));
        }

        if (failsFirst)
        {
            lines.AddRange(Look(lead, "没有整改", "{F} 复查结果：没有整改"));
            lines.Add(new(lead, Deed.Press, "就按这个期限", "{F}"));
        }

        lines.AddRange(Look(lead, "已整改好", "现在销号吗"));
        lines.Add(new(lead, Deed.Press, "销号", "{F} 已销号"));
        return new Talk("inspection", lines, async (talk, ledger, _) =>
        {
            await AssertHandedInAsync(talk, ledger, lead, "灭火器过期", answers: 9);
            FindingRow finding = await ledger.Findings.SingleAsync(f => f.Number == talk.Numbers["F"]);
            Assert.Equal(FindingState.StruckOff, finding.State);
            Assert.Equal(failsFirst ? 2 : 1, await ledger.Reinspections.CountAsync(r => r.Finding == finding.Number));
            Assert.Equal(reports ? 1 : 0, await ledger.RectificationReports.CountAsync(r => r.Finding == finding.Number));
        });
    }

    /// <summary>A finding that nobody puts right: its people are reminded, its leader hears of it.</summary>
    public static Talk LeftOpen(Random random)
    {
        const string lead = "legal01";
        bool oneByOne = random.Next(2) == 0;
        Line[] answers = oneByOne
            ? [new(lead, Deed.Say, "1-5合格", "6/14"), new(lead, Deed.Say, "6不合格 没有警示标志 其余合格", "第6项 安全警示标志：请发一张照片")]
            : [new(lead, Deed.Say, "6不合格 没有警示标志 其余合格", "第6项 安全警示标志：请发一张照片")];
        return new Talk(
            "left open",
            [new(lead, Deed.Say, "检查 宏达砖厂 安全生产 和王五", "计划检查开始", "1/14"), .. answers, .. HandIn(lead, 6, "没有警示标志")],
            async (talk, ledger, now) =>
            {
                await AssertHandedInAsync(talk, ledger, lead, "没有警示标志", answers: 14);
                FindingRow finding = await ledger.Findings.SingleAsync(f => f.Number == talk.Numbers["F"]);
                Assert.Equal(FindingState.Open, finding.State);
                if (MorningAfter(finding.DueOn) < now)
                {
                    List<OutboxRow> outbox = await ledger.Outbox.AsNoTracking().ToListAsync();
                    Assert.All([lead, "vil02", "leader01"], who => Assert.Single(
                        outbox, o => o.UserId == who && Said.Of(o).StartsWith($"【已逾期】{finding.Number} ", StringComparison.Ordinal)));
                }
            });
    }

    /// <summary>A village reports a problem, and in the end is told what became of it.</summary>
    public static Talk Report(Random random)
    {
        const string reporter = "vil02", leader = "leader01", handler = "insp03";
        bool photo = random.Next(2) == 0;
        Line[] more = photo ? [new(reporter, Deed.Photo, "垃圾", "已放进 {C}")] : [];
        return new Talk(
            "report",
            [
                new(reporter, Deed.Say, "上报 西坡村小学门口堆了建筑垃圾", "已登记"),
                .. more,
                new(leader, Deed.Say, "{C} 给王五", "算一般还是复杂"),
                new(leader, Deed.Press, "一般线索", "{C} 已交给王五"),
                new(handler, Deed.Press, "开始核查", "反映的情况属实吗"),
                new(handler, Deed.Photo, "现场", "照片已放进 {C}"),
                new(handler, Deed.Press, "属实", "看到了什么"),
                new(handler, Deed.Say, "确实堆了两车渣土", "怎么处理的"),
                new(handler, Deed.Say, "已督促当天清走", "这样答复，行吗"),
                new(handler, Deed.Press, "就这样发", "{C} 已答复上报人"),
                new(handler, Deed.Press, "办结", "{C} 已办结"),
                new(reporter, Deed.Say, "我上报的怎么样了", "已办结"),
            ],
            async (talk, ledger, _) =>
            {
                ComplaintRow row = await ledger.Complaints.SingleAsync(c => c.Number == talk.Numbers["C"]);
                Assert.Equal((ComplaintState.Closed, handler, "确实堆了两车渣土", "已督促当天清走"), (row.State, row.Handler, row.Verified, row.Handled));
                Assert.Equal(1, await ledger.Reporters.CountAsync(r => r.Complaint == row.Number));
                Assert.Equal(photo ? 2 : 1, await ledger.Evidence.CountAsync(e => e.Subject == row.Number));
                List<OutboxRow> answers = await ledger.Outbox.AsNoTracking().Where(o => o.UserId == reporter).ToListAsync();
                Assert.Single(answers, o => Said.Of(o).StartsWith($"【{row.Number} 答复】", StringComparison.Ordinal));
            });
    }

    /// <summary>A supervisor asks in between; some ask the same thing again and want an answer again.</summary>
    public static Talk Questions(Random random)
    {
        (string Ask, string Answer)[] all = [("进度", "检查：进行中"), ("待办", "待办"), ("帮助", "您可以这样"), ("进度", "检查：进行中"), ("第七句投诉", "没听懂“第七句”")];
        string who = random.Next(2) == 0 ? "sup01" : "sup02";
        return new Talk(
            "questions",
            [.. Enumerable.Range(0, 3 + random.Next(3)).Select(_ => all[random.Next(all.Length)]).Select(q => new Line(who, Deed.Say, q.Ask, q.Answer))],
            (_, _, _) => Task.CompletedTask);
    }

    /// <summary>When those in charge have heard that a last day has passed.</summary>
    public static DateTimeOffset MorningAfter(DateOnly dueOn) => new(dueOn.AddDays(1), new TimeOnly(10, 0), TimeSpan.FromHours(8));

    private static IEnumerable<Line> HandIn(string lead, int item, string words) =>
    [
        new(lead, Deed.Photo, words, $"照片已记到第{item}项", "查完了"),
        new(lead, Deed.Press, "提交", "陈述、申辩"),
        new(lead, Deed.Press, "没有要说的", "对方签好字了吗"),
        new(lead, Deed.Photo, "签名", $"{words}，期限", "要出文书吗"),
    ];

    private static IEnumerable<Line> Look(string lead, string outcome, string answer) =>
    [
        new(lead, Deed.Say, "复查 {F}", "和谁一起去"),
        new(lead, Deed.Say, "李四", "整改得怎么样"),
        new(lead, Deed.Say, outcome, "请发一张现场照片"),
        new(lead, Deed.Photo, "复查", answer),
    ];

    private static async Task AssertHandedInAsync(Talk talk, LedgerContext ledger, string lead, string words, int answers)
    {
        string number = talk.Numbers["I"];
        InspectionRow row = await ledger.Inspections.SingleAsync(i => i.Number == number);
        Assert.Equal((InspectionState.Submitted, lead, Signature.Signed), (row.State, row.Lead, row.Signature));
        Assert.Equal(answers, await ledger.Answers.CountAsync(a => a.Inspection == number));
        await Host.Once.AssertAnsweredOnceAsync(ledger, number);
        FindingRow finding = await ledger.Findings.SingleAsync(f => f.Inspection == number);
        Assert.Equal((talk.Numbers["F"], words), (finding.Number, finding.Words));
        Assert.Equal(2, await ledger.Evidence.CountAsync(e => e.Subject == number));
    }
}
