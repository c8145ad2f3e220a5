using System.Security.Cryptography;
using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using ChatAssist.Inspections;
using ChatAssist.Questionnaires;

namespace ChatAssist.Bench.Turns;

/// <summary>The rows that the program's own answer to "2合格" leaves, made without any dialog: what everybody has to write.</summary>
internal static class TurnRows
{
    public const string Node = "bench";
    public const string Checklist = "fire";
    public const string Item = "hydrants";
    public const string State = """{"inspection":"I-2026-0001","at":"fire/water","asked":"fire/water"}""";
    public const string Offered = """[{"key":"walk/I-2026-0001/fire/water/pass","label":"合格"},{"key":"walk/I-2026-0001/fire/water/fail","label":"不合格"},{"key":"walk/I-2026-0001/fire/water/na","label":"不适用"}]""";

    private static readonly string Said = JsonSerializer.Serialize<ReplyBody>(new TextBody("已记：2合格"), ChatJson.Options);

    private static readonly string Card = JsonSerializer.Serialize<ReplyBody>(
        new CardBody("3/13 消防取水口", "消防取水口能用、没被占？", [new("walk/a/pass", "合格"), new("walk/a/fail", "不合格"), new("walk/a/na", "不适用")], "m1-2"),
        ChatJson.Options);

    public static IReadOnlyList<string> Replies => [Said, Card];

    public static string Inspection(string userId) => "I-2026-" + userId[1..];

    public static string Json(InboundMessage message) => JsonSerializer.Serialize(message, ChatJson.Options);

    public static string Fact(InboundMessage message, long seen) => JsonSerializer.Serialize(
        new AnswersGiven(Inspection(message.From), [new GivenAnswer(Checklist, Item, Kind(message), null, "", seen)]), ChatJson.Options);

    public static AnswerKind Kind(InboundMessage message) =>
        message.Text.EndsWith("不适用", StringComparison.Ordinal) ? AnswerKind.NotApplicable : AnswerKind.Pass;

    public static JournalRow Link(string previous, long seq, InboundMessage message, long inboxId, byte[] raw, string fact, DateTimeOffset now)
    {
        var row = new JournalRow
        {
            Node = Node,
            Seq = seq,
            At = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()),
            By = message.From,
            Message = $"m{inboxId}",
            MessageSha = Convert.ToHexStringLower(SHA256.HashData(raw)),
            Subject = Inspection(message.From),
            Kind = "inspection.answered.1",
            Payload = fact,
            SaidSha = JournalChain.Sha(Said + "\n" + Card),
            Hash = "",
        };
        row.Hash = JournalChain.HashOf(previous, row);
        return row;
    }
}
