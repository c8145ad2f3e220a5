using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using ChatAssist.Demo.Simulator;
using ChatAssist.Host.Channels.WeCom;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>
/// The program as an operator runs it, in a process of its own, with a simulator as its WeCom. Ended only by its handle,
/// and in any case with the test, or with the whole run (<see cref="Tether"/>).
/// </summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "chatassist.dll");

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = [];
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _ended;

    private HostProcess(Process process)
    {
        _process = process;
        Tether.Hold(process);
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Begins to start; nothing is awaited.</summary>
    public static HostProcess Begin(string dataFolder, SimulatorSettings app, Uri api, params IEnumerable<(string Name, string Value)> environment)
    {
        ProcessStartInfo start = Of("serve", "--data", dataFolder, "--config", Home.Of("config"), "--url", "http://127.0.0.1:0");
        start.Environment["WeCom__CorpId"] = app.CorpId;
        start.Environment["WeCom__AgentId"] = $"{app.AgentId}";
        start.Environment["WeCom__Secret"] = app.Secret;
        start.Environment["WeCom__Token"] = app.Token;
        start.Environment["WeCom__EncodingAesKey"] = app.EncodingAesKey;
        start.Environment["WeCom__ApiBaseUrl"] = api.ToString();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new HostProcess(Process.Start(start)!);
    }

    /// <summary>The system lets no file of it grow longer, as on a full disk.</summary>
    /// <param name="bytes">The longest that a file may become; null for any length.</param>
    public async Task LimitFilesAsync(long? bytes)
    {
        using Process limit = Process.Start("prlimit", [$"--pid={_process.Id}", $"--fsize={bytes?.ToString() ?? "unlimited"}:"]);
        await limit.WaitForExitAsync();
        if (limit.ExitCode != 0)
        {
            throw new InvalidOperationException("prlimit did not do it.");
        }
    }

    /// <summary>Where it listens, once it does.</summary>
    public Task<Uri> AddressAsync() => _listening.Task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>Where WeCom's callbacks go, once it listens.</summary>
    public async Task<Uri> CallbackAsync() => new(await AddressAsync(), CallbackEndpoint.Path);

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>What an operator's Ctrl+C or a service manager's stop does.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using Process signal = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return _process.ExitCode;
    }

    /// <summary>SIGSTOP: the process stands still, with its connections and whatever it was at.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    /// <summary>SIGCONT: it goes on where it stood, and knows nothing of the time between.</summary>
    public Task ThawAsync() => SignalAsync("-CONT");

    /// <summary>The exit code, once it has ended by itself.</summary>
    public async Task<int> EndedAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return _process.ExitCode;
    }

    /// <summary>Runs a command to its end.</summary>
    public static Task<(int ExitCode, string Said)> RunAsync(params string[] arguments) => RunAsync([], arguments);

    public static async Task<(int ExitCode, string Said)> RunAsync(
        IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        ProcessStartInfo start = Of(arguments);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        await using var command = new HostProcess(Process.Start(start)!);
        await command._process.WaitForExitAsync();
        return (command._process.ExitCode, command.ToString());
    }

    public override string ToString() => string.Join('\n', _said);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [signal, $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    // A file that may grow no further is an error to be handled there, as a full disk is, and no signal that kills. Whoever starts
    // it is as careless as can be: what it keeps to itself it does by itself.
    private static ProcessStartInfo Of(params string[] arguments) => new("sh", ["-c", "trap '' XFSZ; umask 000; exec dotnet \"$@\"", "sh", Program, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = Home.Of("."),
        // A program that lives for seconds gains nothing by watching itself.
        Environment = { ["DOTNET_TieredPGO"] = "0" },
    };

    private void Hear(string? line)
    {
        if (line is null)
        {
            // Output and errors end each for itself; what it said last may stand in either.
            if (Interlocked.Increment(ref _ended) == 2)
            {
                _listening.TrySetException(new InvalidOperationException($"It ended:\n{this}"));
            }

            return;
        }

        _said.Enqueue(line);
        if (Listening().Match(line) is { Success: true } m)
        {
            _listening.TrySetResult(new Uri(m.Groups[1].Value));
        }
    }

    [GeneratedRegex("Listening on (http[^,; \"]+)")]
    private static partial Regex Listening();
}
