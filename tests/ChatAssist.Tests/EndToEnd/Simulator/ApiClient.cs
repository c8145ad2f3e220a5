using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAssist.Demo.Simulator;

namespace ChatAssist.Tests.EndToEnd.Simulator;

/// <summary>Calls the simulated API as a careless client would: no retry, one token fetched when asked for.</summary>
internal sealed class ApiClient(SimulatorSettings settings, Uri api) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = api };
    private string? _token;

    public HttpClient Http => _http;

    public async Task<JsonElement> GetTokenAsync(string? secret = null)
    {
        JsonElement answer = await _http.GetFromJsonAsync<JsonElement>(
            $"cgi-bin/gettoken?corpid={settings.CorpId}&corpsecret={secret ?? settings.Secret}");
        if (answer.TryGetProperty("access_token", out JsonElement token))
        {
            _token = token.GetString();
        }

        return answer;
    }

    public async Task<JsonElement> CallAsync(string name, JsonObject body)
    {
        if (_token is null)
        {
            await GetTokenAsync();
        }

        using HttpResponseMessage answer = await _http.PostAsJsonAsync($"cgi-bin/{name}?access_token={_token}{AgentOf(name)}", body);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<JsonElement> GetAsync(string nameAndQuery)
    {
        if (_token is null)
        {
            await GetTokenAsync();
        }

        char join = nameAndQuery.Contains('?') ? '&' : '?';
        return await _http.GetFromJsonAsync<JsonElement>($"cgi-bin/{nameAndQuery}{join}access_token={_token}{AgentOf(nameAndQuery)}");
    }

    private string AgentOf(string name) => name.StartsWith("menu/", StringComparison.Ordinal) ? $"&agentid={settings.AgentId}" : "";

    public Task<JsonElement> SendAsync(string to, string type, JsonObject content, bool checkDuplicates = false) =>
        CallAsync("message/send", new JsonObject
        {
            ["touser"] = to,
            ["msgtype"] = type,
            ["agentid"] = settings.AgentId,
            [type] = content,
            ["enable_duplicate_check"] = checkDuplicates ? 1 : 0,
        });

    public Task<JsonElement> SayAsync(string to, string text, bool checkDuplicates = false) =>
        SendAsync(to, "text", new JsonObject { ["content"] = text }, checkDuplicates);

    public async Task<JsonElement> UploadAsync(string type, byte[] bytes, string fileName)
    {
        if (_token is null)
        {
            await GetTokenAsync();
        }

        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "media", fileName);
        using HttpResponseMessage answer = await _http.PostAsync($"cgi-bin/media/upload?access_token={_token}&type={type}", form);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<HttpResponseMessage> GetMediaAsync(string mediaId)
    {
        if (_token is null)
        {
            await GetTokenAsync();
        }

        return await _http.GetAsync($"cgi-bin/media/get?access_token={_token}&media_id={mediaId}");
    }

    public async Task<byte[]> DownloadAsync(string mediaId)
    {
        using HttpResponseMessage answer = await GetMediaAsync(mediaId);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    public static JsonObject ButtonCard(string taskId, int buttons = 2) => new()
    {
        ["card_type"] = "button_interaction",
        ["main_title"] = new JsonObject { ["title"] = "灭火器在有效期内吗？", ["desc"] = "第 3 项，共 14 项" },
        ["task_id"] = taskId,
        ["button_list"] = new JsonArray([.. Enumerable.Range(1, buttons).Select(i => (JsonNode)new JsonObject
        {
            ["text"] = i switch { 1 => "合格", 2 => "不合格", _ => $"选项{i}" },
            ["key"] = $"answer-{i}",
            ["style"] = i,
        })]),
    };

    public void Dispose() => _http.Dispose();
}
