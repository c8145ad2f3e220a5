using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatAssist.Chat;

namespace ChatAssist.Demo.Simulator.Api;

/// <summary>Takes a call from the wire, and shows it without its secrets.</summary>
internal static partial class ApiReading
{
    /// <returns>Null for the call if its body is no JSON; the body as text for the record; its size.</returns>
    public static async Task<(ApiCall? Call, string Clear, int Bytes)> ReadAsync(HttpRequest request, string name)
    {
        if (request.HasFormContentType)
        {
            return await ReadFormAsync(request, name);
        }

        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        byte[] body = buffer.ToArray();
        string clear = Encoding.UTF8.GetString(body);
        if (body.Length == 0)
        {
            return (new ApiCall(name, request.Query, default, null), "", 0);
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            return (new ApiCall(name, request.Query, json.RootElement.Clone(), null), clear, body.Length);
        }
        catch (JsonException)
        {
            return (null, clear, body.Length);
        }
    }

    public static string MaskedPath(HttpRequest request) =>
        Secrets().Replace(request.Path + request.QueryString.Value, "$1=***");

    public static string Masked(JsonObject answer)
    {
        if (answer.ContainsKey("access_token"))
        {
            answer["access_token"] = "***";
        }

        return answer.ToJsonString(ChatJson.Options);
    }

    private static async Task<(ApiCall?, string, int)> ReadFormAsync(HttpRequest request, string name)
    {
        IFormCollection form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Files.Count == 0)
        {
            return (new ApiCall(name, request.Query, default, null), "", 0);
        }

        IFormFile file = form.Files[0];
        using var buffer = new MemoryStream();
        await file.CopyToAsync(buffer);
        var uploaded = new UploadedFile(file.FileName, file.ContentType, buffer.ToArray());
        return (new ApiCall(name, request.Query, default, uploaded), $"{file.FileName}, {file.Length} B", (int)file.Length);
    }

    [GeneratedRegex("(access_token|corpsecret)=[^&]*")]
    private static partial Regex Secrets();
}
