using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using ChatAssist.Demo.Simulator;
using ChatAssist.Demo.Simulator.Callbacks;
using ChatAssist.Host.Channels.WeCom;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Simulator;

/// <summary>W-01 W-02: the encrypted envelope, its check of the address, its paddings, and what strangers may try.</summary>
public sealed class SimulatorEnvelopeTests : SimulatorFixture
{
    [Fact]
    public async Task The_callback_address_is_checked_by_an_echo() =>
        Assert.True(await Simulator.RegisterCallbackAsync(App.CallbackUrl));

    [Fact]
    public async Task An_address_that_answers_something_else_is_refused() =>
        Assert.False(await Simulator.RegisterCallbackAsync(new Uri(Simulator.Address, "simulator/faults")));

    [Fact]
    public async Task All_paddings_from_1_to_32_are_opened()
    {
        for (int padding = 1; padding <= 32; padding++)
        {
            Simulator.Faults.Arm(Fault.Pad(padding));
            Delivery delivery = await Zhang.SayAsync($"第 {padding} 种");
            Assert.Equal(200, Assert.Single(delivery.Attempts).Status);
        }

        WireExchange[] sent = [.. Simulator.Corp.Wire.Snapshot().Where(w => w.IntoApp)];
        Assert.Equal(Enumerable.Range(1, 32), sent.Select(w => PaddingOf(w.Cipher)));
    }

    [Fact]
    public async Task Forgeries_are_turned_away()
    {
        Forgeries f = Simulator.Forgeries;
        Assert.Equal(403, await f.WrongSignatureAsync("insp01", "一"));
        Assert.Equal(403, await f.NoSignatureAsync("insp01", "一"));
        Assert.Equal(403, await f.PlaintextAsync("insp01", "一"));
        Assert.Equal(403, await f.WrongReceiveIdAsync("insp01", "一"));
        Assert.Equal(403, await f.OuterDtdAsync("insp01", "一"));
        Assert.Equal(403, await f.InnerDtdAsync("insp01", "一"));
        Assert.Equal(413, await f.OversizedAsync("insp01", 1_000_000));
        Assert.Empty(App.Heard);
    }

    [Fact]
    public async Task A_replay_is_the_last_callback_byte_for_byte()
    {
        await Zhang.SayAsync("一");
        Assert.Equal(200, await Simulator.Forgeries.ReplayAsync());
        Assert.Equal(2, App.Heard.Count);
        Assert.Single(App.Heard.Distinct());
    }

    [Fact]
    public async Task The_wire_shows_cipher_and_clear_text_and_no_secret()
    {
        await Zhang.SayAsync("看得见吗");
        await Zhang.ReplyAsync();
        WireExchange callback = await Simulator.Corp.WaitForWireAsync(w => w.IntoApp);
        Assert.Contains("看得见吗", callback.Clear, StringComparison.Ordinal);
        Assert.DoesNotContain("看得见吗", callback.Cipher, StringComparison.Ordinal);
        string all = string.Join('\n', Simulator.Corp.Wire.Snapshot());
        Assert.DoesNotContain(Settings.Secret, all, StringComparison.Ordinal);
        Assert.Contains("access_token=***", all, StringComparison.Ordinal);
    }

    // The pad is the last byte of the plaintext, whose key this test knows.
    private int PaddingOf(string cipher)
    {
        byte[] key = Convert.FromBase64String(Settings.EncodingAesKey + "=");
        using var aes = Aes.Create();
        aes.Key = key;
        return aes.DecryptCbc(Convert.FromBase64String(cipher), key.AsSpan(0, 16), PaddingMode.None)[^1];
    }
}

/// <summary>The same with the corp, token and key of WeCom's own sample code.</summary>
public sealed class OfficialSampleTests : SimulatorFixture
{
    private protected override SimulatorSettings Settings =>
        SimulatorSettings.OfficialSample() with { VerifyTimeout = TimeSpan.FromSeconds(30) };

    [Fact]
    public async Task A_message_is_understood_under_the_official_sample_key()
    {
        Assert.True(await Simulator.RegisterCallbackAsync(App.CallbackUrl));
        await Zhang.SayAsync("你好");
        await Zhang.ReplyAsync("收到：你好");
    }

    [Fact]
    public void The_echo_of_the_official_sample_is_opened()
    {
        var crypto = new WeComCrypto(Settings.Token, Settings.EncodingAesKey, Settings.CorpId);
        const string echo = "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";
        Assert.True(crypto.IsSigned("5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3", "1409659589", "263014780", echo));
        Assert.True(crypto.TryDecrypt(echo, out byte[] clear));
        Assert.Equal("1616140317555161061", Encoding.UTF8.GetString(clear));
    }

    [Fact]
    public void The_message_of_the_official_sample_is_opened()
    {
        var crypto = new WeComCrypto(Settings.Token, Settings.EncodingAesKey, Settings.CorpId);
        const string cipher =
            "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0"
            + "qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1"
            + "s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/u"
            + "h9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";
        Assert.True(crypto.IsSigned("477715d11cdb4164915debcba66cb864d751f3e6", "1409659813", "1372623149", cipher));
        Assert.True(crypto.TryDecrypt(cipher, out byte[] clear));
        Assert.Equal("text", XElement.Parse(Encoding.UTF8.GetString(clear)).Element("MsgType")!.Value);
    }
}
