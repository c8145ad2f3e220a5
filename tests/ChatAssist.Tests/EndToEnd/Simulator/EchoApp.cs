using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using ChatAssist.Demo.Simulator;
using ChatAssist.Host.Channels.WeCom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatAssist.Tests.EndToEnd.Simulator;

/// <summary>
/// The smallest app behind the callback, so that the simulator and its page are proven without the product: it says
/// back what it hears, and shows a card when asked for one.
/// </summary>
internal sealed class EchoApp : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly SimulatorSettings _settings;
    private readonly WeComCrypto _crypto;

    private EchoApp(WebApplication web, SimulatorSettings settings, Uri api)
    {
        (_web, _settings) = (web, settings);
        _crypto = new WeComCrypto(settings.Token, settings.EncodingAesKey, settings.CorpId);
        Api = new ApiClient(settings, api);
    }

    public ApiClient Api { get; }
    public Uri CallbackUrl { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The decrypted XML of every accepted callback, in order of arrival, redeliveries too.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    /// <summary>Runs before each answer; a test makes the app slow or ill here.</summary>
    public Func<XElement, Task<int>> Answer { get; set; } = _ => Task.FromResult(200);

    /// <summary>Runs before the echo of an address check.</summary>
    public Func<Task> BeforeEcho { get; set; } = () => Task.CompletedTask;

    public bool Talks { get; set; } = true;

    public static async Task<EchoApp> StartAsync(WeComSimulator simulator)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        WebApplication web = builder.Build();
        var app = new EchoApp(web, simulator.Corp.Settings, simulator.Address);
        web.MapGet("/callback", app.VerifyAsync);
        web.MapPost("/callback", app.TakeAsync);
        await web.StartAsync();
        app.CallbackUrl = new Uri(web.Urls.First() + "/callback");
        simulator.CallbackUrl = app.CallbackUrl;
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        Api.Dispose();
    }

    private async Task<IResult> VerifyAsync(HttpRequest request)
    {
        await BeforeEcho();
        string echo = request.Query["echostr"].ToString();
        return Opens(request, echo, out string clear) ? Results.Text(clear) : Results.StatusCode(403);
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        if (request.ContentLength > 100_000)
        {
            return Results.StatusCode(413);
        }

        using var reader = new StreamReader(request.Body);
        if (Parse(await reader.ReadToEndAsync())?.Element("Encrypt")?.Value is not { } cipher
            || !Opens(request, cipher, out string clear)
            || Parse(clear) is not { } xml)
        {
            return Results.StatusCode(403);
        }

        Heard.Enqueue(clear);
        int status = await Answer(xml);
        if (Talks && status == 200)
        {
            await TalkAsync(xml);
        }

        return Results.StatusCode(status);
    }

    private async Task TalkAsync(XElement xml)
    {
        string from = xml.Element("FromUserName")!.Value;
        switch (xml.Element("MsgType")!.Value)
        {
            case "text" when xml.Element("Content")!.Value == "卡片":
                await Api.SendAsync(from, "template_card", ApiClient.ButtonCard($"task-{Guid.NewGuid():N}"));
                break;
            case "text":
                await Api.SayAsync(from, "收到：" + xml.Element("Content")!.Value);
                break;
            case "image":
                byte[] photo = await Api.DownloadAsync(xml.Element("MediaId")!.Value);
                await Api.SayAsync(from, $"收到照片，{photo.Length} 字节");
                break;
            case "location":
                await Api.SayAsync(from, "收到位置：" + xml.Element("Label")!.Value);
                break;
            case "event" when xml.Element("Event")!.Value == "template_card_event":
                await Api.CallAsync("message/update_template_card", new JsonObject
                {
                    ["userids"] = new JsonArray(from),
                    ["agentid"] = _settings.AgentId,
                    ["response_code"] = xml.Element("ResponseCode")!.Value,
                    ["button"] = new JsonObject { ["replace_name"] = "已选" },
                });
                await Api.SayAsync(from, "您选了：" + xml.Element("EventKey")!.Value);
                break;
            case "event" when xml.Element("Event")!.Value == "click":
                await Api.SayAsync(from, "菜单：" + xml.Element("EventKey")!.Value);
                break;
            default:
                break;
        }
    }

    private bool Opens(HttpRequest request, string cipher, out string clear)
    {
        IQueryCollection q = request.Query;
        bool good = _crypto.IsSigned(q["msg_signature"], q["timestamp"].ToString(), q["nonce"].ToString(), cipher);
        bool opened = _crypto.TryDecrypt(cipher, out byte[] message);
        clear = Encoding.UTF8.GetString(message);
        return good && opened;
    }

    private static XElement? Parse(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new() { DtdProcessing = DtdProcessing.Prohibit });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
