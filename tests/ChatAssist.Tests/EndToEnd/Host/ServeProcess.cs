using System.Diagnostics;
using ChatAssist.Demo.Simulator;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>The program as it runs for a team, `chatassist serve` in a process of its own: one that can be killed.</summary>
internal sealed class ServeProcess : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "chatassist.dll");

    private readonly Process _process;
    private readonly Task _listening;

    public ServeProcess(WeComSimulator simulator, Store store)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "serve", "--url", "http://127.0.0.1:0", "--data", store.Folder, "--config", Home.Of("config")])
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
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, e) =>
        {
            if (e.Data is null)
            {
                listening.TrySetException(new InvalidOperationException("The program ended before it listened."));
            }
            else if (e.Data.StartsWith("Listening", StringComparison.Ordinal))
            {
                listening.TrySetResult();
            }
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _listening = listening.Task;
    }

    public Task ListeningAsync() => _listening.WaitAsync(TimeSpan.FromMinutes(2));

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
