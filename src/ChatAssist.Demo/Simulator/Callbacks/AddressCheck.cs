using System.Text;
using ChatAssist.Host.Channels.WeCom;

namespace ChatAssist.Demo.Simulator.Callbacks;

/// <summary>What the administration console does when a callback address is saved: the app must open the echo within a second.</summary>
internal sealed class AddressCheck(SimulatedCorp corp, AppConnection app)
{
    /// <returns>True if the app answered the bare plaintext in time.</returns>
    public async Task<bool> RunAsync()
    {
        SimulatorSettings s = corp.Settings;
        var crypto = new WeComCrypto(s.Token, s.EncodingAesKey, s.CorpId);
        string echo = $"{Random.Shared.NextInt64(1_000_000_000_000_000_000, long.MaxValue)}";
        string cipher = crypto.Encrypt(Encoding.UTF8.GetBytes(echo));
        string query = $"{Envelope.Sign(crypto, corp.Clock.GetUtcNow(), cipher)}&echostr={Uri.EscapeDataString(cipher)}";
        Attempt attempt = await app.GetAsync(query, cipher, echo);
        return attempt.Status == 200 && attempt.Body == echo;
    }
}
