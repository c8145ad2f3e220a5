using System.Text;
using ChatAssist.Host.Channels.WeCom;

namespace ChatAssist.Demo.Simulator.Callbacks;

/// <summary>POSTs that WeCom never sent. Each returns the app's HTTP status: 403 is right for all but a replay.</summary>
public sealed class Forgeries
{
    private readonly SimulatedCorp _corp;
    private readonly AppConnection _app;
    private readonly CallbackSender _sender;

    internal Forgeries(SimulatedCorp corp, AppConnection app, CallbackSender sender) =>
        (_corp, _app, _sender) = (corp, app, sender);

    private SimulatorSettings Settings => _corp.Settings;

    /// <summary>A well-encrypted message under a signature that is not its own.</summary>
    public Task<int> WrongSignatureAsync(string from, string text)
    {
        SimulatorSettings stranger = Settings with { Token = "somebody-else" };
        Envelope forged = Envelope.Seal(stranger, _corp.Clock.GetUtcNow(), Clear(from, text));
        return PostAsync("伪造签名", forged.Query, forged.Body);
    }

    /// <summary>No query at all.</summary>
    public Task<int> NoSignatureAsync(string from, string text) => PostAsync("没有签名", "", Seal(from, text).Body);

    /// <summary>The clear XML where the envelope should be, rightly signed over nothing: some libraries obey it.</summary>
    public Task<int> PlaintextAsync(string from, string text) =>
        PostAsync("明文", Envelope.Sign(Crypto(Settings.CorpId), _corp.Clock.GetUtcNow(), ""), Clear(from, text));

    /// <summary>Encrypted and signed with the right key, for another corp.</summary>
    public Task<int> WrongReceiveIdAsync(string from, string text)
    {
        WeComCrypto crypto = Crypto("ww0000000000000000");
        string cipher = crypto.Encrypt(Encoding.UTF8.GetBytes(Clear(from, text)));
        return PostAsync("别家企业", Envelope.Sign(crypto, _corp.Clock.GetUtcNow(), cipher), Envelope.Wrap(Settings, cipher));
    }

    /// <summary>The last real callback once more, as somebody who recorded it would send it. 200 and nothing done twice is right.</summary>
    public Task<int> ReplayAsync()
    {
        Envelope last = _sender.Last ?? throw new InvalidOperationException("Nothing was delivered yet.");
        return PostAsync("重放", last.Query, last.Body);
    }

    /// <summary>A document type with an entity in the outer XML.</summary>
    public Task<int> OuterDtdAsync(string from, string text)
    {
        Envelope good = Seal(from, text);
        return PostAsync("外层 DTD", good.Query, "<!DOCTYPE xml [<!ENTITY a \"b\">]>" + good.Body);
    }

    /// <summary>The same inside the encrypted XML, rightly encrypted and signed.</summary>
    public Task<int> InnerDtdAsync(string from, string text)
    {
        string clear = "<!DOCTYPE xml [<!ENTITY a \"b\">]>" + Clear(from, text);
        Envelope envelope = Envelope.Seal(Settings, _corp.Clock.GetUtcNow(), clear);
        return PostAsync("内层 DTD", envelope.Query, envelope.Body);
    }

    /// <summary>A body of <paramref name="bytes"/>, rightly encrypted and signed. 413 is right as well.</summary>
    public Task<int> OversizedAsync(string from, int bytes)
    {
        Envelope envelope = Seal(from, new string('大', bytes / 4));
        return PostAsync("超大", envelope.Query, envelope.Body);
    }

    private Envelope Seal(string from, string text) =>
        Envelope.Seal(Settings, _corp.Clock.GetUtcNow(), Clear(from, text));

    private WeComCrypto Crypto(string receiveId) => new(Settings.Token, Settings.EncodingAesKey, receiveId);

    private string Clear(string from, string text) =>
        new CallbackXml(_corp, from).Text(text).ToString(System.Xml.Linq.SaveOptions.DisableFormatting);

    private async Task<int> PostAsync(string name, string query, string body) =>
        (await _app.PostAsync(name, query, body, cipher: "", clear: body, note: "不是企业微信发出的")).Status;
}
