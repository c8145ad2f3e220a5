using ChatAssist.StateTables;

namespace ChatAssist.Findings;

/// <summary>The closed loop: inspect, rectify, re-inspect, strike off (S3 六(二)2).</summary>
public enum FindingState
{
    /// <summary>To be put right by the target.</summary>
    Open,

    /// <summary>Put right, as a re-inspection has seen.</summary>
    Rectified,

    /// <summary>Closed.</summary>
    StruckOff,
}

public enum FindingTrigger
{
    PassReinspection,
    FailReinspection,
    PassInPart,
    StrikeOff,
}

public static class FindingLifecycle
{
    public static readonly StateTable<FindingState, FindingTrigger> Table = new(
        (FindingState.Open, FindingTrigger.PassReinspection, FindingState.Rectified),
        (FindingState.Open, FindingTrigger.PassInPart, FindingState.Open),
        (FindingState.Open, FindingTrigger.FailReinspection, FindingState.Open),
        (FindingState.Rectified, FindingTrigger.StrikeOff, FindingState.StruckOff));
}
