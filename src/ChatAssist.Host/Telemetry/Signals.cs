using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ChatAssist.Host.Telemetry;

/// <summary>
/// What an operator can watch (W-05): traces and figures of the straight line. They cost next to nothing while nobody
/// listens, and hold neither words nor names: record kinds, codes, sizes and times only (K-09).
/// </summary>
public static class Signals
{
    public const string Name = "ChatAssist";

    /// <summary>One trace for a message: <c>accept</c> inside WeCom's request, <c>turn</c> when it has been answered.</summary>
    public static readonly ActivitySource Traces = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>Seconds from WeCom's request to the message being durable.</summary>
    public static readonly Histogram<double> Accepted = Meter.CreateHistogram<double>("chatassist.accept.duration", "s");

    /// <summary>Seconds from the receipt of a message to its answer being committed.</summary>
    public static readonly Histogram<double> Answered = Meter.CreateHistogram<double>("chatassist.turn.duration", "s");

    /// <summary>Works written in one transaction.</summary>
    public static readonly Histogram<int> Committed = Meter.CreateHistogram<int>("chatassist.commit.works", "{work}");

    /// <summary>Seconds that a transaction took.</summary>
    public static readonly Histogram<double> CommitTook = Meter.CreateHistogram<double>("chatassist.commit.duration", "s");

    /// <summary>Seconds from a reply being queued to the channel having taken it.</summary>
    public static readonly Histogram<double> Delivered = Meter.CreateHistogram<double>("chatassist.delivery.duration", "s");

    /// <summary>Attempts to send, by outcome and the channel's error code.</summary>
    public static readonly Counter<long> Sends = Meter.CreateCounter<long>("chatassist.sends", "{attempt}");

    /// <summary>Deadlines that spoke or were found settled, by kind and whether they came late.</summary>
    public static readonly Counter<long> Deadlines = Meter.CreateCounter<long>("chatassist.deadlines.handled", "{deadline}");

    public static double Since(long timestamp) => Stopwatch.GetElapsedTime(timestamp).TotalSeconds;
}
