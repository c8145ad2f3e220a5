using ChatAssist.Chat;
using ChatAssist.Host;
using ChatAssist.Host.Channels.WeCom;
using ChatAssist.Host.Outbox;
using ChatAssist.Host.Turns;

namespace ChatAssist.Bench.Turns;

/// <summary>
/// The program itself, all of it but the relay: what is compared ends with the reply being queued, and WeCom's limit of
/// thirty messages a minute would hold back nearly all of what a load test says.
/// </summary>
internal sealed class Product(string name, HostSettings settings) : Contender
{
    private WebApplication? _app;

    public override string Name => name;

    public override bool AnswersLater => true;

    public override async Task StartAsync()
    {
        _app = WebApp.Build(settings, b =>
        {
            b.WebHost.UseUrls("http://127.0.0.1:0");
            b.Logging.ClearProviders();
            foreach (ServiceDescriptor relay in b.Services.Where(d => d.ServiceType == typeof(IHostedService) && d.ImplementationFactory?.Method.ReturnType == typeof(OutboxRelay)).ToList())
            {
                b.Services.Remove(relay);
            }

            b.Services.AddSingleton<IChannel, Nowhere>();
            b.Services.AddSingleton(x => new SenderPace(x.GetRequiredService<TimeProvider>(), burst: int.MaxValue, perSecond: 1_000_000));
            b.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["WeCom:CorpId"] = Protocol.CorpId,
                ["WeCom:AgentId"] = $"{Protocol.AgentId}",
                ["WeCom:Secret"] = Protocol.Secret,
                ["WeCom:Token"] = Protocol.Token,
                ["WeCom:EncodingAesKey"] = Protocol.Key,
                ["WeCom:ApiBaseUrl"] = "http://127.0.0.1:9/",
            });
        });
        await WebApp.StartAsync(_app, CancellationToken.None);
        Callback = new Uri(new Uri(_app.Urls.First()), CallbackEndpoint.Path);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
    }
}
