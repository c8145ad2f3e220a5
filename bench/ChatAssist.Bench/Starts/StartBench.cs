using System.Diagnostics;
using ChatAssist.Bench.Turns;

namespace ChatAssist.Bench.Starts;

/// <summary>From nothing to the first message that can be taken: a process of its own, beside one that only says its version.</summary>
internal static class StartBench
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "chatassist.dll");

    public static async Task RunAsync(BenchOptions options, Table table)
    {
        using Scratch scratch = await Scratch.NewAsync(options, withRegister: true);
        var version = new List<double>();
        var serve = new List<double>();
        for (int round = -1; round < options.Rounds; round++)
        {
            double one = await TimeAsync(null, "--version"), two = await TimeAsync("Listening on", "serve", "--data", scratch.Settings.Data, "--config", scratch.Settings.Config, "--url", "http://127.0.0.1:0");
            if (round >= 0)
            {
                version.Add(one);
                serve.Add(two);
            }
        }

        double[] median = [Table.Median(version), Table.Median(serve)];
        table.Add("cold start", "chatassist --version", [("ms", median[0]), ("ratio", 1)]);
        table.Add("cold start", "chatassist serve, until it listens", [("ms", median[1]), ("ratio", median[1] / median[0])]);
    }

    /// <returns>Milliseconds until the line, or until the end where none is waited for.</returns>
    private static async Task<double> TimeAsync(string? line, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true };
        foreach (var (name, value) in new[]
        {
            ("CorpId", Protocol.CorpId), ("AgentId", $"{Protocol.AgentId}"), ("Secret", Protocol.Secret), ("Token", Protocol.Token),
            ("EncodingAesKey", Protocol.Key), ("ApiBaseUrl", "http://127.0.0.1:9/"),
        })
        {
            start.Environment["WeCom__" + name] = value;
        }

        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } said)
        {
            if (line is not null && said.Contains(line, StringComparison.Ordinal))
            {
                double took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                process.Kill();
                await process.WaitForExitAsync();
                return took;
            }
        }

        await process.WaitForExitAsync();
        return line is null ? Stopwatch.GetElapsedTime(began).TotalMilliseconds : throw new InvalidOperationException($"It never said {line}.");
    }
}
