using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatAssist.Tests.EndToEnd.Nodes;

/// <summary>
/// The plainest of balancers: one request to this node, the next to the other, whoever sent it. It knows nothing of people
/// and nothing of health; a node that does not answer is a 502, and WeCom delivers again.
/// </summary>
internal sealed class Balancer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
    private readonly WebApplication _web;
    private int _count;

    private Balancer(WebApplication web)
    {
        _web = web;
        web.Map("/{**path}", ForwardAsync);
    }

    /// <summary>Where each of them listens; those that are gone may stay among them.</summary>
    public IReadOnlyList<Uri> Nodes { get; set; } = [];

    public Uri Address => new(_web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<Balancer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var balancer = new Balancer(builder.Build());
        await balancer._web.StartAsync();
        return balancer;
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        IReadOnlyList<Uri> nodes = Nodes;
        Uri node = nodes[(Interlocked.Increment(ref _count) & int.MaxValue) % nodes.Count];
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method), new Uri(node, context.Request.Path + context.Request.QueryString.Value));
        if (context.Request.ContentLength > 0)
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        try
        {
            using HttpResponseMessage answer = await _http.SendAsync(request);
            context.Response.StatusCode = (int)answer.StatusCode;
            await answer.Content.CopyToAsync(context.Response.Body);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            context.Response.StatusCode = 502;
        }
    }
}
