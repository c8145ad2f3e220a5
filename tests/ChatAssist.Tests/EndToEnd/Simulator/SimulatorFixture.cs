using System.Text.Json;
using ChatAssist.Demo.Simulator;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Simulator;

/// <summary>A simulator with an echo behind it, new for each test; its clock begins on a Monday morning.</summary>
public abstract class SimulatorFixture : IAsyncLifetime
{
    protected static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>More patient than WeCom: a busy machine must not look like a slow app.</summary>
    private protected virtual SimulatorSettings Settings => new()
    {
        VerifyTimeout = TimeSpan.FromSeconds(30),
        CallbackTimeout = TimeSpan.FromSeconds(30),
        RetryPause = TimeSpan.FromMilliseconds(1),
    };

    private protected DemoClock Clock { get; } = new(Monday);
    private protected WeComSimulator Simulator { get; private set; } = null!;
    private protected EchoApp App { get; private set; } = null!;
    private protected ApiClient Api => App.Api;
    private protected SimulatedPerson Zhang => Simulator.As("insp01");

    public virtual async Task InitializeAsync()
    {
        Simulator = await WeComSimulator.StartAsync(Settings, Clock);
        App = await EchoApp.StartAsync(Simulator);
    }

    public virtual async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    private protected static int Errcode(JsonElement answer) => answer.GetProperty("errcode").GetInt32();
}
