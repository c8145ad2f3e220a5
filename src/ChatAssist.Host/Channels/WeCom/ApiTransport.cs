using System.Text.Json;
using Microsoft.Extensions.Options;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// One exchange with WeCom's API: address, timeout, errcode. Every way of not getting an answer is
/// <see cref="ErrorCodes.Unreachable"/>. Nothing is logged here: addresses carry the token and the secret.
/// </summary>
public sealed class ApiTransport(WeComConnections connections, IOptions<WeComOptions> options)
{
    /// <summary>More than any answer of this API holds; a peer that sends more is not WeCom.</summary>
    public const int MostBytes = 1024 * 1024;

    private readonly Uri _root = new(options.Value.ApiBaseUrl.AbsoluteUri.TrimEnd('/') + "/");

    public Uri Address(string path, params (string Name, string Value)[] query) =>
        new(_root, path + "?" + string.Join('&', query.Select(x => x.Name + "=" + Uri.EscapeDataString(x.Value))));

    public async Task<ApiResult> ExchangeAsync(HttpRequestMessage request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            using var response = await SendAsync(request, limit.Token);
            return await JudgeAsync(response, limit.Token);
        }
        catch (Exception e) when (IsLost(e, cancellationToken))
        {
            return new ApiResult(ErrorCodes.Unreachable);
        }
    }

    /// <summary>Sends and leaves the body unread; null where no answer came. The caller disposes it.</summary>
    public async Task<HttpResponseMessage?> OpenAsync(
        HttpRequestMessage request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            return await SendAsync(request, limit.Token);
        }
        catch (Exception e) when (IsLost(e, cancellationToken))
        {
            return null;
        }
    }

    /// <summary>Reads the errcode out of a JSON answer; anything that has none is no answer.</summary>
    public static async Task<ApiResult> JudgeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            return new ApiResult(ErrorCodes.Unreachable);
        }

        try
        {
            await response.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("errcode", out var code) && code.TryGetInt32(out int number))
            {
                return new ApiResult(number, json.RootElement.Clone());
            }
        }
        catch (JsonException)
        {
        }

        return new ApiResult(ErrorCodes.Unreachable);
    }

    /// <summary>Of an answer to media/get: what calls itself JSON and is not an attachment is an error, though it comes as 200.</summary>
    internal static bool IsFile(HttpResponseMessage response) =>
        response.IsSuccessStatusCode
        && !(response.Content.Headers.ContentDisposition is null
            && response.Content.Headers.ContentType?.MediaType is null or "application/json" or "text/json" or "text/plain");

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        connections.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    /// <summary>A broken or slow connection, not the caller's own wish to stop.</summary>
    internal static bool IsLost(Exception e, CancellationToken callers) =>
        e is HttpRequestException or IOException || (e is OperationCanceledException && !callers.IsCancellationRequested);
}
