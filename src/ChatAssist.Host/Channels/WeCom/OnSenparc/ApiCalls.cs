using System.Text.Json.Nodes;
using ChatAssist.Chat;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;
using Senparc.CO2NET.HttpUtility;
using Senparc.CO2NET.Utilities.HttpUtility.HttpPost;
using Senparc.Weixin;
using Senparc.Weixin.CommonAPIs;
using Senparc.Weixin.Entities;
using Senparc.Weixin.Work.AdvancedAPIs;
using Senparc.Weixin.Work.AdvancedAPIs.Media;
using Senparc.Weixin.Work.CommonAPIs;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// The calls of WeCom's API, each made once, by Senparc.Weixin.Work. What WeCom answered is judged on the wire
/// (<see cref="SenparcWire"/>), not by what Senparc makes of it. Where its typed calls say something else than is meant here
/// (a text cut by itself, an agent id as words, a form field of another name) its general ones are used.
/// </summary>
public sealed class ApiCalls(WeComConnections connections, IOptions<WeComOptions> options)
{
    private readonly WeComOptions _options = options.Value;

    public Task<ApiResult> TokenAsync(CancellationToken cancellationToken) => CallAsync(
        () => CommonApi.GetTokenAsync(_options.CorpId, _options.Secret), cancellationToken);

    public Task<ApiResult> UserAsync(string token, string userId, CancellationToken cancellationToken) =>
        CallAsync(() => MailListApi.GetMemberAsync(token, userId), cancellationToken);

    public Task<ApiResult> UserInfoAsync(string token, string code, CancellationToken cancellationToken) => CallAsync(
        () => CommonJsonSend.SendAsync<WorkJsonResult>(
            token, SenparcWire.Format("cgi-bin/auth/getuserinfo", ("code", code)), null, Senparc.Weixin.CommonJsonSendType.GET),
        cancellationToken);

    /// <param name="query">More of the address than the token.</param>
    public Task<ApiResult> PostAsync(
        string token, string path, JsonObject body, CancellationToken cancellationToken, params (string Name, string Value)[] query) =>
        CallAsync(
            () => CommonJsonSend.SendAsync<WorkJsonResult>(
                token, SenparcWire.Format(path, query), JObject.Parse(body.ToJsonString(ChatJson.Options)), contentType: "application/json"),
            cancellationToken);

    /// <param name="content">Disposed here.</param>
    public async Task<ApiResult> UploadAsync(
        string token, string type, string fileName, Stream content, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await using (content)
        {
            await content.CopyToAsync(copy, cancellationToken);
        }

        string file = $"{fileName}||{Convert.ToBase64String(copy.GetBuffer(), 0, (int)copy.Length)}";
        string address = string.Format(SenparcWire.Format("cgi-bin/media/upload", ("type", type)), Uri.EscapeDataString(token));
        return await CallAsync(
            () => Post.PostFileGetJsonAsync<UploadTemporaryResultJson>(
                CommonDI.CommonSP, address, fileDictionary: new() { ["media"] = file }, timeOut: SenparcWire.Patient),
            cancellationToken,
            _options.MediaTimeout);
    }

    /// <summary>The file, or the answer that came in its place. Senparc reads it whole, so it is here whole or not at all.</summary>
    public async Task<(ApiResult Answer, Stream? File)> OpenMediaAsync(string token, string mediaId, CancellationToken cancellationToken)
    {
        var file = new MemoryStream();
        ApiResult answer = await CallAsync(() => MediaApi.GetAsync(token, mediaId, file), cancellationToken, _options.MediaTimeout);
        file.Position = 0;
        return answer.Ok ? (answer, file) : (answer, null);
    }

    private Task<ApiResult> CallAsync(Func<Task> call, CancellationToken cancellationToken, TimeSpan? timeout = null) =>
        SenparcWire.ExchangeAsync(call, connections, _options.ApiBaseUrl, timeout ?? _options.RequestTimeout, cancellationToken);
}
