using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ChatAssist.Chat;
using ChatAssist.Host.Channels.WeCom;
using ChatAssist.Host.Pages;
using ChatAssist.Host.Turns;
using ChatAssist.Tests.Channels.WeCom;
using static ChatAssist.Tests.Hostile.Targets;

namespace ChatAssist.Tests.Hostile;

/// <summary>W-01 Q-02: what comes in over HTTP, and what goes out to WeCom.</summary>
internal static partial class WireTargets
{
    private const string Key = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", Corp = "ww0123456789abcdef";
    private static readonly WeComCrypto Crypto = new("token", Key, Corp);
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly CardRendering Cards = new(new CardLimits(), new Uri("https://x.cn/"), "回复数字");
    private static readonly Lazy<SealedLinks> Links = new(() => new SealedLinks(
        new InstallationKey(Directory.CreateTempSubdirectory("chatassist-fuzz-").FullName), "https://x.cn"));

    private static readonly string[] Messages =
    [
        CallbackParserTests.Message("text", "<Content><![CDATA[1-5合格 6不合格 没有警示标志]]></Content>"),
        CallbackParserTests.Message("image", "<PicUrl>http://p/1</PicUrl><MediaId>M1</MediaId>"),
        CallbackParserTests.Message("file", "<MediaId>M4</MediaId><FileName><![CDATA[整改 报告.docx]]></FileName>"),
        CallbackParserTests.Message("location", "<Location_X>34.78</Location_X><Location_Y>117.25</Location_Y><Label>东街1号</Label>"),
        CallbackParserTests.Event("click", "<EventKey>todo</EventKey>"),
        CallbackParserTests.Event("scancode_waitmsg", "<ScanCodeInfo><ScanResult>CA:T-0012?x=1</ScanResult></ScanCodeInfo>"),
        CallbackParserTests.Event(
            "template_card_event",
            "<EventKey>done</EventKey><ResponseCode>RC2</ResponseCode><SelectedItems><SelectedItem><QuestionKey>q1</QuestionKey><OptionIds><OptionId>a</OptionId></OptionIds></SelectedItem></SelectedItems>"),
    ];

    private static readonly string[] Paths = ["rectify/F-2026-0001/20260401", "sign/I-2026-0001/insp01/1772413200", "paper/D-2026-0001"];

    public static IEnumerable<Target> All =>
    [
        new("callback-body", Shape.Bytes, [.. Messages.Select(m => Utf8($"<xml><ToUserName>{Corp}</ToUserName><Encrypt><![CDATA[{Crypto.Encrypt(Utf8(m))}]]></Encrypt></xml>"))], b => CallbackBody.Encrypted(b)),
        new("callback-xml", Shape.Bytes, [.. Messages.Select(Utf8)], Parse) { Times = 1500 },
        new("callback-envelope", Shape.Bytes, [.. Messages.Select(m => Utf8(Crypto.Encrypt(Utf8(m))))], b => Crypto.TryDecrypt(Encoding.UTF8.GetString(b), out _)),
        new("callback-plain", Shape.Bytes, [.. Messages.Select(Plain)], Open) { Times = 1000 },
        new("sealed-link", Shape.Text, [.. Paths.Select(p => Utf8($"{p} {Links.Value.To(p).Split("?k=")[1]}"))], Seal),
        new("reply", Shape.Text, [.. Words.Select(Utf8)], Reply),
    ];

    /// <summary>Texts as they go out; TextSplitterTests and CardRenderingTests say more of each.</summary>
    private static IEnumerable<string> Words =>
    [
        string.Concat(Enumerable.Repeat("第一项合格。第二项不合格：没有警示标志；", 60)),
        string.Join('\n', Enumerable.Range(1, 120).Select(i => $"{i}. 西坡村 F-2026-{i:0000} 灭火器过期")),
        "您说的是“👨‍👩‍👧‍👦”吗？",
    ];

    private static void Parse(byte[] xml)
    {
        if (!CallbackParser.TryParse(xml, Now, out InboundMessage message, out string type))
        {
            return;
        }

        Must(message.Key.Length is > 6 and <= 200, $"a key of {message.Key.Length}");
        Must(LoggableType().IsMatch(type), $"the type {type} goes into the log");
        foreach (string? text in (string?[])[message.Key, message.From, message.Text, message.Media?.MediaId, message.Media?.FileName, message.CardCode])
        {
            Must(text is null || text == SafeXml.Clean(text), "a character that the database or a document refuses");
        }
    }

    /// <summary>Rightly sealed, but with anything inside: what a thief of the key would send.</summary>
    private static void Open(byte[] plain)
    {
        byte[] whole = [.. plain, .. new byte[(16 - (plain.Length % 16)) % 16]];
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(Key + "=");
        string sealedText = Convert.ToBase64String(aes.EncryptCbc(whole, aes.Key.AsSpan(0, 16), PaddingMode.None));
        Must(!Crypto.TryDecrypt(sealedText, out byte[] message) || message.Length < plain.Length, "more came out than was in it");
    }

    private static byte[] Plain(string message)
    {
        byte[] bytes = Utf8(message), head = [.. new byte[16], (byte)(bytes.Length >> 24), (byte)(bytes.Length >> 16), (byte)(bytes.Length >> 8), (byte)bytes.Length];
        byte[] whole = [.. head, .. bytes, .. Utf8(Corp)];
        int pad = 32 - (whole.Length % 32);
        return [.. whole, .. Enumerable.Repeat((byte)pad, pad)];
    }

    private static void Seal(byte[] input)
    {
        string text = Spoil.Decode(input);
        int blank = text.LastIndexOf(' ');
        string path = blank < 0 ? text : text[..blank], seal = blank < 0 ? "" : text[(blank + 1)..];
        Must(!Links.Value.IsSealed(path, seal) || Paths.Contains(path), $"'{path}' opens with '{seal}'");
        Must(!((TextBody)Links.Value.Resolve(new TextBody(Link.Harmless(text)))).Text.Contains("?k=", StringComparison.Ordinal) || text.Contains("?k=", StringComparison.Ordinal),
            "typed words became a link");
    }

    private static void Reply(byte[] input)
    {
        string text = Spoil.Decode(input);
        var parts = new MessageParts(Cards, _ => Stream.Null);
        ReplyBody[] bodies = [new TextBody(text), new MarkdownBody(text), new CardBody(text, text, [new Choice("walk/1/pass", text)], "t1"), new CardBody("", text, [], "")];
        foreach (MessagePart part in bodies.SelectMany(b => parts.Of(new OutboxMessage(1, "insp01", b, 1, false))))
        {
            var content = ((ContentPart)part).Content;
            Must(part.Type == "template_card"
                    ? Encoding.UTF8.GetByteCount(content.ToJsonString(ChatJson.Options)) <= 16 * 1024
                    : Encoding.UTF8.GetByteCount((string)content["content"]!) <= TextSplitter.WeComLimit,
                $"a {part.Type} that WeCom cuts");
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_:]{0,50}\z")]
    private static partial Regex LoggableType();
}
