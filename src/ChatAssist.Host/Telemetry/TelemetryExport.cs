using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChatAssist.Host.Telemetry;

/// <summary>
/// Sends metrics and traces to an OpenTelemetry collector, where one is named by OpenTelemetry's own variable
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>; all its other variables hold too. Without it nothing is collected.
/// </summary>
public static class TelemetryExport
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetryExport(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<QueueDepths>();
        if (builder.Configuration[Endpoint] is not { Length: > 0 })
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("chatassist"))
            .WithMetrics(m => m.AddMeter(Signals.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime").AddOtlpExporter())
            .WithTracing(t => t.AddSource(Signals.Name).AddOtlpExporter());
    }
}
