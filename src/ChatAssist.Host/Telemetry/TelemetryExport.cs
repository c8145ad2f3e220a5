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

    private const string Sampler = "OTEL_TRACES_SAMPLER";

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
            .WithTracing(t =>
            {
                t.AddSource(Signals.Name).AddOtlpExporter();
                if (builder.Configuration[Sampler] is not { Length: > 0 })
                {
                    // Above ours stands the web server's own activity, which nobody collects because it has WeCom's address in it:
                    // that it is not taken must not keep ours from being taken.
                    t.SetSampler(new ParentBasedSampler(new AlwaysOnSampler(), localParentNotSampled: new AlwaysOnSampler()));
                }
            });
    }
}
