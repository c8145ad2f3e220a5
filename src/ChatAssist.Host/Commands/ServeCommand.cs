using System.CommandLine;
using ChatAssist.Host.Channels.WeCom;
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
        HostSettings settings = Common.Settings(parsed, node: "main");
        await using WebApplication app = WebApp.Build(settings, b => b.WebHost.UseUrls(parsed.GetValue(Url) ?? "http://127.0.0.1:5000"));
        try
        {
            await WebApp.StartAsync(app, cancellationToken);
        }
        catch (OptionsValidationException e)
        {
            Console.Error.WriteLine(string.Join(Environment.NewLine, e.Failures));
            return 1;
        }

        Console.WriteLine($"Listening on {string.Join(", ", app.Urls)}; WeCom's callback is {CallbackEndpoint.Path}.");
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    });
}
