using System.CommandLine;
using ChatAssist.Demo;
using ChatAssist.Demo.Simulator;
using ChatAssist.Host;

OwnerOnly.Begin();
var port = new Option<int>("--port") { Description = "Where the page and the simulated WeCom listen.", DefaultValueFactory = _ => 5080 };
var hostPort = new Option<int>("--host-port") { Description = "Where the host listens.", DefaultValueFactory = _ => 5081 };
var config = new Option<string?>("--config") { Description = "The config folder; found by itself if left out." };
var data = new Option<string?>("--data") { Description = "Where the host keeps its data; a folder that is gone afterwards if left out." };
var start = new Option<DateTimeOffset?>("--start") { Description = "What the clock shows first; now if left out." };
var demo = new RootCommand("ChatAssist behind a simulated WeCom, with a page of phones.") { port, hostPort, config, data, start };
demo.SetAction(async (parsed, cancellationToken) =>
{
    string folder = parsed.GetValue(config) ?? DemoData.FindConfigFolder()
        ?? throw new DirectoryNotFoundException("No config/demo here or above; name the config folder with --config.");
    var clock = new DemoClock(parsed.GetValue(start));
    var settings = new SimulatorSettings
    {
        Port = parsed.GetValue(port),
        People = DemoData.People(folder),
        Places = DemoData.Places(folder),
        FirstPhones = ["insp01", "vil01", "leader01", "sup01"],
    };
    await using WeComSimulator? simulator = await StartAsync(settings, clock, cancellationToken);
    if (simulator is null)
    {
        return 1;
    }

    await using DemoHost host = await DemoHost.StartAsync(
        new DemoSettings(settings, simulator.Address, parsed.GetValue(hostPort), folder, parsed.GetValue(data)), clock, cancellationToken);
    if (!await simulator.RegisterCallbackAsync(host.CallbackUrl))
    {
        Console.Error.WriteLine($"The host did not pass the check of its callback address {host.CallbackUrl}.");
        return 1;
    }

    Console.WriteLine($"Open {simulator.Address} — Ctrl+C ends the demo.");
    try
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }
    catch (OperationCanceledException)
    {
        // Ctrl+C.
    }

    return 0;
});
return await demo.Parse(args).InvokeAsync();

static async Task<WeComSimulator?> StartAsync(SimulatorSettings settings, DemoClock clock, CancellationToken cancellationToken)
{
    try
    {
        return await WeComSimulator.StartAsync(settings, clock, cancellationToken);
    }
    catch (IOException e)
    {
        Console.Error.WriteLine($"{e.Message} Choose another port with --port.");
        return null;
    }
}
