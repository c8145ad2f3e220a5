using System.Collections.Concurrent;
using System.Net;
using ChatAssist.Demo.Page;
using ChatAssist.Demo.Simulator.Api;
using ChatAssist.Demo.Simulator.Callbacks;

namespace ChatAssist.Demo.Simulator;

/// <summary>
/// WeCom's side of the protocol on 127.0.0.1: the API under /cgi-bin/, the callbacks into the app, the phones of the
/// members, and a page to look at them. What the app gets from here is, byte for byte, what it would get from WeCom.
/// </summary>
public sealed class WeComSimulator : IAsyncDisposable
{
    private const long MostBytes = 32 * 1024 * 1024;

    private readonly WebApplication _web;
    private readonly AppConnection _app;
    private readonly CallbackSender _sender;
    private readonly ConcurrentDictionary<string, SimulatedPerson> _people = new();
    private readonly ConcurrentDictionary<string, bool> _cut = new();

    private WeComSimulator(WebApplication web, SimulatedCorp corp)
    {
        (_web, Corp) = (web, corp);
        _app = new AppConnection(corp);
        _sender = new CallbackSender(corp, _app);
        Forgeries = new Forgeries(corp, _app, _sender);
    }

    public SimulatedCorp Corp { get; }
    public Forgeries Forgeries { get; }
    public Faults Faults => Corp.Faults;

    /// <summary>The API's base address, and the page's; ends in a slash.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Where the app listens; callbacks find nobody while it is null.</summary>
    public Uri? CallbackUrl
    {
        get => _app.CallbackUrl;
        set => _app.CallbackUrl = value;
    }

    public static async Task<WeComSimulator> StartAsync(
        SimulatorSettings settings, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, settings.Port);
            kestrel.Limits.MaxRequestBodySize = MostBytes;
        });
        WebApplication web = builder.Build();
        var simulator = new WeComSimulator(web, new SimulatedCorp(settings, clock));
        var api = new ApiPipeline(simulator.Corp);
        web.Map("/cgi-bin/{**name}", (HttpContext http, string name) => api.HandleAsync(http, name, () => false));
        web.Map("/line/{line}/cgi-bin/{**name}", (HttpContext http, string line, string name) =>
            api.HandleAsync(http, name, () => simulator._cut.ContainsKey(line)));
        web.MapGet("/simulator/media/{id}", (HttpResponse response, string id) => Picture(response, simulator.Corp.Media.OnPhone(id)));
        FaultsPage.Map(web, simulator.Corp);
        AuthorizePage.Map(web, simulator.Corp);
        ChatPage.Map(web, simulator, web.Lifetime.ApplicationStopping);
        await web.StartAsync(cancellationToken);
        simulator.Address = new Uri(web.Urls.First().TrimEnd('/') + "/");
        return simulator;
    }

    // PicUrl, and what the page's bubbles show: no token asked for, never anything a browser would run.
    private static IResult Picture(HttpResponse response, StoredMedia? media)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        return media is null ? Results.NotFound() : Results.Bytes(media.Bytes, media.ContentType, enableRangeProcessing: true);
    }

    /// <exception cref="ArgumentException">Nobody of this id.</exception>
    public SimulatedPerson As(string userId) => _people.GetOrAdd(userId, id => new SimulatedPerson(
        Corp, _sender, Address, Corp.Find(id) ?? throw new ArgumentException($"No member {id}.", nameof(userId))));

    /// <summary>Saves the callback address as the administration console would: checked by an encrypted echo first.</summary>
    /// <returns>False if the app did not answer it rightly within a second.</returns>
    public async Task<bool> RegisterCallbackAsync(Uri callbackUrl)
    {
        CallbackUrl = callbackUrl;
        return await new AddressCheck(Corp, _app).RunAsync();
    }

    /// <summary>An API address of its own for one run of the app, so that this run alone can be cut off.</summary>
    public Uri Line(string name) => new(Address, $"line/{name}/");

    /// <summary>From now on nothing that comes over this line has any effect, nor gets an answer: whoever called is dead.</summary>
    public void Cut(string line) => _cut[line] = true;

    /// <inheritdoc cref="Awaiting.WaitForAsync"/>
    public Task<PhoneMessage> WaitForAsync(string userId, Func<PhoneMessage, bool> matches, TimeSpan? timeout = null) =>
        Corp.WaitForAsync(userId, matches, timeout);

    /// <summary>Early death of the access token.</summary>
    public void KillToken() => Corp.Tokens.Kill();

    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync();
        await _web.DisposeAsync();
        _app.Dispose();
    }
}
