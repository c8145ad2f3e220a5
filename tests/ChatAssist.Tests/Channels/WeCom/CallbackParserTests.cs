using System.Text;
using ChatAssist.Chat;
using ChatAssist.Host.Channels.WeCom;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ChatAssist.Tests.Channels.WeCom;

/// <summary>W-01. WeCom's XML, as its documents print it, read as what a person did.</summary>
public sealed class CallbackParserTests
{
    private static readonly DateTimeOffset Received = new(2026, 3, 2, 1, 0, 5, TimeSpan.Zero);

    internal static string Message(string type, string inner, string msgId = "7300000000000000001") =>
        "<xml><ToUserName><![CDATA[ww0123456789abcdef]]></ToUserName><FromUserName><![CDATA[LaoChen]]></FromUserName>"
        + $"<CreateTime>1772413200</CreateTime><MsgType><![CDATA[{type}]]></MsgType>{inner}<MsgId>{msgId}</MsgId><AgentID>1000002</AgentID></xml>";

    internal static string Event(string name, string inner = "") =>
        "<xml><ToUserName><![CDATA[ww0123456789abcdef]]></ToUserName><FromUserName><![CDATA[LaoChen]]></FromUserName>"
        + $"<CreateTime>1772413200</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[{name}]]></Event>{inner}<AgentID>1000002</AgentID></xml>";

    private static InboundMessage Parse(string xml)
    {
        Assert.True(CallbackParser.TryParse(Encoding.UTF8.GetBytes(xml), Received, out var message, out _));
        return message;
    }

    [Fact]
    public void Text_carries_sender_time_and_key()
    {
        var m = Parse(Message("text", "<Content><![CDATA[上报 东街]]></Content>"));
        Assert.Equal(MessageKind.Text, m.Kind);
        Assert.Equal("上报 东街", m.Text);
        Assert.Equal("LaoChen", m.From);
        Assert.Equal("wecom:LaoChen:7300000000000000001", m.Key);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1772413200), m.SentAt);
    }

    [Theory]
    [InlineData("👍🏽 𠮷 👨‍👩‍👧‍👦 e\u0301")]
    [InlineData("  两边的空白\t和\n换行  ")]
    [InlineData(" ")]
    [InlineData("<b>&amp; ]] > 尖括号")]
    public void Text_is_kept_whole(string text) => Assert.Equal(text, Parse(Message("text", $"<Content><![CDATA[{text}]]></Content>")).Text);

    [Fact]
    public void Ten_thousand_characters_are_kept() =>
        Assert.Equal(20_000, Parse(Message("text", $"<Content><![CDATA[{string.Concat(Enumerable.Repeat("𠮷", 10_000))}]]></Content>")).Text.Length);

    [Fact]
    public void A_character_that_xml_forbids_does_not_lose_the_message() =>
        Assert.Equal("前\uFFFD后", Parse(Message("text", "<Content><![CDATA[前\u0008后]]></Content>")).Text);

    [Fact]
    public void A_character_reference_brings_in_nothing_that_a_database_refuses()
    {
        Assert.Equal("a\uFFFDb\uFFFDc&\t𠮷", Parse(Message("text", "<Content>a&#0;b&#xD83D;c&amp;&#9;&#x20BB7;</Content>")).Text);
        Assert.Equal(3000, Parse(Message("text", $"<Content>{string.Concat(Enumerable.Repeat("&amp;", 3000))}</Content>")).Text.Length);
    }

    [Fact]
    public void Picture()
    {
        var m = Parse(Message("image", "<PicUrl><![CDATA[http://p/1]]></PicUrl><MediaId><![CDATA[M1]]></MediaId>"));
        Assert.Equal((MessageKind.Image, "M1", MediaProblem.Pending), (m.Kind, m.Media!.MediaId, m.Media.Problem));
    }

    [Fact]
    public void Voice_and_its_words_where_there_are_any()
    {
        Assert.Equal(MessageKind.Voice, Parse(Message("voice", "<MediaId><![CDATA[M2]]></MediaId><Format><![CDATA[amr]]></Format>")).Kind);
        var m = Parse(Message("voice", "<MediaId>M2</MediaId><Format>amr</Format><Recognition><![CDATA[三号楼合格]]></Recognition>"));
        Assert.Equal(("M2", "三号楼合格"), (m.Media!.MediaId, m.Text));
    }

    [Fact]
    public void Video() =>
        Assert.Equal(
            (MessageKind.Video, "M3"),
            Parse(Message("video", "<MediaId>M3</MediaId><ThumbMediaId>T3</ThumbMediaId>")) is var m ? (m.Kind, m.Media!.MediaId) : default);

    [Fact]
    public void File_with_its_name()
    {
        var m = Parse(Message("file", "<MediaId>M4</MediaId><FileName><![CDATA[整改 报告.docx]]></FileName>"));
        Assert.Equal((MessageKind.File, "M4", "整改 报告.docx"), (m.Kind, m.Media!.MediaId, m.Media.FileName));
    }

    [Fact]
    public void Location_X_is_the_latitude()
    {
        var m = Parse(Message("location", "<Location_X>34.78</Location_X><Location_Y>117.25</Location_Y><Scale>16</Scale><Label><![CDATA[东街1号]]></Label>"));
        Assert.Equal((MessageKind.Location, new GeoPoint(34.78, 117.25), "东街1号"), (m.Kind, m.Location!.Value, m.Text));
    }

    [Fact]
    public void Link_is_its_title_and_address()
    {
        var m = Parse(Message("link", "<Title><![CDATA[通知]]></Title><Description>d</Description><Url><![CDATA[https://x.cn/a?b=1&c=2]]></Url>"));
        Assert.Equal((MessageKind.Text, "通知\nhttps://x.cn/a?b=1&c=2"), (m.Kind, m.Text));
    }

    [Theory]
    [InlineData("enter_agent", "<EventKey/>", MessageKind.Enter, "")]
    [InlineData("subscribe", "", MessageKind.Enter, "")]
    [InlineData("click", "<EventKey><![CDATA[todo]]></EventKey>", MessageKind.Button, "todo")]
    [InlineData("view", "<EventKey><![CDATA[https://x.cn]]></EventKey>", MessageKind.Unknown, "")]
    [InlineData("scancode_waitmsg", "<EventKey>t</EventKey><ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult><![CDATA[CA:T-0012?x=1]]></ScanResult></ScanCodeInfo>", MessageKind.Button, "scan:CA:T-0012?x=1")]
    [InlineData("scancode_push", "<ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult>2</ScanResult></ScanCodeInfo>", MessageKind.Button, "scan:2")]
    [InlineData("location_select", "<SendLocationInfo><Location_X><![CDATA[34.78]]></Location_X><Location_Y><![CDATA[117.25]]></Location_Y><Label><![CDATA[西村]]></Label></SendLocationInfo>", MessageKind.Location, "西村")]
    [InlineData("pic_photo_or_album", "<SendPicsInfo><Count>1</Count><PicList><item><PicMd5Sum>a</PicMd5Sum></item></PicList></SendPicsInfo>", MessageKind.Unknown, "")]
    [InlineData("LOCATION", "<Latitude>23.104105</Latitude><Longitude>113.320107</Longitude>", MessageKind.Unknown, "")]
    [InlineData("unsubscribe", "", MessageKind.Unknown, "")]
    [InlineData("something_new", "<Deep><Er>1</Er></Deep>", MessageKind.Unknown, "")]
    public void Events(string name, string inner, MessageKind kind, string text)
    {
        var m = Parse(Event(name, inner));
        Assert.Equal((kind, text), (m.Kind, m.Text));
        Assert.StartsWith("wecom:event:", m.Key, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pressed_card_carries_its_key_and_code()
    {
        var m = Parse(Event("template_card_event", "<EventKey><![CDATA[I-2026-0001|3|pass]]></EventKey><TaskId>t1</TaskId><CardType>button_interaction</CardType><ResponseCode><![CDATA[RC1]]></ResponseCode>"));
        Assert.Equal((MessageKind.Button, "I-2026-0001|3|pass", "RC1"), (m.Kind, m.Text, m.CardCode));
    }

    [Fact]
    public void Ticked_options_follow_the_key()
    {
        var m = Parse(Event(
            "template_card_event",
            "<EventKey>done</EventKey><ResponseCode>RC2</ResponseCode><SelectedItems><SelectedItem><QuestionKey>q1</QuestionKey><OptionIds><OptionId>a</OptionId><OptionId>b,c</OptionId></OptionIds></SelectedItem>"
            + "<SelectedItem><QuestionKey>q2</QuestionKey><OptionIds/></SelectedItem></SelectedItems>"));
        Assert.Equal("done?q1=a,b%2Cc&q2=", m.Text);
    }

    [Fact]
    public void Two_events_of_one_second_have_two_keys_and_a_redelivery_has_the_same()
    {
        string first = Event("click", "<EventKey>a</EventKey>"), second = Event("click", "<EventKey>b</EventKey>");
        Assert.NotEqual(Parse(first).Key, Parse(second).Key);
        Assert.Equal(Parse(first).Key, Parse(first).Key);
    }

    [Theory]
    [InlineData("<xml><MsgType>text</MsgType><Content>x</Content></xml>")]
    [InlineData("<xml/>")]
    [InlineData("<xml><FromUserName>sys</FromUserName><MsgType>event</MsgType><Event>change_contact</Event></xml>")]
    [InlineData("<xml><FromUserName>a</FromUserName><MsgType>image</MsgType><MsgId>1</MsgId></xml>")]
    [InlineData("<xml><FromUserName>a</FromUserName><MsgType>location</MsgType><Location_X>NaN</Location_X><Location_Y>1</Location_Y></xml>")]
    [InlineData("<xml><FromUserName>a</FromUserName><MsgType>hologram</MsgType><CreateTime>99999999999999999999</CreateTime><MsgId>1</MsgId></xml>")]
    public void What_is_not_understood_is_kept(string xml)
    {
        var m = Parse(xml);
        Assert.Equal((MessageKind.Unknown, Received), (m.Kind, m.SentAt));
        Assert.InRange(m.Key.Length, 8, 200);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("<xml><MsgType>text</xml>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY a \"b\">]><xml><FromUserName>a</FromUserName><Content>&a;</Content></xml>")]
    [InlineData("<!DOCTYPE xml SYSTEM \"file:///etc/passwd\"><xml/>")]
    public void What_is_no_xml_or_brings_a_dtd_is_refused(string xml) =>
        Assert.False(CallbackParser.TryParse(Encoding.UTF8.GetBytes(xml), Received, out _, out _));

    [Fact]
    public void Any_text_in_cdata_comes_through() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            string safe = new(text.Get.Where(c => !char.IsSurrogate(c) && c != '\r').ToArray());
            safe = safe.Replace("]]>", "", StringComparison.Ordinal);
            string kept = new(safe.Select(c => System.Xml.XmlConvert.IsXmlChar(c) ? c : '\uFFFD').ToArray());
            return Parse(Message("text", $"<Content><![CDATA[{safe}]]></Content>")).Text == kept;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_bytes_at_all_make_it_throw() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            CallbackParser.TryParse(bytes ?? [], Received, out _, out _);
            return true;
        }).QuickCheckThrowOnFailure();
}
