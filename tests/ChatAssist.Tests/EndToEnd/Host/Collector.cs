using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>An OpenTelemetry collector as far as a test needs one: it keeps the bytes of what the program sends it over HTTP.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ConcurrentQueue<(string Path, string Text)> _heard = new();

    private Collector(WebApplication web) => _web = web;

    /// <summary>What a program is told so that it sends here, soon.</summary>
    public IEnumerable<(string Name, string Value)> Environment =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", _web.Urls.First()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "500"), ("OTEL_BSP_SCHEDULE_DELAY", "200"),
    ];

    /// <summary>Protobuf holds texts as they are.</summary>
    /// <param name="signal">traces or metrics.</param>
    public string Heard(string signal) =>
        string.Join('\n', _heard.Where(h => h.Path.EndsWith(signal, StringComparison.Ordinal)).Select(h => h.Text));

    public static async Task<Collector> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var collector = new Collector(builder.Build());
        collector._web.MapPost("/v1/{signal}", collector.TakeAsync);
        await collector._web.StartAsync();
        return collector;
    }

    public async ValueTask DisposeAsync() => await _web.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        _heard.Enqueue((http.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
    }
}
