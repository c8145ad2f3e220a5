using System.Text.Json;
using ChatAssist.Demo.Simulator;
using ChatAssist.Host.Transcripts;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>W-05: lines for a log collector, each a JSON object, each of one message's with its id.</summary>
public sealed class LogFormatTests : IAsyncLifetime
{
    private static readonly SimulatorSettings Patient = new() { VerifyTimeout = TimeSpan.FromSeconds(30), CallbackTimeout = TimeSpan.FromSeconds(60) };

    /// <summary>A collector takes one of two fields of one name, or neither.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private Store _store = null!;
    private WeComSimulator _simulator = null!;

    public async Task InitializeAsync()
    {
        _store = await Store.WithDemoRegisterAsync();
        _simulator = await WeComSimulator.StartAsync(Patient, new DemoClock());
    }

    public async Task DisposeAsync()
    {
        await _simulator.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task W_05_each_line_is_one_object_and_all_lines_of_a_message_carry_its_id()
    {
        await using HostProcess host = HostProcess.Begin(
            _store.Folder, Patient, _simulator.Address,
            ("Logging__Console__FormatterName", "json"), ("Logging__LogLevel__Default", "Debug"), ("Logging__LogLevel__Microsoft", "Debug"));
        Assert.True(await _simulator.RegisterCallbackAsync(await host.CallbackAsync()));
        SimulatedPerson zhang = _simulator.As("insp01");
        Assert.True((await zhang.SayAsync("待办")).Acknowledged);
        await zhang.ReplyAsync();

        // The answer has something to say for itself: the photo cannot be had at once.
        _simulator.Faults.Arm(Fault.Http500("media/get"));
        Assert.True((await zhang.SendPhotoAsync(SampleFiles.Png("灭火器"))).Acknowledged);
        await zhang.ReplyAsync();

        Assert.Equal(0, await host.StopAsync());
        var lines = host.ToString().Split('\n').Select(l => JsonDocument.Parse(l, Strict).RootElement).ToList();
        Assert.All(lines, l => Assert.Equal(JsonValueKind.Object, l.ValueKind));
        Assert.All(lines, l => Assert.True(l.TryGetProperty("LogLevel", out _) && l.TryGetProperty("Timestamp", out _), $"{l}"));

        // WeCom's callback names its message in the line itself; everything that was written in answering it names the same.
        var stored = lines.Where(l => $"{l}".Contains("stored", StringComparison.Ordinal) && l.GetProperty("State").TryGetProperty("Id", out _))
            .Select(l => l.GetProperty("State").GetProperty("Id").GetString()!).ToList();
        Assert.Equal(2, stored.Distinct().Count());
        Assert.Contains(lines, l => $"{l.GetProperty("Message")}".StartsWith("A file could not be fetched now", StringComparison.Ordinal) && Ids(l).SequenceEqual([stored[^1]]));
        foreach (string id in stored)
        {
            var story = lines.Where(l => Ids(l).Contains(id)).ToList();
            Assert.Contains(story, l => $"{l.GetProperty("Category")}".EndsWith(".CallbackEndpoint", StringComparison.Ordinal));
            Assert.All(story, l => Assert.Equal([id], Ids(l).Distinct()));
        }
    }

    private static IEnumerable<string> Ids(JsonElement line) =>
        line.TryGetProperty("Scopes", out JsonElement scopes)
            ? scopes.EnumerateArray().Where(s => s.ValueKind == JsonValueKind.Object && s.TryGetProperty("MessageId", out _)).Select(s => $"{s.GetProperty("MessageId")}")
            : [];
}
