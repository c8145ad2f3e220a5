using ChatAssist.Demo.Simulator;
using ChatAssist.Demo.Simulator.Callbacks;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Simulator;

/// <summary>W-02: WeCom does not wait for ever. The app never answers here, so the short waits decide nothing else.</summary>
public sealed class SimulatorPatienceTests : SimulatorFixture
{
    private readonly TaskCompletionSource _stuck = new();

    private protected override SimulatorSettings Settings => base.Settings with
    {
        VerifyTimeout = TimeSpan.FromMilliseconds(200),
        CallbackTimeout = TimeSpan.FromMilliseconds(200),
    };

    [Fact]
    public void WeCom_waits_five_seconds_for_a_callback_and_one_for_the_check()
    {
        var settings = new SimulatorSettings();
        Assert.Equal((5, 1, 3), (settings.CallbackTimeout.TotalSeconds, settings.VerifyTimeout.TotalSeconds, settings.CallbackTries));
    }

    [Fact]
    public async Task An_app_that_does_not_answer_in_time_gets_the_same_callback_three_times()
    {
        App.Answer = async _ =>
        {
            await _stuck.Task;
            return 200;
        };
        Delivery delivery = await Zhang.SayAsync("一");
        Assert.Equal([0, 0, 0], delivery.Attempts.Select(a => a.Status));
        Assert.False(delivery.Acknowledged);
        WireExchange[] sent = [.. Simulator.Corp.Wire.Snapshot().Where(w => w.IntoApp)];
        Assert.Equal(3, sent.Length);
        Assert.Single(sent.Select(w => (w.Path, w.Cipher)).Distinct());
    }

    [Fact]
    public async Task An_address_that_takes_too_long_is_refused()
    {
        App.BeforeEcho = () => _stuck.Task;
        Assert.False(await Simulator.RegisterCallbackAsync(App.CallbackUrl));
    }

    public override async Task DisposeAsync()
    {
        _stuck.SetResult();
        await base.DisposeAsync();
    }
}
