using System.CommandLine;
using ChatAssist.Host.Channels.WeCom;
using ChatAssist.Host.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ChatAssist.Host.Commands;

/// <summary>chatassist serve: the program as it runs for a team.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> Url = new("--url")
    {
        Description = "Where to listen (default http://127.0.0.1:5000; put a TLS proxy before it).",
        DefaultValueFactory = _ => "http://127.0.0.1:5000",
    };

    public static Command Build()
    {
        var command = new Command("serve", "Listens for WeCom (the default).") { Url };
        command.SetAction(RunAsync);
        return command;
    }

    public static Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) => Common.RunAsync(async () =>
    {
        HostSettings settings = Common.Settings(parsed, serving: true);
        try
        {
            return await ServeAsync(settings, parsed.GetValue(Url) ?? "http://127.0.0.1:5000", cancellationToken);
        }
        finally
        {
            // The last connection that closes writes SQLite's log into the database: what is left is one whole file.
            SqliteConnection.ClearAllPools();
        }
    });

    /// <returns>1 where another node has taken this one's place, so that a service manager starts it anew.</returns>
    private static async Task<int> ServeAsync(HostSettings settings, string url, CancellationToken cancellationToken)
    {
        await using WebApplication app = WebApp.Build(settings, b => b.WebHost.UseUrls(url));
        await WebApp.StartAsync(app, cancellationToken);
        app.Services.GetRequiredService<ILogger<Startup>>().LogInformation(
            "Listening on {Urls}; WeCom's callback is {Path}.", string.Join(", ", app.Urls), CallbackEndpoint.Path);
        await app.WaitForShutdownAsync(cancellationToken);
        return app.Services.GetRequiredService<NodeLease>().Lost.IsCancellationRequested ? 1 : 0;
    }
}
