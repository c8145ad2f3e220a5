using System.Xml.Linq;

namespace ChatAssist.Demo.Simulator.Callbacks;

/// <summary>What became of one callback: its deliveries, in order. Empty if it was lost on the way.</summary>
public sealed record Delivery(IReadOnlyList<Attempt> Attempts)
{
    public bool Acknowledged => Attempts.Any(a => a.Status == 200);
}

/// <summary>
/// Delivers callbacks as WeCom does: five seconds for an answer, the same bytes up to three times; and goes wrong on
/// demand. Callbacks do not wait for each other.
/// </summary>
internal sealed class CallbackSender(SimulatedCorp corp, AppConnection app)
{
    /// <summary>WeCom's own, however often a test lets it deliver what nobody took.</summary>
    private const int MostOfTheSame = 3;

    private readonly Lock _gate = new();
    private readonly List<(Func<Task<Delivery>> Send, TaskCompletionSource<Delivery> Done)> _held = [];

    /// <summary>The last callback that went out, for a replay.</summary>
    public Envelope? Last { get; private set; }

    public async Task<Delivery> SendAsync(XElement xml, string from)
    {
        string name = $"{xml.Element("Event")?.Value ?? xml.Element("MsgType")?.Value} {from}";
        int padding = corp.Faults.Take(FaultKind.PadCallback)?.Padding ?? 0;
        string clear = xml.ToString(SaveOptions.DisableFormatting);
        Envelope envelope = Envelope.Seal(corp.Settings, corp.Clock.GetUtcNow(), clear, padding);
        if (corp.Faults.Take(FaultKind.DropCallback) is not null)
        {
            RecordLoss(name, envelope);
            return new Delivery([]);
        }

        if (corp.Faults.Take(FaultKind.DelayCallback) is { } late)
        {
            await Task.Delay(late.Delay, corp.Clock);
        }

        Last = envelope;
        if (corp.Faults.Take(FaultKind.ReorderCallbacks) is { } reorder)
        {
            return await HoldAsync(() => DeliverAsync(name, envelope), release: reorder.Count == 1);
        }

        if (corp.Faults.Take(FaultKind.DuplicateCallback) is not null)
        {
            Delivery[] both = await Task.WhenAll(DeliverAsync(name, envelope), DeliverAsync(name, envelope));
            return new Delivery([.. both.SelectMany(d => d.Attempts)]);
        }

        bool again = corp.Faults.Take(FaultKind.RedeliverAcknowledged) is not null;
        return await DeliverAsync(name, envelope, again);
    }

    /// <param name="again">Deliver every try even though the app has answered: its answers are lost.</param>
    private async Task<Delivery> DeliverAsync(string name, Envelope envelope, bool again = false)
    {
        List<Attempt> attempts = [];
        while (attempts.Count < corp.Settings.CallbackTries)
        {
            if (attempts.Count > 0)
            {
                await Task.Delay(corp.Settings.RetryPause);
            }

            if (corp.Faults.Take(FaultKind.LoseDelivery) is not null)
            {
                RecordLoss(name, envelope);
                attempts.Add(new Attempt(0, "", 0));
                continue;
            }

            string note = attempts.Count > 0 ? $"第 {attempts.Count + 1} 次投递" : "";
            attempts.Add(await app.PostAsync(name, envelope.Query, envelope.Body, envelope.Cipher, envelope.Clear, note));
            int status = attempts[^1].Status;
            again = again && attempts.Count < MostOfTheSame;
            if (!again && (status == 200 || (status != 0 && !corp.Settings.RetryOnRefusal)))
            {
                break;
            }
        }

        return new Delivery(attempts);
    }

    private async Task<Delivery> HoldAsync(Func<Task<Delivery>> send, bool release)
    {
        var done = new TaskCompletionSource<Delivery>(TaskCreationOptions.RunContinuationsAsynchronously);
        List<(Func<Task<Delivery>> Send, TaskCompletionSource<Delivery> Done)> last = [];
        lock (_gate)
        {
            _held.Add((send, done));
            if (release)
            {
                last.AddRange(_held);
                _held.Clear();
            }
        }

        last.Reverse();
        foreach (var held in last)
        {
            held.Done.SetResult(await held.Send());
        }

        return await done.Task;
    }

    private void RecordLoss(string name, Envelope envelope) => corp.Wire.Add(new WireExchange
    {
        Number = corp.NextNumber(),
        At = corp.Clock.GetUtcNow(),
        IntoApp = true,
        Name = name,
        Path = "",
        Status = 0,
        Bytes = envelope.Body.Length,
        Milliseconds = 0,
        Cipher = WireExchange.Start(envelope.Cipher),
        Clear = WireExchange.Start(envelope.Clear),
        Note = "在途中丢失",
    });
}
