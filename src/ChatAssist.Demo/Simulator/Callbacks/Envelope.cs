using System.Text;
using System.Xml.Linq;
using ChatAssist.Host.Channels.WeCom;

namespace ChatAssist.Demo.Simulator.Callbacks;

/// <summary>A sealed callback: the same bytes go out with every delivery of it.</summary>
internal sealed record Envelope(string Query, string Body, string Clear, string Cipher)
{
    private const int Block = 32;

    /// <param name="padding">1–32: spaces after the root make the padding that long; 0 leaves it as it falls.</param>
    public static Envelope Seal(SimulatorSettings settings, DateTimeOffset at, string clear, int padding = 0)
    {
        if (padding > 0)
        {
            int size = 20 + Encoding.UTF8.GetByteCount(clear) + Encoding.UTF8.GetByteCount(settings.CorpId);
            clear += new string(' ', (2 * Block - padding - size % Block) % Block);
        }

        var crypto = new WeComCrypto(settings.Token, settings.EncodingAesKey, settings.CorpId);
        string cipher = crypto.Encrypt(Encoding.UTF8.GetBytes(clear));
        return new(Sign(crypto, at, cipher), Wrap(settings, cipher), clear, cipher);
    }

    /// <summary>msg_signature, timestamp and nonce over a ciphertext.</summary>
    public static string Sign(WeComCrypto crypto, DateTimeOffset at, string cipher)
    {
        string timestamp = $"{at.ToUnixTimeSeconds()}", nonce = $"{Random.Shared.NextInt64(100_000_000, 9_999_999_999)}";
        return $"msg_signature={crypto.Sign(timestamp, nonce, cipher)}&timestamp={timestamp}&nonce={nonce}";
    }

    public static string Wrap(SimulatorSettings settings, string cipher) => new XElement(
        "xml",
        new XElement("ToUserName", new XCData(settings.CorpId)),
        new XElement("AgentID", new XCData($"{settings.AgentId}")),
        new XElement("Encrypt", new XCData(cipher))).ToString(SaveOptions.DisableFormatting);
}
