using System.Text.Json;
using System.Text.RegularExpressions;
using ChatAssist.Chat;
using ChatAssist.Demo.Simulator;
using ChatAssist.Host.Storage;

namespace ChatAssist.Tests.EndToEnd.Soak;

/// <summary>Words as they stand in the outbox and on the phones.</summary>
internal static partial class Said
{
    public static ReplyBody BodyOf(OutboxRow row) => JsonSerializer.Deserialize<ReplyBody>(row.Body, ChatJson.Options)!;

    public static string Of(OutboxRow row) => BodyOf(row).Plain;

    /// <summary>
    /// Whether WeCom may have held it back, because the same was said to the same person within half an hour: nobody can tell a
    /// message whose answer was lost, or that the killed program may have sent, from one that never arrived.
    /// </summary>
    public static bool IsHeldBack(OutboxRow row, IEnumerable<PhoneMessage> phone) =>
        row.State == OutboxState.Sent
        && phone.Any(m => !m.FromMember && Heading(m.Text) == Heading(Of(row)) && m.At > row.SentAt - TimeSpan.FromMinutes(30));

    /// <summary>What stays the same whether it came as a card, cut, or as words.</summary>
    public static string Heading(string text) => text.Split('\n')[0];

    /// <summary>I-2026-0001, F-…, C-….</summary>
    [GeneratedRegex("[IFC]-[0-9]{4}-[0-9]{4}")]
    public static partial Regex Number();
}
