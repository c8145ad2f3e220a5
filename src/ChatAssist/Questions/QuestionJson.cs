using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAssist.Content;

namespace ChatAssist.Questions;

/// <summary>The contract of `chatassist ask --explain`: one object, its keys in this order, absent ones left out.</summary>
public static class QuestionJson
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Understanding understanding, Library library) => (understanding switch
    {
        Understanding.Understood u => Of(u.Question, understood: true),
        Understanding.Ambiguous a => new JsonObject
        {
            ["understood"] = false,
            ["choices"] = new JsonArray([.. a.Choices.Select(c => WithLabel(c))]),
        },
        Understanding.Declined d => new JsonObject { ["understood"] = false, ["reason"] = QuestionSaying.Reason(d.Reason, library.Texts) },
        Understanding.NotUnderstood n => NotUnderstood(n),
        _ => throw new InvalidOperationException(understanding.GetType().Name),
    }).ToJsonString(Readable);

    private static JsonObject NotUnderstood(Understanding.NotUnderstood n)
    {
        var json = new JsonObject { ["understood"] = false };
        if (n.Quoted.Count > 0)
        {
            json["words"] = new JsonArray([.. n.Quoted.Select(w => (JsonNode)w!)]);
        }

        json["suggestions"] = new JsonArray([.. n.Suggestions.Select(s => (JsonNode)s!)]);
        return json;
    }

    private static JsonObject WithLabel(QuestionChoice choice)
    {
        JsonObject json = Of(choice.Question, understood: null);
        json.Insert(0, "label", choice.Label);
        return json;
    }

    private static JsonObject Of(Question q, bool? understood)
    {
        var json = new JsonObject();
        if (understood is { } flag)
        {
            json["understood"] = flag;
        }

        foreach (var (key, value) in Slotted(q).Where(s => s.Value is not null))
        {
            json[key] = value;
        }

        return json;
    }

    /// <summary>Every slot in the order of the contract, days as ISO dates.</summary>
    public static IReadOnlyList<(string Key, string? Value)> Slotted(Question q) =>
    [
        ("object", q.Object), ("measure", q.Measure), ("person", q.Person), ("place", q.Place), ("domain", q.Domain), ("status", q.Status),
        ("severity", q.Severity), ("source", q.Source), ("clue", q.Clue), ("from", Day(q.From)), ("to", Day(q.To)), ("groupBy", q.GroupBy),
        ("record", q.Record),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
