namespace ChatAssist.Demo;

/// <summary>
/// The product's own host, run inside the demo's process against the simulator. This is the one place where the two
/// meet: until the host is plugged in here nobody answers, and the page shows the callbacks that found no listener.
/// </summary>
public sealed class DemoHost : IAsyncDisposable
{
    private DemoHost(Uri? callbackUrl) => CallbackUrl = callbackUrl;

    /// <summary>Where the simulator delivers callbacks; null while there is no host.</summary>
    public Uri? CallbackUrl { get; }

    /// <param name="clock">The demo's clock: every deadline of the host must hang on it.</param>
    public static Task<DemoHost> StartAsync(DemoSettings settings, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(clock);
        return Task.FromResult(new DemoHost(callbackUrl: null));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
