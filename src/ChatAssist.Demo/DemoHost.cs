using ChatAssist.Host;
using ChatAssist.Host.Channels.WeCom;
using ChatAssist.Host.Commands;
using ChatAssist.Host.Pages;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ChatAssist.Demo;

/// <summary>
/// The product's own host, run inside the demo's process against the simulator: the same program as in production, told
/// by its ordinary settings that the simulator is WeCom.
/// </summary>
public sealed class DemoHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string? _temporary;

    private DemoHost(WebApplication app, string? temporary)
    {
        _app = app;
        _temporary = temporary;
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        CallbackUrl = new Uri(new Uri(address), CallbackEndpoint.Path);
        app.Services.GetRequiredService<SealedLinks>().Address = address;
    }

    /// <summary>Where the simulator delivers callbacks.</summary>
    public Uri CallbackUrl { get; }

    /// <summary>The running program's services, for tests that look behind the scenes.</summary>
    public IServiceProvider Services => _app.Services;

    /// <param name="clock">The demo's clock: every deadline of the host hangs on it.</param>
    public static async Task<DemoHost> StartAsync(DemoSettings settings, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        string? temporary = settings.DataFolder is null ? Directory.CreateTempSubdirectory("chatassist-demo-").FullName : null;
        string home = Path.GetDirectoryName(Path.GetFullPath(settings.ConfigFolder))!;
        var host = new HostSettings(settings.DataFolder ?? temporary!, settings.ConfigFolder, Path.Combine(home, "dialogs"));
        host = settings.Change?.Invoke(host) ?? host;
        await DemoRegister.ImportIfEmptyAsync(host, cancellationToken: cancellationToken);
        WebApplication app = WebApp.Build(host, builder =>
        {
            builder.WebHost.UseUrls($"http://127.0.0.1:{settings.HostPort}");
            builder.Services.AddSingleton(clock);
            builder.Logging.SetMinimumLevel(settings.LogLevel);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["WeCom:CorpId"] = settings.WeCom.CorpId,
                ["WeCom:AgentId"] = settings.WeCom.AgentId.ToString(),
                ["WeCom:Secret"] = settings.WeCom.Secret,
                ["WeCom:Token"] = settings.WeCom.Token,
                ["WeCom:EncodingAesKey"] = settings.WeCom.EncodingAesKey,
                ["WeCom:ApiBaseUrl"] = settings.ApiBaseUrl.ToString(),
            });
        });
        await WebApp.StartAsync(app, cancellationToken);
        return new DemoHost(app, temporary);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_temporary is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(_temporary, recursive: true);
        }
    }
}
