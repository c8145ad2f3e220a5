using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>W-05: what an operator's collector sees of one message, and of what waits.</summary>
public sealed class TelemetryTests : HostFixture
{
    private readonly ConcurrentDictionary<string, bool> _seen = [];

    [Fact]
    public async Task W_05_a_message_leaves_its_times_and_codes()
    {
        using MeterListener listener = Listen();
        await AskAsync(Zhang, "待办", "没有");
        await SettledAsync();
        await Until.TrueAsync(() => Task.FromResult(_seen.ContainsKey("chatassist.delivery.duration")));
        listener.RecordObservableInstruments();
        string[] expected =
        [
            "chatassist.accept.duration", "chatassist.commit.duration", "chatassist.commit.works", "chatassist.deadlines.due",
            "chatassist.delivery.duration", "chatassist.inbox.failed", "chatassist.inbox.waiting", "chatassist.outbox.dead",
            "chatassist.outbox.waiting", "chatassist.sends", "chatassist.turn.duration",
        ];
        Assert.Equal(expected, _seen.Keys.Where(k => k != "chatassist.deadlines.handled").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task W_05_what_waits_and_what_went_wrong_is_counted()
    {
        await AskAsync(Zhang, "待办", "没有");
        await SettledAsync();
        await using LedgerContext ledger = Ledger();
        await ledger.Outbox.ExecuteUpdateAsync(x => x.SetProperty(o => o.State, OutboxState.Dead));
        await ledger.Inbox.ExecuteUpdateAsync(x => x.SetProperty(i => i.State, InboxState.Failed));
        QueueDepths.Depths depths = Host.Services.GetRequiredService<QueueDepths>().Read();
        Assert.Equal((0, 1, 0, await ledger.Outbox.CountAsync()), (depths.InboxWaiting, depths.InboxFailed, depths.OutboxWaiting, depths.OutboxDead));
    }

    private MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == Signals.Name)
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((i, _, _, _) => _seen[i.Name] = true);
        listener.SetMeasurementEventCallback<int>((i, _, _, _) => _seen[i.Name] = true);
        listener.SetMeasurementEventCallback<long>((i, _, _, _) => _seen[i.Name] = true);
        listener.Start();
        return listener;
    }
}
