namespace ChatAssist.Demo.Simulator;

public enum FaultKind
{
    /// <summary>The callback never arrives.</summary>
    DropCallback,

    /// <summary>A delivery is lost on the way; WeCom hears no answer and delivers again, as often as it does.</summary>
    LoseDelivery,

    /// <summary>It arrives <see cref="Fault.Delay"/> later by the simulator's clock.</summary>
    DelayCallback,

    /// <summary>It arrives twice at the same moment, byte for byte the same.</summary>
    DuplicateCallback,

    /// <summary>The next <see cref="Fault.Count"/> callbacks are held and then arrive last first.</summary>
    ReorderCallbacks,

    /// <summary>The app's 200 is lost on the way back, so the callback is delivered again up to the last try.</summary>
    RedeliverAcknowledged,

    /// <summary>The clear text is lengthened so that its padding is <see cref="Fault.Padding"/> bytes (1–32).</summary>
    PadCallback,

    /// <summary>The API answers <see cref="Fault.Errcode"/> and does nothing.</summary>
    ApiErrcode,

    /// <summary>The API answers HTTP 500 and does nothing.</summary>
    ApiHttp500,

    /// <summary>The API answers <see cref="Fault.Delay"/> later by the simulator's clock.</summary>
    ApiSlow,

    /// <summary>The API does what it is asked, but the connection ends before the answer.</summary>
    ApiAnswerLost,
}

/// <param name="Count">How many callbacks or calls it hits.</param>
/// <param name="Api">Which call, such as message/send; empty for every one.</param>
/// <param name="To">Whose message, as the call names its recipient; empty for anybody's.</param>
public sealed record Fault(
    FaultKind Kind, int Count = 1, string Api = "", int Errcode = 0, TimeSpan Delay = default, int Padding = 0, string To = "")
{
    public static Fault Drop(int count = 1) => new(FaultKind.DropCallback, count);
    public static Fault Lose(int count = 1) => new(FaultKind.LoseDelivery, count);
    public static Fault Late(TimeSpan delay, int count = 1) => new(FaultKind.DelayCallback, count, Delay: delay);
    public static Fault Duplicate(int count = 1) => new(FaultKind.DuplicateCallback, count);
    public static Fault Reorder(int count = 2) => new(FaultKind.ReorderCallbacks, count);
    public static Fault Redeliver(int count = 1) => new(FaultKind.RedeliverAcknowledged, count);
    public static Fault Pad(int padding, int count = 1) => new(FaultKind.PadCallback, count, Padding: padding);
    public static Fault Answer(string api, int errcode, int count = 1) => new(FaultKind.ApiErrcode, count, api, errcode);
    public static Fault Http500(string api = "", int count = 1) => new(FaultKind.ApiHttp500, count, api);
    public static Fault Slow(TimeSpan delay, string api = "", int count = 1) => new(FaultKind.ApiSlow, count, api, Delay: delay);
    public static Fault AnswerLost(string api = "message/send", int count = 1) => new(FaultKind.ApiAnswerLost, count, api);
}

/// <summary>When the event of a menu's photo button comes. WeCom promises no order between it and the photos.</summary>
public enum PhotoEventOrder
{
    Before,
    After,
    Never,
}

/// <summary>What is to go wrong next. Faults of one kind are used up in the order in which they were armed. Thread-safe.</summary>
public sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _armed = [];

    public PhotoEventOrder PhotoEvents { get; set; }

    public IReadOnlyList<Fault> Armed
    {
        get
        {
            lock (_gate)
            {
                return [.. _armed];
            }
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">A count below 1, or a padding outside 0–32.</exception>
    public void Arm(params ReadOnlySpan<Fault> faults)
    {
        foreach (Fault fault in faults)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(fault.Count, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)fault.Padding, 32u);
            lock (_gate)
            {
                _armed.Add(fault);
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _armed.Clear();
        }

        PhotoEvents = PhotoEventOrder.Before;
    }

    /// <summary>The fault that hits now, counted down; null if none does. Its <see cref="Fault.Count"/> is what was left before.</summary>
    public Fault? Take(FaultKind kind, string api = "", string to = "")
    {
        lock (_gate)
        {
            int i = _armed.FindIndex(f => f.Kind == kind && (f.Api.Length == 0 || f.Api == api) && (f.To.Length == 0 || f.To == to));
            if (i < 0)
            {
                return null;
            }

            Fault fault = _armed[i];
            if (fault.Count == 1)
            {
                _armed.RemoveAt(i);
            }
            else
            {
                _armed[i] = fault with { Count = fault.Count - 1 };
            }

            return fault;
        }
    }
}
