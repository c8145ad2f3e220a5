using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAssist.Demo.Simulator.Api;

/// <summary>One call of the API, read from the wire.</summary>
/// <param name="Name">Such as message/send.</param>
/// <param name="Json">The body; an undefined element where there is none.</param>
public sealed record ApiCall(string Name, IQueryCollection Query, JsonElement Json, UploadedFile? File)
{
    public string Asked(string key) => Query.TryGetValue(key, out var value) ? value.ToString() : "";
}

public sealed record UploadedFile(string FileName, string ContentType, byte[] Bytes);

/// <summary>What WeCom answers: always HTTP 200, with an errcode, or a file.</summary>
public sealed record ApiAnswer(int Errcode, string Errmsg, JsonObject? Fields = null, StoredMedia? File = null, string Note = "")
{
    public static ApiAnswer Ok(JsonObject? fields = null, string note = "") => new(0, "ok", fields, Note: note);

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["errcode"] = Errcode, ["errmsg"] = Errmsg };
        foreach ((string key, JsonNode? value) in Fields ?? [])
        {
            json[key] = value?.DeepClone();
        }

        return json;
    }
}

/// <summary>WeCom refuses the call. Thrown by the rules, turned into an answer in one place.</summary>
public sealed class RefusalException(int errcode, string errmsg) : Exception(errmsg)
{
    public int Errcode { get; } = errcode;

    public static void If(bool wrong, int errcode, string errmsg)
    {
        if (wrong)
        {
            throw new RefusalException(errcode, errmsg);
        }
    }
}
