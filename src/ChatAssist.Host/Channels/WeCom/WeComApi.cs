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

    private Task<ApiResult> PostAsync(
        string path, JsonObject body, CancellationToken cancellationToken, params (string Name, string Value)[] query)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body.ToJsonString(ChatJson.Options));
        return WithTokenAsync(
            async (token, ct) =>
            {
                var address = transport.Address(path, [("access_token", token), .. query]);
                using var request = new HttpRequestMessage(HttpMethod.Post, address);
                request.Content = new ByteArrayContent(bytes);
                request.Content.Headers.ContentType = new("application/json", "utf-8");
                return await transport.ExchangeAsync(request, _options.RequestTimeout, ct);
            },
            cancellationToken);
    }

    private Task<ApiResult> GetAsync(
        string path, (string Name, string Value) query, CancellationToken cancellationToken) => WithTokenAsync(
        async (token, ct) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, transport.Address(path, ("access_token", token), query));
            return await transport.ExchangeAsync(request, _options.RequestTimeout, ct);
        },
        cancellationToken);

    private async Task<ApiResult> WithTokenAsync(
        Func<string, CancellationToken, Task<ApiResult>> call, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken);
        if (!token.Ok)
        {
            return new ApiResult(token.Code, default, token.RetryAfter);
        }

        var result = await call(token.Value, cancellationToken);
        if (ErrorCodes.ActionOf(result.Code) != ErrorAction.RefetchToken)
        {
            return result;
        }

        token = await tokens.ReplaceAsync(token.Value, cancellationToken);
        return token.Ok
            ? await call(token.Value, cancellationToken)
            : new ApiResult(token.Code, default, token.RetryAfter);
    }
}
