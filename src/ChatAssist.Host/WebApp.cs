using ChatAssist.Host.Alarms;
using ChatAssist.Host.Channels.WeCom;
using ChatAssist.Host.Documents;
using ChatAssist.Host.Inboxes;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Media;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Operators;
using ChatAssist.Host.Outbox;
using ChatAssist.Host.Pages;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Telemetry;
using ChatAssist.Host.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

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
        LoggingCheck.Run(builder.Configuration);
        // Statements, schedules and the web server's own business are no news; appsettings.json may say otherwise.
        builder.Logging.AddFilter("Quartz", LogLevel.Warning).AddFilter("Hangfire", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning);
        AddConsole(builder);
        builder.AddTelemetryExport();
        builder.Services.AddChatAssist(settings);
        builder.Services.AddWeComChannel(
            builder.Configuration,
            x => x.GetRequiredService<MediaDirectory>().Open,
            x => x.GetRequiredService<LibraryShelf>().Current.Texts[Desk.DeskTexts.NumberHint]);
        builder.Services.AddSingleton<DoorKeeper>();
        builder.Services.AddSingleton<DataFolderLock>();
        builder.Services.AddOperators(settings);
        builder.Services.AddOpenPages();

        // They end in the reverse order, after the web server: the sweep, the fetcher, the lanes, the papers, the relay, the node's place.
        builder.Services.AddHostedService<NodeChores>();
        builder.Services.AddHostedService(x => x.GetRequiredService<OutboxRelay>());
        builder.Services.AddHostedService(x => x.GetRequiredService<PaperRoom>());
        builder.Services.AddHostedService<LanesStop>();
        builder.Services.AddHostedService<MediaFetcher>();
        AlarmClock.Add(builder.Services);
        builder.Services.AddHostedService<LibraryWatch>();
        configure(builder);
        WebApplication app = builder.Build();
        app.Use(SayFaultsAsync);
        app.MapWeComCallback((message, raw, ct) => app.Services.GetRequiredService<DoorKeeper>().AcceptAsync(message, raw, ct));
        app.MapOpenPages();
        app.MapOperators();
        AlarmClock.MapPages(app);
        app.MapHealth();
        return app;
    }

    /// <summary>Lines for people, or one JSON object a line where <c>Logging__Console__FormatterName=json</c>; each with its message's id.</summary>
    private static void AddConsole(WebApplicationBuilder builder)
    {
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole()
            .AddConsoleFormatter<OneLine, OneLineOptions>();
        builder.Services.PostConfigure<LoggerFilterOptions>(DiscreetLog.Keep);
        builder.Services.PostConfigure<ConsoleLoggerOptions>(o => o.FormatterName ??= OneLine.Name);
        builder.Services.Configure<JsonConsoleFormatterOptions>(o =>
        {
            o.IncludeScopes = o.UseUtcTimestamp = true;
            o.TimestampFormat = "O";
        });
    }

    /// <summary>What the web server would log of a fault with all its words, said as everything else is (K-09).</summary>
    private static async Task SayFaultsAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (e is not (BadHttpRequestException or OperationCanceledException))
        {
            http.RequestServices.GetRequiredService<ILogger<Startup>>().LogError(DiscreetException.Of(e), "A request could not be answered.");
            if (http.Response.HasStarted)
            {
                http.Abort();
            }
            else
            {
                http.Response.Clear();
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            }
        }
    }

    /// <summary>Prepares the store, then listens; the menu is registered once the app can be called back.</summary>
    public static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        HostSettings settings = app.Services.GetRequiredService<HostSettings>();
        SettingsCheck.Run(settings);
        app.Services.GetRequiredService<DataFolderLock>().Take();
        await app.Services.GetRequiredService<Startup>().RunAsync(cancellationToken);
        ILogger log = app.Services.GetRequiredService<ILogger<Startup>>();
        if (OwnerOnly.Open(settings) is { Count: > 0 } open)
        {
            log.LogWarning("Other users of this machine can read what is this program's alone: {Remedy}", string.Join("; ", open));
        }

        app.Services.GetRequiredService<QueueDepths>().Offer();
        if (app.Services.GetRequiredService<LibraryShelf>().Current.Register.People.Count == 0)
        {
            log.LogWarning("Nobody is in the roster: chatassist import roster FILE");
        }

        Menu menu = MenuFile.Load(Path.Combine(settings.Dialogs, "menu.yaml"));
        await app.StartAsync(cancellationToken);
        await MenuSetup.RegisterAsync(app.Services, menu, cancellationToken);
    }
}
