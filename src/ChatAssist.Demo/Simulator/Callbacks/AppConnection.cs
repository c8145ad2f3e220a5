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

    public Uri? CallbackUrl { get; set; }

    public async Task<Attempt> PostAsync(string name, string query, string body, string cipher, string clear, string note = "")
    {
        using var content = new StringContent(body, Encoding.UTF8, "text/xml");
        using var request = new HttpRequestMessage(HttpMethod.Post, With(query)) { Content = content };
        Attempt attempt = await SendAsync(request, corp.Settings.CallbackTimeout);
        Record(name, "POST", query, attempt, Encoding.UTF8.GetByteCount(body), cipher, clear, note);
        return attempt;
    }

    public async Task<Attempt> GetAsync(string query, string cipher, string clear)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, With(query));
        Attempt attempt = await SendAsync(request, corp.Settings.VerifyTimeout);
        Record("校验回调地址", "GET", query, attempt, query.Length, cipher, clear, "");
        return attempt;
    }

    public void Dispose() => _http.Dispose();

    private Uri With(string query)
    {
        Uri url = CallbackUrl ?? throw new InvalidOperationException("The simulator knows no callback address yet.");
        return new UriBuilder(url) { Query = url.Query.Length > 1 ? url.Query[1..] + "&" + query : query }.Uri;
    }

    private async Task<Attempt> SendAsync(HttpRequestMessage request, TimeSpan timeout)
    {
        long started = Stopwatch.GetTimestamp();
        using var deadline = new CancellationTokenSource(timeout);
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
            Note = attempt.Status == 0 ? (note + " 没有应答").Trim() : note,
        });
}
