using System.Text;
using ChatAssist.Demo.Simulator;
using ChatAssist.Host.Channels.WeCom;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>A callback whose clear text a test writes itself, rightly sealed: for what no phone of the simulator sends.</summary>
internal static class RawCallback
{
    private const string Nonce = "1597531597";

    /// <returns>The app's HTTP status; 0 where it did not answer.</returns>
    public static async Task<int> PostAsync(SimulatorSettings settings, DateTimeOffset at, Uri callback, string clear)
    {
        var crypto = new WeComCrypto(settings.Token, settings.EncodingAesKey, settings.CorpId);
        string cipher = crypto.Encrypt(Encoding.UTF8.GetBytes(clear)), timestamp = $"{at.ToUnixTimeSeconds()}";
        string query = $"msg_signature={crypto.Sign(timestamp, Nonce, cipher)}&timestamp={timestamp}&nonce={Nonce}";
        using var http = new HttpClient();
        using var body = new StringContent($"<xml><Encrypt>{cipher}</Encrypt></xml>", Encoding.UTF8, "text/xml");
        try
        {
            using HttpResponseMessage answer = await http.PostAsync(new Uri($"{callback}?{query}"), body);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}
