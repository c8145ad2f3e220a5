using System.Text;
using ChatAssist.Chat;
using ChatAssist.Demo.Simulator;
using ChatAssist.Demo.Simulator.Callbacks;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>R-01 W-01: whatever a phone can send, and what nobody has heard of yet, is acknowledged, kept as it came and answered without a fault.</summary>
public sealed class EveryKindTests : HostFixture
{
    private static readonly Place Station = new("兴旺加油站", 36.3111, 113.054);

    [Fact]
    public async Task Each_kind_of_message_and_event()
    {
        byte[] amr = [.. "#!AMR\n"u8, .. new byte[150]];
        byte[] mp4 = [0, 0, 0, 0x18, .. "ftypmp42"u8, .. new byte[64]];
        (string Kind, Func<Task<Delivery>> Send)[] all =
        [
            ("text", () => Zhang.SayAsync("您好")),
            ("image", () => Zhang.SendPhotoAsync(ChatAssist.Host.Transcripts.SampleFiles.Png("门口"))),
            ("voice", () => Zhang.SendVoiceAsync(amr)),
            ("video", () => Zhang.SendVideoAsync(mp4)),
            ("file", () => Zhang.SendFileAsync("%PDF-1.4"u8.ToArray(), "../../通知.pdf")),
            ("location", () => Zhang.SendLocationAsync(Station)),
            ("link", () => Zhang.SendLinkAsync("通知", "https://example.cn/notice")),
            ("subscribe", () => Zhang.SubscribeAsync()),
            ("enter_agent", () => Zhang.EnterAsync()),
            ("LOCATION", () => Zhang.ReportPositionAsync(Station)),
            ("click", () => Zhang.ClickMenuAsync("do/todo")),
            ("view", () => Zhang.OpenMenuLinkAsync("https://example.cn/help")),
            ("scancode_waitmsg", () => Zhang.ScanAsync("target", "no such code")),
            ("location_select", () => Zhang.ChoosePlaceAsync("target", Station)),
        ];
        foreach (var (kind, send) in all)
        {
            Assert.True((await send()).Acknowledged, kind);
        }

        await AssertOnceAsync();
        await using LedgerContext ledger = Ledger();
        List<string> kept = [.. (await ledger.Inbox.OrderBy(i => i.Id).ToListAsync()).Select(i => Encoding.UTF8.GetString(i.Raw))];
        Assert.All(all, x => Assert.Contains(kept, raw => raw.Contains($"[{x.Kind}]", StringComparison.Ordinal)));
        Assert.Equal(4, await ledger.Media.CountAsync(m => m.State == MediaState.Stored));
        Assert.All(Directory.EnumerateFiles(Store.Settings.Media, "*", SearchOption.AllDirectories), f => Assert.Matches("^[0-9a-f]{64}$", Path.GetFileName(f)));
    }

    [Theory]
    [InlineData("<MsgType><![CDATA[hologram]]></MsgType><MsgId>7</MsgId>")]
    [InlineData("<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_of_weather]]></Event>")]
    [InlineData("<MsgType><![CDATA[image]]></MsgType><MsgId>8</MsgId>")]
    public async Task What_is_not_known_is_kept_acknowledged_and_says_nothing(string what)
    {
        string clear = $"<xml><ToUserName>x</ToUserName><FromUserName>insp01</FromUserName><CreateTime>{Clock.GetUtcNow().ToUnixTimeSeconds()}</CreateTime>{what}</xml>";
        Assert.Equal(200, await RawCallback.PostAsync(Simulator.Corp.Settings, Clock.GetUtcNow(), Host.CallbackUrl, clear));
        await AssertOnceAsync();
        await using LedgerContext ledger = Ledger();
        Assert.Equal(clear, Encoding.UTF8.GetString(Assert.Single(await ledger.Inbox.ToListAsync()).Raw));
        Assert.Empty(await ledger.Outbox.ToListAsync());
    }

    [Fact]
    public async Task Every_padding_is_opened()
    {
        for (int padding = 1; padding <= 32; padding++)
        {
            Simulator.Faults.Arm(Fault.Pad(padding));
            // Two people, for one of them may not have thirty-two answers in a minute.
            SimulatedPerson person = padding % 2 == 0 ? Zhang : Simulator.As("vil01");
            Assert.Equal(200, Assert.Single((await person.SayAsync($"第{padding}种")).Attempts).Status);
        }

        await AssertOnceAsync();
        await using LedgerContext ledger = Ledger();
        Assert.Equal(32, await ledger.Inbox.CountAsync());
    }
}

/// <summary>W-01: the key of WeCom's own sample, whose last character carries bits that a stricter decoder refuses.</summary>
public sealed class SampleKeyTests : HostFixture
{
    private protected override SimulatorSettings Settings
    {
        get
        {
            SimulatorSettings sample = SimulatorSettings.OfficialSample();
            return base.Settings with { CorpId = sample.CorpId, AgentId = sample.AgentId, Token = sample.Token, EncodingAesKey = sample.EncodingAesKey };
        }
    }

    [Fact]
    public async Task The_official_sample_key_works()
    {
        await AskAsync(Zhang, "待办", "没有待办");
        await AssertOnceAsync();
    }
}
