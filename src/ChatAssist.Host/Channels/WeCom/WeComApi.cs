using System.Text;
using System.Text.Json.Nodes;
using ChatAssist.Chat;
using Microsoft.Extensions.Options;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// The calls of WeCom's API that this program makes. Each carries the shared token, is judged by its errcode, and where
/// the token turns out dead is repeated once with a new one. Never throws for what WeCom answers or fails to answer.
/// </summary>
public sealed partial class WeComApi(ApiTransport transport, AccessTokens tokens, IOptions<WeComOptions> options)
{
    private readonly WeComOptions _options = options.Value;

    private Task<ApiResult> PostAsync(string path, JsonObject body, CancellationToken cancellationToken, string query = "")
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body.ToJsonString(ChatJson.Options));
        return WithTokenAsync(
            async (token, ct) =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, transport.Address($"{path}?access_token={Uri.EscapeDataString(token)}{query}"));
                request.Content = new ByteArrayContent(bytes);
                request.Content.Headers.ContentType = new("application/json", "utf-8");
                return await transport.ExchangeAsync(request, _options.RequestTimeout, ct).ConfigureAwait(false);
            },
            cancellationToken);
    }

    private Task<ApiResult> GetAsync(string path, string query, CancellationToken cancellationToken) => WithTokenAsync(
        async (token, ct) =>
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get, transport.Address($"{path}?access_token={Uri.EscapeDataString(token)}&{query}"));
            return await transport.ExchangeAsync(request, _options.RequestTimeout, ct).ConfigureAwait(false);
        },
        cancellationToken);

    private async Task<ApiResult> WithTokenAsync(Func<string, CancellationToken, Task<ApiResult>> call, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        if (!token.Ok)
        {
            return new ApiResult(token.Code, default, token.RetryAfter);
        }

        var result = await call(token.Value, cancellationToken).ConfigureAwait(false);
        if (ErrorCodes.ActionOf(result.Code) != ErrorAction.RefetchToken)
        {
            return result;
        }

        token = await tokens.ReplaceAsync(token.Value, cancellationToken).ConfigureAwait(false);
        return token.Ok
            ? await call(token.Value, cancellationToken).ConfigureAwait(false)
            : new ApiResult(token.Code, default, token.RetryAfter);
    }
}
