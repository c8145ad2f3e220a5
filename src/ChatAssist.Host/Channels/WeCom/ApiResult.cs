using System.Text.Json;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>An answer of WeCom's API, judged by its error code; an expected failure is a result, not an exception.</summary>
/// <param name="Code">WeCom's errcode, 0 for success, or one of this program's own (<see cref="ErrorCodes"/>).</param>
/// <param name="Body">The whole answer; undefined where there is none.</param>
/// <param name="RetryAfter">How long to wait, where it is known; else zero.</param>
public readonly record struct ApiResult(int Code, JsonElement Body = default, TimeSpan RetryAfter = default)
{
    public bool Ok => Code == 0;

    /// <summary>A text field of the answer; "" where it is missing or something else.</summary>
    public string Text(string name) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    /// <summary>A whole number of the answer; 0 where it is missing or something else.</summary>
    public int Number(string name) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number)
            ? number
            : 0;
}
