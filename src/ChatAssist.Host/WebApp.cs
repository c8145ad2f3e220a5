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
        // Statements, schedules and request lines (which carry sealed addresses) are no news; appsettings.json may say otherwise.
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
        builder.Services.PostConfigure<ConsoleLoggerOptions>(o => o.FormatterName ??= OneLine.Name);
        builder.Services.Configure<JsonConsoleFormatterOptions>(o =>
        {
            o.IncludeScopes = o.UseUtcTimestamp = true;
            o.TimestampFormat = "O";
        });
    }

    /// <summary>Prepares the store, then listens; the menu is registered once the app can be called back.</summary>
    public static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        SettingsCheck.Run(app.Services.GetRequiredService<HostSettings>());
        app.Services.GetRequiredService<DataFolderLock>().Take();
        await app.Services.GetRequiredService<Startup>().RunAsync(cancellationToken);
        app.Services.GetRequiredService<QueueDepths>().Offer();
        if (app.Services.GetRequiredService<LibraryShelf>().Current.Register.People.Count == 0)
        {
            app.Services.GetRequiredService<ILogger<Startup>>().LogWarning("Nobody is in the roster: chatassist import roster FILE");
        }

        Menu menu = MenuFile.Load(Path.Combine(app.Services.GetRequiredService<HostSettings>().Dialogs, "menu.yaml"));
        await app.StartAsync(cancellationToken);
        await MenuSetup.RegisterAsync(app.Services, menu, cancellationToken);
    }
}
