using System.Diagnostics;
using System.Xml.Linq;
using ChatAssist.Demo.Simulator;
using ChatAssist.Demo.Simulator.Callbacks;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Simulator;

/// <summary>W-02: what people do reaches the app in WeCom's own shape, and what the app says reaches their phones.</summary>
public sealed class SimulatorTalkTests : SimulatorFixture
{
    [Fact]
    public async Task A_word_goes_to_the_app_and_the_reply_comes_to_the_phone()
    {
        Delivery delivery = await Zhang.SayAsync("你好 <b>&]]></b> 😀");
        Assert.True(delivery.Acknowledged);
        PhoneMessage reply = await Zhang.ReplyAsync();
        Assert.Equal("收到：你好 <b>&]]></b> 😀", reply.Text);
        Assert.Equal(Monday.ToUnixTimeSeconds(), reply.At.ToUnixTimeSeconds(), 60.0);
    }

    [Fact]
    public async Task A_message_has_a_64_bit_id_and_an_event_has_none()
    {
        await Zhang.SayAsync("一");
        await Zhang.ClickMenuAsync("todo");
        XElement[] heard = [.. App.Heard.Select(XElement.Parse)];
        long id = long.Parse(heard[0].Element("MsgId")!.Value);
        Assert.True(id > 1L << 53);
        // By the machine's clock: a demo started again on its data gives no id of the one before.
        using var self = Process.GetCurrentProcess();
        Assert.True(id > 7_300_000_000_000_000_000 + (1000 * new DateTimeOffset(self.StartTime).ToUnixTimeMilliseconds()));
        Assert.Null(heard[1].Element("MsgId"));
        Assert.Equal("click", heard[1].Element("Event")!.Value);
        Assert.Equal("todo", heard[1].Element("EventKey")!.Value);
    }

    [Fact]
    public async Task Each_kind_of_message_has_its_elements()
    {
        await Zhang.SendVoiceAsync([1, 2, 3]);
        await Zhang.SendVideoAsync([1, 2, 3]);
        await Zhang.SendFileAsync([1, 2, 3], "台账.xlsx");
        await Zhang.SendLocationAsync(36.3111, 113.054, "兴旺加油站");
        await Zhang.SendLinkAsync("标题", "https://example.com/");
        await Zhang.ReportPositionAsync(new Place("", 36.3, 113.05));
        await Zhang.ScanAsync("scan", "E-01");
        await Zhang.EnterAsync();
        string all = string.Join('\n', App.Heard);
        string[] expected =
        [
            "<Format><![CDATA[amr]]></Format>", "<ThumbMediaId>", "<FileName><![CDATA[台账.xlsx]]></FileName>",
            "<Location_X>36.311100</Location_X><Location_Y>113.054000</Location_Y><Scale>16</Scale>", "<Url><![CDATA[https://example.com/]]></Url>",
            "<Event><![CDATA[LOCATION]]></Event>", "<ScanResult><![CDATA[E-01]]></ScanResult>", "<Event><![CDATA[enter_agent]]></Event>",
        ];
        Assert.All(expected, e => Assert.Contains(e, all, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_card_is_pressed_and_its_buttons_give_way()
    {
        await Zhang.SayAsync("卡片");
        PhoneMessage card = await Zhang.ReplyAsync("灭火器");
        Assert.Equal(["合格", "不合格"], card.Buttons);
        await Zhang.PressAsync("不合格");
        await Zhang.ReplyAsync("您选了：answer-2");
        PhoneMessage after = Zhang.Phone.Single(m => m.Card is not null);
        Assert.Equal("已选", Assert.Single(after.Card!.Buttons).Text);
        Assert.Empty(after.Buttons);
    }

    [Fact]
    public async Task A_photo_can_be_fetched_by_the_app()
    {
        await Zhang.SendPhotoAsync(new byte[1234]);
        await Zhang.ReplyAsync("1234 字节");
    }

    [Fact]
    public async Task Nobody_is_told_what_another_was_told()
    {
        await Zhang.SayAsync("只对我");
        await Zhang.ReplyAsync();
        Assert.Empty(Simulator.As("vil01").Phone);
    }

    [Fact]
    public async Task What_does_not_come_is_told_with_the_phone_and_the_wire()
    {
        await Zhang.SayAsync("一");
        var e = await Assert.ThrowsAsync<TimeoutException>(() => Zhang.ReplyAsync("二", TimeSpan.FromMilliseconds(50)));
        Assert.Contains("收到：一", e.Message, StringComparison.Ordinal);
        Assert.Contains("message/send", e.Message, StringComparison.Ordinal);
    }
}
