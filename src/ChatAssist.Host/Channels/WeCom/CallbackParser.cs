using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using ChatAssist.Chat;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// From WeCom's decrypted XML to what a person did. Whatever is not known, or lacks what its type needs, is kept as
/// <see cref="MessageKind.Unknown"/>: only bytes that are not XML at all are refused.
/// </summary>
public static class CallbackParser
{
    private const int LongestKey = 200;

    /// <param name="xml">The decrypted bytes.</param>
    /// <param name="receivedAt">Stands in where the message does not say when it was sent.</param>
    /// <param name="message">The message; null where the result is false.</param>
    /// <param name="type">WeCom's type, for the log: letters, digits and underscores only.</param>
    public static bool TryParse(ReadOnlySpan<byte> xml, DateTimeOffset receivedAt, out InboundMessage message, out string type)
    {
        message = null!;
        type = "";
        if (SafeXml.Parse(xml) is not { } root)
        {
            return false;
        }

        bool isEvent = Get(root, "MsgType") == "event";
        string name = isEvent ? Get(root, "Event") : Get(root, "MsgType");
        type = Loggable(isEvent ? "event:" + name : name);
        message = new InboundMessage
        {
            Key = KeyOf(root, isEvent, xml),
            From = Get(root, "FromUserName"),
            Kind = MessageKind.Unknown,
            SentAt = SentAt(Get(root, "CreateTime")) ?? receivedAt,
        };
        if (message.From.Length > 0)
        {
            message = isEvent ? EventParser.Read(root, name, message) : Read(root, name, message);
        }

        return true;
    }

    private static InboundMessage Read(XElement root, string type, InboundMessage m) => type switch
    {
        "text" => m with { Kind = MessageKind.Text, Text = Get(root, "Content") },
        "link" => m with { Kind = MessageKind.Text, Text = Lines(Get(root, "Title"), Get(root, "Url")) },
        "image" => Media(root, m, MessageKind.Image),
        "voice" => Media(root, m, MessageKind.Voice) with { Text = Get(root, "Recognition") },
        "video" => Media(root, m, MessageKind.Video),
        "file" => Media(root, m, MessageKind.File),
        "location" => Place(root, m),
        _ => m,
    };

    private static InboundMessage Media(XElement root, InboundMessage m, MessageKind kind)
    {
        string id = Get(root, "MediaId");
        string? name = kind == MessageKind.File
            ? new[] { Get(root, "FileName"), Get(root, "Title") }.FirstOrDefault(x => x.Length > 0)
            : null;
        return id.Length == 0 ? m : m with { Kind = kind, Media = new MediaRef(id, FileName: name) };
    }

    /// <summary>Location_X is the latitude, Location_Y the longitude, GCJ-02 as WeCom's map gives them.</summary>
    internal static InboundMessage Place(XElement root, InboundMessage m) =>
        Degrees(Get(root, "Location_X"), 90) is { } latitude && Degrees(Get(root, "Location_Y"), 180) is { } longitude
            ? m with { Kind = MessageKind.Location, Location = new GeoPoint(latitude, longitude), Text = Get(root, "Label") }
            : m;

    /// <summary>A child's text; "" where there is none. Cleaned: a reference (&amp;#0;) can bring in anything.</summary>
    internal static string Get(XElement? parent, string name) => SafeXml.Clean(parent?.Element(name)?.Value ?? "");

    private static string Lines(params string[] lines) => string.Join('\n', lines.Where(x => x.Length > 0));

    private static double? Degrees(string text, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && Math.Abs(value) <= most
            ? value
            : null;

    private static DateTimeOffset? SentAt(string seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
        && value is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(value)
            : null;

    /// <summary>
    /// Sender and MsgId; events have no MsgId, and sender + second would lose real events, so theirs is a hash of the XML.
    /// </summary>
    private static string KeyOf(XElement root, bool isEvent, ReadOnlySpan<byte> xml)
    {
        string id = Get(root, "MsgId");
        string key = $"wecom:{Get(root, "FromUserName")}:{id}";
        return isEvent || id.Length == 0 || key.Length > LongestKey
            ? "wecom:event:" + Convert.ToHexStringLower(SHA256.HashData(xml))
            : key;
    }

    private static string Loggable(string type) =>
        new(type.Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':').Take(50).ToArray());
}
