using System.Diagnostics;
using ChatAssist.Demo.Simulator;
using ChatAssist.Host.Channels.WeCom;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>The program as it runs for a team, `chatassist serve` in a process of its own: one that can be killed.</summary>
internal sealed class ServeProcess : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "chatassist.dll");

    private readonly Process _process;
    private readonly Task<Uri> _listening;

    public ServeProcess(WeComSimulator simulator, Store store)
    {
        // A file that may grow no further is an error to be handled here, as a full disk is, and no signal that kills.
        string[] shell = ["-c", "trap '' XFSZ; exec dotnet \"$@\"", "sh"];
        var start = new ProcessStartInfo("sh", [.. shell, Program, "serve", "--url", "http://127.0.0.1:0", "--data", store.Folder, "--config", Home.Of("config")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        SimulatorSettings wecom = simulator.Corp.Settings;
        start.Environment["WeCom__CorpId"] = wecom.CorpId;
        start.Environment["WeCom__AgentId"] = wecom.AgentId.ToString();
        start.Environment["WeCom__Secret"] = wecom.Secret;
        start.Environment["WeCom__Token"] = wecom.Token;
        start.Environment["WeCom__EncodingAesKey"] = wecom.EncodingAesKey;
        start.Environment["WeCom__ApiBaseUrl"] = simulator.Address.ToString();
        _process = Process.Start(start)!;
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, e) =>
        {
            if (e.Data is null)
            {
                listening.TrySetException(new InvalidOperationException("The program ended before it listened."));
            }
            else if (e.Data.StartsWith("Listening", StringComparison.Ordinal))
            {
                listening.TrySetResult(new Uri(e.Data.Split(' ', ',', ';')[2]));
            }
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _listening = listening.Task;
    }

    public int Id => _process.Id;

    public Task ListeningAsync() => _listening.WaitAsync(TimeSpan.FromMinutes(2));

    /// <summary>Where WeCom's callbacks go, once it listens.</summary>
    public async Task<Uri> CallbackAsync() => new(await _listening.WaitAsync(TimeSpan.FromMinutes(2)), CallbackEndpoint.Path);

    /// <summary>SIGKILL: nothing of it gets a chance to finish anything.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
        _ = _listening.Exception;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
