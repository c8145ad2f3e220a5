using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// The calls of WeCom's API that this program makes, by the <see cref="ApiCalls"/> of this build. Each carries the shared token, is judged by its errcode, and where
/// the token turns out dead is repeated once with a new one. Never throws for what WeCom answers or fails to answer.
/// </summary>
public sealed partial class WeComApi(ApiCalls calls, AccessTokens tokens, IOptions<WeComOptions> options)
{
    private readonly WeComOptions _options = options.Value;

    private Task<ApiResult> PostAsync(
        string path, JsonObject body, CancellationToken cancellationToken, params (string Name, string Value)[] query) =>
        WithTokenAsync((token, ct) => calls.PostAsync(token, path, body, ct, query), cancellationToken);

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
