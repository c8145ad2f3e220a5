using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAssist.Demo.Simulator.Api;

/// <summary>
/// enable_duplicate_check: a send with the very same content is taken and not delivered again, for
/// duplicate_check_interval seconds (1800 unless told, 4 h at most).
/// </summary>
public sealed class DuplicateCheck(TimeProvider clock, bool seesAll)
{
    private const int Longest = 4 * 3600;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _sent = [];

    public bool IsRepeated(JsonElement body)
    {
        bool asked = body.Int("enable_duplicate_check") == 1;
        if (!asked && !seesAll)
        {
            return false;
        }

        string key = KeyOf(body);
        TimeSpan interval = TimeSpan.FromSeconds(Math.Clamp(body.Int("duplicate_check_interval", 1800), 1, Longest));
        DateTimeOffset now = clock.GetUtcNow();
        lock (_gate)
        {
            if (asked && _sent.TryGetValue(key, out DateTimeOffset at) && now < at + interval)
            {
                return true;
            }

            _sent[key] = now;
            return false;
        }
    }

    private static string KeyOf(JsonElement body)
    {
        var rest = JsonObject.Create(body)!;
        rest.Remove("enable_duplicate_check");
        rest.Remove("duplicate_check_interval");
        return Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(rest)));
    }
}
