using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using ChatAssist.Chat;
using ChatAssist.Demo.Simulator;

namespace ChatAssist.Demo.Page;

/// <summary>
/// What the page sees, as server-sent events: first everything, then each change. A browser that falls behind is cut
/// off, comes back by itself and gets everything anew.
/// </summary>
internal static class LiveFeed
{
    private const int Behind = 2000;

    public static void Map(IEndpointRouteBuilder app, WeComSimulator simulator, CancellationToken stopping) =>
        app.MapGet("/page/feed", (HttpContext http) => TypedResults.ServerSentEvents(
            ReadAsync(simulator, stopping, http.RequestAborted)));

    private static async IAsyncEnumerable<SseItem<string>> ReadAsync(
        WeComSimulator simulator, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        var queue = Channel.CreateBounded<SseItem<string>>(Behind);
        SimulatedCorp corp = simulator.Corp;
        void Push(string type, object content)
        {
            if (!queue.Writer.TryWrite(Item(type, content)))
            {
                queue.Writer.TryComplete();
            }
        }

        void OnMessage(PhoneMessage m) => Push("message", m);
        void OnWire(WireExchange w) => Push("wire", w);
        void OnMenu() => Push("menu", corp.Menu.Entries);
        void OnClock() => Push("clock", new { Now = corp.Clock.GetUtcNow() });
        corp.Phones.Changed += OnMessage;
        corp.Wire.Changed += OnWire;
        corp.Menu.Changed += OnMenu;
        if (corp.Clock is DemoClock clock)
        {
            clock.Moved += OnClock;
        }

        try
        {
            yield return Item("state", State(corp));
            while (await WaitAsync(queue.Reader, end.Token))
            {
                while (queue.Reader.TryRead(out SseItem<string> item))
                {
                    yield return item;
                }
            }
        }
        finally
        {
            corp.Phones.Changed -= OnMessage;
            corp.Wire.Changed -= OnWire;
            corp.Menu.Changed -= OnMenu;
            if (corp.Clock is DemoClock moved)
            {
                moved.Moved -= OnClock;
            }
        }
    }

    private static async Task<bool> WaitAsync(ChannelReader<SseItem<string>> reader, CancellationToken end)
    {
        try
        {
            return await reader.WaitToReadAsync(end);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static object State(SimulatedCorp corp) => new
    {
        corp.Settings.AppName,
        corp.Settings.People,
        FirstPhones = corp.Settings.FirstPhones.Count > 0
            ? corp.Settings.FirstPhones
            : [.. corp.Settings.People.Take(4).Select(p => p.UserId)],
        corp.Settings.Places,
        Menu = corp.Menu.Entries,
        Now = corp.Clock.GetUtcNow(),
        ClockMoves = corp.Clock is DemoClock,
        Messages = corp.Phones.Snapshot(),
        Wire = corp.Wire.Snapshot(),
    };

    private static SseItem<string> Item(string type, object content) =>
        new(JsonSerializer.Serialize(content, ChatJson.Options), type);
}
