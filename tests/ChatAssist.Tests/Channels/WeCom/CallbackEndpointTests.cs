using System.Net;
using System.Text;
using ChatAssist.Chat;
using ChatAssist.Host.Channels.WeCom;
using ChatAssist.Host.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChatAssist.Tests.Channels.WeCom;

/// <summary>W-01. The door over real HTTP: what is let in, what is refused, and when it is acknowledged.</summary>
public sealed class CallbackEndpointTests : IAsyncLifetime
{
    private readonly StandingClock _clock = new(WeComRig.Start);
    private readonly WeComCrypto _crypto = new(WeComRig.Token, WeComRig.AesKey, WeComRig.CorpId);
    private readonly List<(InboundMessage Message, string Raw)> _accepted = [];
    private readonly HttpClient _http = new();
    private readonly LogLines _log = new();
    private Accept _accept = null!;
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        _accept = (m, raw, _) =>
        {
            lock (_accepted)
            {
                bool isNew = _accepted.All(x => x.Message.Key != m.Key);
                if (isNew)
                {
                    _accepted.Add((m, Encoding.UTF8.GetString(raw.Span)));
                }

                return Task.FromResult(isNew);
            }
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(_log).SetMinimumLevel(LogLevel.Debug);
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddDbContextFactory<LedgerContext>(x => x.UseSqlite("Data Source=:memory:"));
        builder.Services.AddWeComChannel(
            WeComRig.Configuration(new Uri("http://127.0.0.1:9/"), s => s["WeCom:AcceptTimeout"] = "00:00:00.700"), _ => _ => Stream.Null);
        _app = builder.Build();
        _app.MapWeComCallback((m, raw, ct) => _accept(m, raw, ct));
        await _app.StartAsync();
        _http.BaseAddress = new Uri(_app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private static string Text(string words, string msgId = "1") => CallbackParserTests.Message("text", $"<Content><![CDATA[{words}]]></Content>", msgId);

    private static string Envelope(string encrypted) =>
        $"<xml><ToUserName><![CDATA[{WeComRig.CorpId}]]></ToUserName><AgentID><![CDATA[1000002]]></AgentID><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>";

    private string Query(string encrypted, WeComCrypto? by = null, TimeSpan off = default)
    {
        string timestamp = (_clock.GetUtcNow() + off).ToUnixTimeSeconds().ToString();
        return $"msg_signature={(by ?? _crypto).Sign(timestamp, "n1", encrypted)}&timestamp={timestamp}&nonce=n1";
    }

    private Task<HttpResponseMessage> PostAsync(string query, string body) =>
        _http.PostAsync("/wecom/callback?" + query, new StringContent(body, Encoding.UTF8, "text/xml"));

    private Task<HttpResponseMessage> DeliverAsync(string inner, WeComCrypto? by = null, TimeSpan off = default)
    {
        string encrypted = (by ?? _crypto).Encrypt(Encoding.UTF8.GetBytes(inner));
        return PostAsync(Query(encrypted, by, off), Envelope(encrypted));
    }

    private async Task RefusedAsync(HttpStatusCode status, Task<HttpResponseMessage> answer)
    {
        using var response = await answer;
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
        Assert.Empty(_accepted);
    }

    [Fact]
    public async Task The_url_check_gets_its_word_back_bare()
    {
        string echo = _crypto.Encrypt("1616140317555161061"u8);
        using var response = await _http.GetAsync($"/wecom/callback?{Query(echo)}&echostr={Uri.EscapeDataString(echo)}");
        Assert.Equal((HttpStatusCode.OK, "1616140317555161061"), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task The_url_check_stands_a_plus_that_was_not_escaped()
    {
        string echo;
        do
        {
            echo = _crypto.Encrypt("42"u8);
        }
        while (!echo.Contains('+', StringComparison.Ordinal));
        using var response = await _http.GetAsync($"/wecom/callback?{Query(echo)}&echostr={echo}");
        Assert.Equal("42", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_forged_url_check_is_refused()
    {
        string echo = _crypto.Encrypt("42"u8);
        await RefusedAsync(HttpStatusCode.Forbidden, _http.GetAsync($"/wecom/callback?msg_signature={new string('0', 40)}&timestamp=1&nonce=n&echostr={Uri.EscapeDataString(echo)}"));
        await RefusedAsync(HttpStatusCode.Forbidden, _http.GetAsync("/wecom/callback"));
    }

    [Fact]
    public async Task A_captured_message_cannot_be_read_through_the_url_check()
    {
        string encrypted = _crypto.Encrypt(Encoding.UTF8.GetBytes(Text("秘密")));
        await RefusedAsync(HttpStatusCode.Forbidden, _http.GetAsync($"/wecom/callback?{Query(encrypted)}&echostr={Uri.EscapeDataString(encrypted)}"));
    }

    [Fact]
    public async Task A_message_is_stored_then_acknowledged_with_an_empty_200()
    {
        using var response = await DeliverAsync(Text("上报 东街👍🏽"));
        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        var (message, raw) = Assert.Single(_accepted);
        Assert.Equal("上报 东街👍🏽", message.Text);
        Assert.Equal(Text("上报 东街👍🏽"), raw);
    }

    [Fact]
    public async Task Ten_thousand_four_byte_characters_fit()
    {
        string words = string.Concat(Enumerable.Repeat("𠮷", 10_000));
        using var response = await DeliverAsync(Text(words));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(words, Assert.Single(_accepted).Message.Text);
    }

    [Fact]
    public async Task A_redelivery_is_acknowledged_and_stored_once()
    {
        string encrypted = _crypto.Encrypt(Encoding.UTF8.GetBytes(Text("一次")));
        string query = Query(encrypted);
        for (int i = 0; i < 3; i++)
        {
            using var response = await PostAsync(query, Envelope(encrypted));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Single(_accepted);
    }

    [Fact]
    public async Task Unknown_types_are_kept_and_acknowledged()
    {
        using var response = await DeliverAsync(CallbackParserTests.Message("hologram", "<Beam>1</Beam>"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(MessageKind.Unknown, Assert.Single(_accepted).Message.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not xml")]
    [InlineData("<xml><FromUserName>LaoChen</FromUserName><MsgType>text</MsgType><Content>自称</Content></xml>")]
    [InlineData("<xml><Encrypt/></xml>")]
    [InlineData("<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><Encrypt>&e;</Encrypt></xml>")]
    public Task A_body_without_an_envelope_is_a_forgery(string body) => RefusedAsync(HttpStatusCode.Forbidden, PostAsync(Query("a"), body));

    [Fact]
    public async Task A_wrong_signature_is_refused()
    {
        string encrypted = _crypto.Encrypt(Encoding.UTF8.GetBytes(Text("x")));
        await RefusedAsync(HttpStatusCode.Forbidden, PostAsync(Query(encrypted + "x"), Envelope(encrypted)));
        await RefusedAsync(HttpStatusCode.Forbidden, PostAsync("", Envelope(encrypted)));
        await RefusedAsync(HttpStatusCode.Forbidden, DeliverAsync(Text("x"), new WeComCrypto("other token", WeComRig.AesKey, WeComRig.CorpId)));
    }

    [Fact]
    public Task Another_corps_message_is_refused() =>
        RefusedAsync(HttpStatusCode.Forbidden, DeliverAsync(Text("x"), new WeComCrypto(WeComRig.Token, WeComRig.AesKey, "ww-someone-else")));

    [Fact]
    public Task Another_key_is_refused() =>
        RefusedAsync(HttpStatusCode.Forbidden, DeliverAsync(Text("x"), new WeComCrypto(WeComRig.Token, new string('a', 43), WeComRig.CorpId)));

    [Theory]
    [InlineData("bm90IGEgYmxvY2s=")]
    [InlineData("!!!")]
    public Task What_cannot_be_decrypted_is_refused(string encrypted) =>
        RefusedAsync(HttpStatusCode.Forbidden, PostAsync(Query(encrypted), Envelope(encrypted)));

    [Theory]
    [InlineData("no xml inside")]
    [InlineData("<!DOCTYPE xml [<!ENTITY a \"b\">]><xml><Content>&a;</Content></xml>")]
    public Task Malformed_xml_inside_is_400(string inner) => RefusedAsync(HttpStatusCode.BadRequest, DeliverAsync(inner));

    [Fact]
    public async Task Too_large_is_413_with_a_length_and_without()
    {
        string body = Envelope(new string('A', 64 * 1024));
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, PostAsync(Query("A"), body));
        using var chunked = new HttpRequestMessage(HttpMethod.Post, "/wecom/callback?" + Query("A")) { Content = new StringContent(body) };
        chunked.Headers.TransferEncodingChunked = true;
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, _http.SendAsync(chunked));
    }

    [Theory]
    [InlineData(-599, HttpStatusCode.OK)]
    [InlineData(599, HttpStatusCode.OK)]
    [InlineData(-601, HttpStatusCode.Forbidden)]
    [InlineData(601, HttpStatusCode.Forbidden)]
    public async Task A_timestamp_may_be_ten_minutes_off(int seconds, HttpStatusCode status)
    {
        using var response = await DeliverAsync(Text("x"), off: TimeSpan.FromSeconds(seconds));
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Not_stored_is_500_and_the_redelivery_is_welcome()
    {
        var works = _accept;
        _accept = (_, _, _) => throw new IOException("disk full");
        using (var failed = await DeliverAsync(Text("x")))
        {
            Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        }

        _accept = works;
        using var response = await DeliverAsync(Text("x"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(_accepted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Too_slow_is_503_whether_the_store_listens_or_not(bool listens)
    {
        _accept = async (_, _, ct) =>
        {
            await Task.Delay(10_000, listens ? ct : CancellationToken.None);
            return true;
        };
        long start = Environment.TickCount64;
        using var response = await DeliverAsync(Text("x"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.InRange(Environment.TickCount64 - start, 300, 4_000);
    }

    [Fact]
    public async Task The_log_tells_type_and_size_and_no_words_or_names()
    {
        (await DeliverAsync(Text("机密内容"))).Dispose();
        (await DeliverAsync("机密坏包")).Dispose();
        _accept = (_, _, _) => throw new IOException("disk full");
        (await DeliverAsync(Text("机密内容", "2"))).Dispose();
        string all = string.Join('\n', _log.Lines.Where(l => l.Contains("WeCom callback", StringComparison.Ordinal)));
        Assert.Contains("text", all, StringComparison.Ordinal);
        foreach (string secret in new[] { "机密", "LaoChen", WeComRig.Token, WeComRig.AesKey, WeComRig.Secret })
        {
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
        }
    }
}
