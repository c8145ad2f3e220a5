using Microsoft.Extensions.Configuration;
using Senparc.CO2NET.HttpUtility;
using Senparc.CO2NET.RegisterServices;
using Senparc.Weixin;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// The line under Senparc, which keeps its settings in static fields of the process. Each call brings its own here: this
/// program's pool of connections, the app's address, its patience and whoever may cancel it. Every answer is judged by its
/// errcode before Senparc sees it, and that judgement is what counts.
/// </summary>
internal sealed class SenparcWire : HttpMessageHandler
{
    /// <summary>Milliseconds. Longer than any timeout of ours, which end a call first.</summary>
    public const int Patient = 600_000;

    private static readonly AsyncLocal<Exchange?> Current = new();
    private static readonly string Host = SetUp();

    private sealed class Exchange
    {
        public required HttpMessageInvoker Wire { get; init; }
        public required Uri Root { get; init; }
        public required TimeSpan Timeout { get; init; }
        public required CancellationToken Ended { get; init; }
        public ApiResult? Answer { get; set; }
    }

    /// <summary>An address as Senparc wants it, with a place for the token.</summary>
    public static string Format(string path, params (string Name, string Value)[] query) =>
        $"{Host}/{path}?access_token={{0}}" + string.Concat(query.Select(q => $"&{q.Name}={Uri.EscapeDataString(q.Value)}"));

    /// <summary>Makes one call. What Senparc throws after WeCom answered is its reading of the answer and of no interest.</summary>
    public static async Task<ApiResult> ExchangeAsync(
        Func<Task> call, WeComConnections connections, Uri root, TimeSpan timeout, CancellationToken cancellationToken)
    {
        _ = Host;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        var exchange = new Exchange { Wire = new HttpMessageInvoker(connections.Pool, disposeHandler: false), Root = root, Timeout = timeout, Ended = limit.Token };
        Current.Value = exchange;
        try
        {
            await call();
        }
        catch (Exception) when (exchange.Answer is not null && !cancellationToken.IsCancellationRequested)
        {
        }
        catch (Exception e) when (ApiTransport.IsLost(e, cancellationToken))
        {
        }
        finally
        {
            Current.Value = null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return exchange.Answer ?? new ApiResult(ErrorCodes.Unreachable);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Exchange exchange = Current.Value ?? throw new InvalidOperationException("Senparc called WeCom by itself.");
        request.RequestUri = new Uri(exchange.Root, request.RequestUri!.PathAndQuery);
        HttpResponseMessage response = await exchange.Wire.SendAsync(request, exchange.Ended);
        if (request.RequestUri.AbsolutePath.EndsWith("/media/get", StringComparison.Ordinal) && ApiTransport.IsFile(response))
        {
            await response.Content.LoadIntoBufferAsync(WeComApi.MostMediaBytes, exchange.Ended);
            exchange.Answer = new ApiResult(0);
            return response;
        }

        ApiResult answer = await ApiTransport.JudgeAsync(response, exchange.Ended);
        bool noFile = request.RequestUri.AbsolutePath.EndsWith("/media/get", StringComparison.Ordinal) && answer.Ok;
        exchange.Answer = noFile ? new ApiResult(ErrorCodes.Unreachable) : answer;
        return response;
    }

    /// <summary>Before the first use of anything of Senparc's: its address, its memory, its silence.</summary>
    private static string SetUp()
    {
        Senparc.Weixin.Config.ThrownWhenJsonResultFaild = false;
        Senparc.CO2NET.Config.IsDebug = false;
        Senparc.CO2NET.APM.Config.EnableAPM = false;
        Senparc.Weixin.Config.ApiWorkHost = "https://qyapi.weixin.qq.com";
        var services = new ServiceCollection();
        services.AddMemoryCache();
        services.AddSenparcGlobalServices(new ConfigurationBuilder().Build());
        services.AddTransient(_ => new SenparcHttpClient(new HttpClient(new SenparcWire())));
        CommonDI.CommonSP = services.BuildServiceProvider();
        return Senparc.Weixin.Config.ApiWorkHost;
    }
}
