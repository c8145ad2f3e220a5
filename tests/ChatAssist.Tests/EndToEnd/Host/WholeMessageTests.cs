using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ChatAssist.Chat;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>I-04 R-01: nothing typed is ever lost: emoji, rare characters, ten thousand of them.</summary>
public sealed class WholeMessageTests : HostFixture
{
    public static TheoryData<string> Texts() =>
    [
        "灭火器👨‍👩‍👧‍👦过期🧯",
        "𠮷野家门口𪚥𪚥堆放",
        "第一行\n第二行\t缩进",
        new('查', 10_000),
        string.Concat(Enumerable.Repeat("🧯", 5_000)),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_message_is_kept_whole(string text)
    {
        Assert.True((await Zhang.SayAsync(text)).Acknowledged);
        await Zhang.ReplyAsync(text.Length > 200 ? "太长了" : "没听懂");
        await AssertOnceAsync();
        await using LedgerContext ledger = Ledger();
        InboxRow row = Assert.Single(await ledger.Inbox.ToListAsync());
        Assert.Equal(text, JsonSerializer.Deserialize<InboundMessage>(row.Message, ChatJson.Options)!.Text);
        Assert.Equal(text, XElement.Parse(Encoding.UTF8.GetString(row.Raw), LoadOptions.PreserveWhitespace).Element("Content")!.Value);
    }

    [Fact]
    public async Task A_control_character_costs_itself_and_not_the_message()
    {
        string clear = $"""
            <xml><ToUserName>x</ToUserName><FromUserName>insp01</FromUserName><CreateTime>{Clock.GetUtcNow().ToUnixTimeSeconds()}</CreateTime>
            <MsgType>text</MsgType><Content><![CDATA[灭火{'\u0007'}器]]></Content><MsgId>1</MsgId></xml>
            """;
        Assert.Equal(200, await RawCallback.PostAsync(Simulator.Corp.Settings, Clock.GetUtcNow(), Host.CallbackUrl, clear));
        await Zhang.ReplyAsync("没听懂");
        await AssertOnceAsync();
        await using LedgerContext ledger = Ledger();
        InboxRow row = Assert.Single(await ledger.Inbox.ToListAsync());
        Assert.Equal("灭火\uFFFD器", JsonSerializer.Deserialize<InboundMessage>(row.Message, ChatJson.Options)!.Text);
        Assert.Contains("灭火\u0007器", Encoding.UTF8.GetString(row.Raw), StringComparison.Ordinal);
    }
}
