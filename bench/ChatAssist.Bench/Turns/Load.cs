using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace ChatAssist.Bench.Turns;

/// <summary>People who each say something, wait until it has taken effect, and say the next thing.</summary>
internal sealed class Load(Contender contender, Finished finished) : IDisposable
{
    private static readonly MediaTypeHeaderValue Xml = new("text/xml");
    private readonly Protocol _protocol = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 512, ActivityHeadersPropagator = null });
    private readonly long[] _said = new long[1024];

    /// <param name="Turns">Turns that took effect.</param>
    /// <param name="Seconds">How long that took.</param>
    /// <param name="Cpu">Processor time of this whole process, the speakers included.</param>
    /// <param name="Latencies">Milliseconds of each turn, sorted.</param>
    public sealed record Result(int Turns, double Seconds, double[] Latencies, TimeSpan Cpu)
    {
        public double PerSecond => Turns / Seconds;

        public double Percentile(double p) => Latencies[(int)Math.Min(Latencies.Length - 1, p * Latencies.Length)];
    }

    /// <summary>Everybody begins an inspection; a few at a time, for that is not what is measured.</summary>
    public Task OpenAsync(int users) => Parallel.ForAsync(0, users, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (user, _) =>
    {
        foreach (string text in Team.Opening(user))
        {
            await SayAsync(user, text);
        }
    });

    /// <summary>One more answer of a person.</summary>
    public Task AnswerAsync(int user) => SayAsync(user, Team.Answer(_said[user]++));

    public async Task SayAsync(int user, string text)
    {
        var (query, body) = _protocol.Seal(Team.UserId(user), text);
        var trace = ActivityTraceId.CreateRandom();
        Task turn = contender.AnswersLater ? finished.Expect(trace) : Task.CompletedTask;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(contender.Callback, query));
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = Xml;
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-00");
        using HttpResponseMessage answer = await _http.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"{contender.Name} answered {answer.StatusCode}.");
        }

        await turn.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public async Task<Result> RunAsync(int users, TimeSpan time)
    {
        var latencies = new List<double>[users];
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, users).Select(user => Task.Run(async () =>
        {
            List<double> mine = latencies[user] = [];
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                long began = Stopwatch.GetTimestamp();
                await AnswerAsync(user);
                mine.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        })));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double[] all = [.. latencies.SelectMany(x => x).Order()];
        return new Result(all.Length, seconds, all, Environment.CpuUsage.TotalTime - cpu);
    }

    public void Dispose() => _http.Dispose();
}
