using System.Text.Json;
using System.Text.RegularExpressions;
using ChatAssist.Chat;
using ChatAssist.Host.Storage;

namespace ChatAssist.Tests.EndToEnd.Soak;

/// <summary>Words as they stand in the outbox and on the phones.</summary>
internal static partial class Said
{
    public static ReplyBody BodyOf(OutboxRow row) => JsonSerializer.Deserialize<ReplyBody>(row.Body, ChatJson.Options)!;

    public static string Of(OutboxRow row) => BodyOf(row).Plain;

    /// <summary>What stays the same whether it came as a card, cut, or as words.</summary>
    public static string Heading(string text) => text.Split('\n')[0];

    /// <summary>I-2026-0001, F-…, C-….</summary>
    [GeneratedRegex("[IFC]-[0-9]{4}-[0-9]{4}")]
    public static partial Regex Number();
}
