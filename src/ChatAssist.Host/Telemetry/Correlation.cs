using System.Security.Cryptography;
using System.Text;

namespace ChatAssist.Host.Telemetry;

/// <summary>
/// What ties together the log lines of one message: the first of a hash of the channel's key, because the key itself names
/// the sender. Every line that is written while a message is received or answered carries it.
/// </summary>
public static class Correlation
{
    /// <returns>12 lower-case hex digits.</returns>
    public static string IdOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..12];

    /// <param name="id">See <see cref="IdOf"/>.</param>
    public static IDisposable? Begin(ILogger log, string id) => log.BeginScope("Message {MessageId}", id);
}
