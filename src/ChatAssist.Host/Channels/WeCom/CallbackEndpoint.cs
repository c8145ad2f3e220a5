using System.Globalization;
using ChatAssist.Chat;
using ChatAssist.Host.Telemetry;
using Microsoft.Extensions.Options;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// Makes a message durable. When it returns, WeCom is told that the message arrived; when it throws, WeCom delivers again.
/// </summary>
/// <param name="raw">The decrypted bytes.</param>
/// <returns>False for a message that was there already.</returns>
public delegate Task<bool> Accept(InboundMessage message, ReadOnlyMemory<byte> raw, CancellationToken cancellationToken);

/// <summary>
/// The door that WeCom knocks on. Nothing passes that is not signed, encrypted and addressed to this corp; what passes is
/// durable before it is acknowledged. Answers: 200 stored (or stored before), 400 not XML inside, 403 not from WeCom,
/// 413 too large, 500 not stored, 503 not stored in time. Logs type, size and a correlation id, never words or names.
/// </summary>
public static class CallbackEndpoint
{
    public const string Path = "/wecom/callback";

    public static void MapWeComCallback(this IEndpointRouteBuilder endpoints, Accept accept)
    {
        ArgumentNullException.ThrowIfNull(accept);
        endpoints.MapGet(Path, Check).AllowAnonymous();
        endpoints.MapPost(Path, context => Receive(context, accept)).AllowAnonymous();
    }

    /// <summary>The check that WeCom makes when the address is entered: it wants its own word back, bare, within 1 s.</summary>
    private static Task Check(HttpContext context)
    {
        // A plus that was not escaped arrives as a blank; Base64 has none.
        string echo = context.Request.Query["echostr"].ToString().Replace(' ', '+');
        if (!IsFromWeCom(context, echo)
            || !context.RequestServices.GetRequiredService<WeComCrypto>().TryDecrypt(echo, out byte[] plain)
            || plain.AsSpan().Contains((byte)'<'))
        {
            // The last line: a captured POST, replayed as a check, must not be answered with somebody's words.
            return Answer(context, StatusCodes.Status403Forbidden, "url check refused");
        }

        context.Response.ContentType = "text/plain";
        return context.Response.Body.WriteAsync(plain, context.RequestAborted).AsTask();
    }

    private static async Task Receive(HttpContext context, Accept accept)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<WeComOptions>>().Value;
        using var limit = new CancellationTokenSource(options.AcceptTimeout);
        try
        {
            await ReceiveAsync(context, accept, limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            await Answer(context, StatusCodes.Status503ServiceUnavailable, "not durable in time");
        }
    }

    private static async Task ReceiveAsync(HttpContext context, Accept accept, CancellationToken cancellationToken)
    {
        if (await CallbackBody.ReadAsync(context.Request, cancellationToken) is not { } body)
        {
            await Answer(context, StatusCodes.Status413PayloadTooLarge, "too large");
            return;
        }

        if (CallbackBody.Encrypted(body) is not { } encrypted)
        {
            await Answer(context, StatusCodes.Status403Forbidden, "no envelope");
            return;
        }

        if (!IsFromWeCom(context, encrypted))
        {
            await Answer(context, StatusCodes.Status403Forbidden, "bad signature or timestamp");
            return;
        }

        if (!context.RequestServices.GetRequiredService<WeComCrypto>().TryDecrypt(encrypted, out byte[] plain))
        {
            await Answer(context, StatusCodes.Status403Forbidden, "not for this corp, or another key");
            return;
        }

        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (!CallbackParser.TryParse(plain, now, out var message, out string type))
        {
            await Answer(context, StatusCodes.Status400BadRequest, "not XML inside");
            return;
        }

        await StoreAsync(context, accept, message, type, plain, cancellationToken);
    }

    /// <summary>
    /// Waits for the store no longer than the limit, even if the store does not listen to it. It may finish later: the
    /// message's key makes the redelivery harmless.
    /// </summary>
    private static async Task StoreAsync(
        HttpContext context, Accept accept, InboundMessage message, string type, byte[] plain,
        CancellationToken cancellationToken)
    {
        var log = Log(context);
        string id = Correlation.IdOf(message.Key);
        using IDisposable? scope = Correlation.Begin(log, id);
        var storing = Task.FromResult(false);
        try
        {
            storing = accept(message, plain, cancellationToken);
            bool isNew = await storing.WaitAsync(cancellationToken);
            log.LogInformation(
                "WeCom callback {Id}: {Type}, {Bytes} bytes, {Outcome}", id, type, plain.Length, isNew ? "stored" : "known");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = storing.ContinueWith(
                late => log.LogWarning(DiscreetException.Of(late.Exception!.GetBaseException()), "WeCom callback {Id}: could not be stored late either", id),
                CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
        catch (Exception e)
        {
            log.LogError(DiscreetException.Of(e), "WeCom callback {Id}: {Type}, {Bytes} bytes, not stored", id, type, plain.Length);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    /// <summary>Signed with our token, and not long ago.</summary>
    private static bool IsFromWeCom(HttpContext context, string encrypted)
    {
        var query = context.Request.Query;
        string timestamp = query["timestamp"].ToString();
        if (encrypted.Length == 0
            || !context.RequestServices.GetRequiredService<WeComCrypto>()
                .IsSigned(query["msg_signature"], timestamp, query["nonce"].ToString(), encrypted)
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            || seconds > 253_402_300_799)
        {
            return false;
        }

        var window = context.RequestServices.GetRequiredService<IOptions<WeComOptions>>().Value.CallbackWindow;
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= window;
    }

    private static Task Answer(HttpContext context, int status, string outcome)
    {
        Log(context).LogWarning(
            "WeCom callback refused: {Outcome}, {Status}, {Bytes} bytes", outcome, status, context.Request.ContentLength);
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static ILogger Log(HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(CallbackEndpoint).FullName!);
}
