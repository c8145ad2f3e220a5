using System.Text;
using System.Text.Json;

namespace ChatAssist.Demo.Simulator.Api;

/// <summary>The content of a message/send, held to WeCom's limits and cut where WeCom cuts.</summary>
internal static class MessageContent
{
    public const int TextBytes = 2048;

    /// <returns>A bubble without number, reader and time.</returns>
    public static (PhoneMessage Bubble, string Note) Read(JsonElement body, SimulatedCorp corp)
    {
        string type = body.Str("msgtype");
        JsonElement content = body.Get(type);
        return type switch
        {
            "text" => Text(type, content),
            "markdown" => (Markdown(type, content), ""),
            "image" or "voice" or "video" or "file" => (File(type, content, corp), ""),
            "textcard" => (TextCard(type, content), ""),
            "template_card" => (Card(type, content), ""),
            _ => throw new RefusalException(Errcode.WrongMessageType, "invalid message type"),
        };
    }

    private static PhoneMessage Bubble(string kind) =>
        new() { Number = 0, UserId = "", FromMember = false, At = default, Kind = kind };

    private static (PhoneMessage, string) Text(string type, JsonElement content)
    {
        string text = content.Str("content");
        RefusalException.If(text.Length == 0, Errcode.WrongArgument, "content is required");
        string cut = Utf8Cut.To(text, TextBytes);
        return (Bubble(type) with { Text = cut }, cut.Length < text.Length ? $"超过 {TextBytes} 字节，已被截断" : "");
    }

    private static PhoneMessage Markdown(string type, JsonElement content)
    {
        string text = content.Str("content");
        RefusalException.If(text.Length == 0, Errcode.WrongArgument, "content is required");
        RefusalException.If(Encoding.UTF8.GetByteCount(text) > TextBytes, Errcode.TooLong, "markdown content is over 2048 bytes");
        return Bubble(type) with { Text = text };
    }

    private static PhoneMessage File(string type, JsonElement content, SimulatedCorp corp)
    {
        StoredMedia media = corp.Media.Open(content.Str("media_id"));
        RefusalException.If(type != "file" && media.Type != type, Errcode.WrongMediaType, "media_id is of another type");
        return Bubble(type) with
        {
            Text = media.FileName,
            Media = new(media.MediaId, media.FileName, media.ContentType, media.Bytes.Length),
        };
    }

    private static PhoneMessage TextCard(string type, JsonElement content)
    {
        string title = content.Str("title"), words = content.Str("description"), url = content.Str("url");
        RefusalException.If(title.Length == 0 || words.Length == 0 || url.Length == 0, Errcode.WrongArgument, "title, description and url are required");
        var card = new PhoneCard
        {
            Type = type,
            Title = Utf8Cut.To(title, 128),
            Description = Utf8Cut.To(words, 512),
            Url = url,
        };
        return Bubble(type) with { Text = card.Words, Card = card };
    }

    private static PhoneMessage Card(string type, JsonElement content)
    {
        PhoneCard card = CardRules.Read(content);
        return Bubble(type) with { Text = card.Words, Card = card };
    }
}
