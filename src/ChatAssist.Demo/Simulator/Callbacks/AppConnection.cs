using System.Diagnostics;
using System.Text;

namespace ChatAssist.Demo.Simulator.Callbacks;

/// <summary>One delivery of a callback.</summary>
/// <param name="Status">The app's HTTP status; 0 if it did not answer in time or could not be reached.</param>
public sealed record Attempt(int Status, string Body, double Milliseconds);

/// <summary>The line from WeCom to the app's callback address. Waiting is real time: the app is no simulation.</summary>
internal sealed class AppConnection(SimulatedCorp corp) : IDisposable
{
    private readonly HttpClient _http =
        new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    private CancellationTokenSource _line = new();

    /// <summary>Null until an address is saved: callbacks then find nobody. What is under way to another address breaks off.</summary>
    public Uri? CallbackUrl
    {
        get;
        set
        {
            field = value;
            Interlocked.Exchange(ref _line, new CancellationTokenSource()).Cancel();
        }
    }

    public async Task<Attempt> PostAsync(string name, string query, string body, string cipher, string clear, string note = "")
    {
        using var content = new StringContent(body, Encoding.UTF8, "text/xml");
        Attempt attempt = await SendAsync(HttpMethod.Post, query, content, corp.Settings.CallbackTimeout);
        Record(name, "POST", query, attempt, Encoding.UTF8.GetByteCount(body), cipher, clear, note);
        return attempt;
    }

    public async Task<Attempt> GetAsync(string query, string cipher, string clear)
    {
        Attempt attempt = await SendAsync(HttpMethod.Get, query, null, corp.Settings.VerifyTimeout);
        Record("校验回调地址", "GET", query, attempt, query.Length, cipher, clear, "");
        return attempt;
    }

    public void Dispose()
    {
        _http.Dispose();
        _line.Dispose();
    }

    private async Task<Attempt> SendAsync(HttpMethod method, string query, HttpContent? content, TimeSpan timeout)
    {
        CancellationToken line = _line.Token;
        if (CallbackUrl is not { } url)
        {
            return new(0, "", 0);
        }

        Uri address = new UriBuilder(url) { Query = url.Query.Length > 1 ? url.Query[1..] + "&" + query : query }.Uri;
        using var request = new HttpRequestMessage(method, address) { Content = content };
        long started = Stopwatch.GetTimestamp();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(line);
        deadline.CancelAfter(timeout);
        try
        {
            using HttpResponseMessage answer = await _http.SendAsync(request, deadline.Token);
            string body = await answer.Content.ReadAsStringAsync(deadline.Token);
            return new((int)answer.StatusCode, body, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return new(0, "", Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private void Record(
        string name, string method, string query, Attempt attempt, int bytes, string cipher, string clear, string note) =>
        corp.Wire.Add(new WireExchange
        {
            Number = corp.NextNumber(),
            At = corp.Clock.GetUtcNow(),
            IntoApp = true,
            Name = name,
            Path = $"{method} {CallbackUrl?.AbsolutePath}?{query}",
            Status = attempt.Status,
            Bytes = bytes,
            Milliseconds = attempt.Milliseconds,
            Cipher = WireExchange.Start(cipher),
            Clear = WireExchange.Start(clear),
            Answer = WireExchange.Start(attempt.Body),
            Note = attempt.Status == 0 ? (note + (CallbackUrl is null ? " 还没有回调地址" : " 没有应答")).Trim() : note,
        });
}
