using ChatAssist.Host.Alarms;
using ChatAssist.Host.Channels.WeCom;
using ChatAssist.Host.Inboxes;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Media;
using ChatAssist.Host.Outbox;
using ChatAssist.Host.Pages;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Telemetry;
using ChatAssist.Host.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host;

/// <summary>The program as a web server: WeCom's callback in, WeCom's API out.</summary>
public static class WebApp
{
    /// <param name="configure">Settings and services that the caller brings: a demonstration its clock, a test its port.</param>
    public static WebApplication Build(HostSettings settings, Action<WebApplicationBuilder> configure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = settings.Config });
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRouting();
        builder.Configuration
            .AddJsonFile(Path.Combine(settings.Config, "appsettings.json"), optional: true)
            .AddEnvironmentVariables();
        // Statements, schedules and request lines (which carry sealed addresses) are no news; appsettings.json may say otherwise.
        builder.Logging.AddFilter("Quartz", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddSimpleConsole(o =>
        {
            o.SingleLine = true;
            o.TimestampFormat = "HH:mm:ss ";
        });
        builder.AddTelemetryExport();
        builder.Services.AddChatAssist(settings);
        builder.Services.AddWeComChannel(
            builder.Configuration,
            x => x.GetRequiredService<MediaDirectory>().Open,
            x => x.GetRequiredService<LibraryShelf>().Current.Texts[Desk.DeskTexts.NumberHint]);
        builder.Services.AddSingleton<DoorKeeper>();
        builder.Services.AddSingleton<DataFolderLock>();

        // They end in the reverse order, after the web server: the sweep, the fetcher, the lanes, the relay.
        builder.Services.AddHostedService(x => x.GetRequiredService<OutboxRelay>());
        builder.Services.AddHostedService<LanesStop>();
        builder.Services.AddHostedService<MediaFetcher>();
        QuartzAlarms.Add(builder.Services);
        builder.Services.AddHostedService<LibraryWatch>();
        configure(builder);
        WebApplication app = builder.Build();
        app.MapWeComCallback((message, raw, ct) => app.Services.GetRequiredService<DoorKeeper>().AcceptAsync(message, raw, ct));
        app.MapSignaturePage();
        app.MapGet("/healthz", async (IDbContextFactory<LedgerContext> contexts, CancellationToken ct) =>
        {
            await using LedgerContext context = await contexts.CreateDbContextAsync(ct);
            return await context.Database.CanConnectAsync(ct) ? Results.Text("ok") : Results.StatusCode(503);
        });
        return app;
    }

    /// <summary>Prepares the store, then listens; the menu is registered once the app can be called back.</summary>
    public static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        app.Services.GetRequiredService<DataFolderLock>().Take();
        await app.Services.GetRequiredService<Startup>().RunAsync(cancellationToken);
        app.Services.GetRequiredService<QueueDepths>().Offer();
        await app.StartAsync(cancellationToken);
        await MenuSetup.RegisterAsync(app.Services, cancellationToken);
    }
}
