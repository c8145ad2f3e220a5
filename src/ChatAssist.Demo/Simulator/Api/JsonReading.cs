using System.Text.Json;

namespace ChatAssist.Demo.Simulator.Api;

/// <summary>Reading of JSON that strangers wrote: what is missing or of another type reads as empty.</summary>
internal static class JsonReading
{
    public static JsonElement Get(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) ? value : default;

    public static bool Has(this JsonElement json, string name) =>
        json.Get(name).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public static string Str(this JsonElement json, string name) => json.Get(name).AsText();

    public static string AsText(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };

    public static int Int(this JsonElement json, string name, int missing = 0) =>
        int.TryParse(json.Str(name), out int n) ? n : missing;

    public static IReadOnlyList<JsonElement> List(this JsonElement json, string name) =>
        json.Get(name) is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray()] : [];
}
