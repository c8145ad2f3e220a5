using ChatAssist.Demo.Simulator;

namespace ChatAssist.Tests.EndToEnd.Soak;

/// <summary>When a kill or a restart comes, told by the logical step that it belongs to and by no clock.</summary>
internal enum Moment
{
    /// <summary>Before the person speaks, whatever is still on its way out from before.</summary>
    Before,

    /// <summary>As soon as the message has left the phone.</summary>
    Sent,

    /// <summary>As soon as WeCom has heard the 200, before anybody waits for the answer.</summary>
    Acknowledged,
}

/// <summary>One thing that goes wrong at one step.</summary>
internal abstract record Trouble
{
    /// <summary>The word under which the table counts it.</summary>
    public abstract string Kind { get; }
}

/// <summary>The way between WeCom and the app, either direction.</summary>
internal sealed record OnTheWay(Fault Fault) : Trouble
{
    public override string Kind => Fault.Kind == FaultKind.ApiErrcode ? "errcode" : $"{Fault.Kind}";

    public override string ToString() => Fault.Kind == FaultKind.ApiErrcode ? $"errcode {Fault.Errcode} ×{Fault.Count} for {Fault.Api} to {(Fault.To.Length > 0 ? Fault.To : "anybody")}"
        : $"{Fault.Kind} ×{Fault.Count} {Fault.Api} {Fault.To} {(Fault.Delay > TimeSpan.Zero ? $"{Fault.Delay}" : "")}".Trim();
}

/// <summary>WeCom forgets the access token long before its time.</summary>
internal sealed record TokenDies : Trouble
{
    public override string Kind => "token dies";
}

/// <summary>kill -9, and a new start.</summary>
internal sealed record Killed(Moment When) : Trouble
{
    public override string Kind => "kill -9";
}

/// <summary>An orderly stop, and a new start.</summary>
internal sealed record Restarted(Moment When) : Trouble
{
    public override string Kind => "restart";
}

/// <summary>
/// The store takes nothing while the person speaks: locked by another program, its disk full, or its server killed; it is
/// well again once WeCom has been refused so often.
/// </summary>
internal sealed record StoreAway(int Refusals) : Trouble
{
    public override string Kind => "store away";
}

/// <summary>The clock jumps forward.</summary>
internal sealed record ClockJumps(TimeSpan By) : Trouble
{
    public override string Kind => "clock jump";
}
