using System.Net;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// The one pool of connections to WeCom. Not from IHttpClientFactory, whose log shows addresses, and WeCom's addresses
/// carry the secret and the token. Timeouts are set by each call.
/// </summary>
public sealed class WeComConnections : IDisposable
{
    public WeComConnections() => Client = new(Pool) { Timeout = Timeout.InfiniteTimeSpan };

    internal SocketsHttpHandler Pool { get; } = new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    public HttpClient Client { get; }

    public void Dispose() => Client.Dispose();
}
