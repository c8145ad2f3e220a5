using ChatAssist.Demo.Simulator;
using ChatAssist.Findings;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using ChatAssist.Inspections;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>
/// C-04 F-01 F-03 F-04 I-04 P-03 Q-03 W-01 W-02: the main job from the first word to the strike-off, through WeCom's own
/// protocol, with the supervisor asking in between.
/// </summary>
public sealed class StoryTests : HostFixture
{
    [Fact]
    public async Task An_inspection_from_the_first_word_to_the_strike_off()
    {
        await AskAsync(Zhang, "检查 兴旺加油站 消防 和李四", "I-2026-0001 计划检查开始");
        await Li.ReplyAsync("张三开始了检查 I-2026-0001");
        await Zhang.ReplyAsync("1/13 检查地点");
        await AskAsync(Zhang, "3", "2/13 消火栓");
        await Zhang.PressAsync("合格");
        await Zhang.ReplyAsync("3/13 消防取水口");
        await AskAsync(Zheng, "进度", "进行中1");
        await AskAsync(Zhang, "3-6合格 11合格 12不合格 灭火器过期", "第12项 企业消防器材：请发一张照片");
        await Zhang.SendPhotoAsync(SampleFiles.Png("灭火器"));
        await Zhang.ReplyAsync("照片已记到第12项");
        await AskAsync(Zheng, "I-2026-0001", "填了8/9项，不合格1项");
        await AskAsync(Zhang, "合格", "查完了");
        await Zhang.PressAsync("提交");
        await Zhang.ReplyAsync("对方有什么要说的");
        await Zhang.PressAsync("没有要说的");
        await Zhang.ReplyAsync("对方签好字了吗");
        await Zhang.SendPhotoAsync(SampleFiles.Png("签名"));
        await Zhang.ReplyAsync("F-2026-0001 灭火器过期，期限3月5日");
        await Simulator.As("vil01").ReplyAsync("【整改提醒】兴旺加油站 F-2026-0001");
        await AskAsync(Zheng, "F-2026-0001", "整改中");

        Clock.AdvanceTo(Monday.AddDays(2).AddHours(1));
        await Zhang.ReplyAsync("【还有1天】F-2026-0001");
        await AskAsync(Zhang, "复查 兴旺加油站", "和谁一起去");
        await Zhang.PressAsync("李四");
        await Zhang.ReplyAsync("整改得怎么样");
        await Zhang.PressAsync("已整改好");
        await Zhang.ReplyAsync("请发一张现场照片");
        await Zhang.SendPhotoAsync(SampleFiles.Png("新灭火器"));
        await Zhang.ReplyAsync("现在销号吗");
        await AskAsync(Zheng, "待办", "待销号");
        await Zhang.PressAsync("销号");
        await Zhang.ReplyAsync("F-2026-0001 已销号");
        await AskAsync(Zheng, "进度", "本周销号1");

        var verification = await AssertOnceAsync();
        Assert.Equal(3, verification.Files);
        await using LedgerContext ledger = Ledger();
        FindingRow finding = Assert.Single(await ledger.Findings.ToListAsync());
        Assert.Equal((FindingState.StruckOff, "insp01", "灭火器过期"), (finding.State, finding.Inspector, finding.Words));
        Assert.Equal(InspectionState.Submitted, Assert.Single(await ledger.Inspections.ToListAsync()).State);
        Assert.All(await ledger.Outbox.ToListAsync(), o => Assert.Equal(OutboxState.Sent, o.State));
        Assert.All(Simulator.Corp.Wire.Snapshot(), w => Assert.Equal((200, 0), (w.Status, w.Errcode)));
    }

    /// <summary>W-01: who is shown no cards (in the WeChat plug-in) gets words, after a new start as well, until cards are wanted.</summary>
    [Fact]
    public async Task Words_in_place_of_cards()
    {
        await AskAsync(Zhang, "检查 兴旺加油站 消防 和李四", "1/13 检查地点");
        await AskAsync(Zhang, "只用文字", "以后只发文字");
        Assert.Equal("text", (await AskAsync(Zhang, "3", "2/13 消火栓")).Kind);
        await RestartHostAsync();
        PhoneMessage words = await AskAsync(Zhang, "1", "3/13 消防取水口");
        Assert.Equal("text", words.Kind);
        Assert.Contains("1 合格\n2 不合格", words.Text, StringComparison.Ordinal);
        await AskAsync(Zhang, "用卡片", "发成卡片");
        Assert.Equal("template_card", (await AskAsync(Zhang, "1", "4/13")).Kind);
        await AssertOnceAsync();
    }
}
