using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ChatAssist.Chat;
using Microsoft.Extensions.Options;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>The calls of WeCom's API in a build without Senparc, each made once: with .NET's own client.</summary>
public sealed class ApiCalls(ApiTransport transport, IOptions<WeComOptions> options)
{
    private readonly WeComOptions _options = options.Value;

    public Task<ApiResult> TokenAsync(CancellationToken cancellationToken) => GetAsync(
        transport.Address("cgi-bin/gettoken", ("corpid", _options.CorpId), ("corpsecret", _options.Secret)), cancellationToken);

    public Task<ApiResult> UserAsync(string token, string userId, CancellationToken cancellationToken) =>
        GetAsync(transport.Address("cgi-bin/user/get", ("access_token", token), ("userid", userId)), cancellationToken);

    public Task<ApiResult> UserInfoAsync(string token, string code, CancellationToken cancellationToken) =>
        GetAsync(transport.Address("cgi-bin/auth/getuserinfo", ("access_token", token), ("code", code)), cancellationToken);

    /// <param name="query">More of the address than the token.</param>
    public async Task<ApiResult> PostAsync(
        string token, string path, JsonObject body, CancellationToken cancellationToken, params (string Name, string Value)[] query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, transport.Address(path, [("access_token", token), .. query]));
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString(ChatJson.Options)));
        request.Content.Headers.ContentType = new("application/json", "utf-8");
        return await transport.ExchangeAsync(request, _options.RequestTimeout, cancellationToken);
    }

    /// <param name="content">Disposed here.</param>
    public async Task<ApiResult> UploadAsync(
        string token, string type, string fileName, Stream content, CancellationToken cancellationToken)
    {
        var address = transport.Address("cgi-bin/media/upload", ("access_token", token), ("type", type));
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = Form(fileName, content);
        return await transport.ExchangeAsync(request, _options.MediaTimeout, cancellationToken);
    }

    /// <summary>The file, or the answer that came in its place.</summary>
    public async Task<(ApiResult Answer, Stream? File)> OpenMediaAsync(string token, string mediaId, CancellationToken cancellationToken)
    {
        var address = transport.Address("cgi-bin/media/get", ("access_token", token), ("media_id", mediaId));
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var response = await transport.OpenAsync(request, _options.MediaTimeout, cancellationToken);
        if (response is not null && ApiTransport.IsFile(response))
        {
            return (new ApiResult(0), await MediaStream.OverAsync(response, _options.MediaTimeout, cancellationToken));
        }

        using (response)
        {
            var error = response is null ? default : await ApiTransport.JudgeAsync(response, cancellationToken);
            return (error.Ok ? new ApiResult(ErrorCodes.Unreachable) : error, null);
        }
    }

    private async Task<ApiResult> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await transport.ExchangeAsync(request, _options.RequestTimeout, cancellationToken);
    }

    /// <summary>WeCom wants the file's name as plain UTF-8 and the boundary without quotes; .NET's defaults do neither.</summary>
    private static MultipartFormDataContent Form(string fileName, Stream stream)
    {
        string boundary = Guid.NewGuid().ToString("N");
        var form = new MultipartFormDataContent(boundary) { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        form.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=" + boundary);
        var file = new StreamContent(stream);
        file.Headers.ContentType = new("application/octet-stream");
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"media\"; filename=\"{fileName}\"");
        form.Add(file);
        return form;
    }
}
