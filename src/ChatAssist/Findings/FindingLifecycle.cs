using ChatAssist.StateTables;

namespace ChatAssist.Findings;

/// <summary>The closed loop: inspect, rectify, re-inspect, strike off (S3 六(二)2).</summary>
public enum FindingState
{
    /// <summary>To be put right by the target.</summary>
    Open,

    /// <summary>Put right, as a re-inspection has seen, or corrected while the inspectors watched.</summary>
    Rectified,

    /// <summary>Closed.</summary>
    StruckOff,
}

public enum FindingTrigger
{
    /// <summary>Put right before the inspectors left, with a photo of it (S1.3 五(二)1).</summary>
    CorrectOnSpot,

    /// <summary>Another measure, or another last day, is ordered.</summary>
    Order,
    AskExtension,
    Extend,
    RefuseExtension,

    /// <summary>The target's side says that it is put right; that is its request for a re-inspection (S1.3 五(三)).</summary>
    Report,
    PassReinspection,
    FailReinspection,
    PassInPart,

    /// <summary>挂牌督办 (S1.3 五(六)): a mark on the finding with a clock of its own; it is put right like any other.</summary>
    List,
    ProposeCase,
    ProposeClosure,
    StrikeOff,
}

public static class FindingLifecycle
{
    public static readonly StateTable<FindingState, FindingTrigger> Table = new(
        (FindingState.Open, FindingTrigger.CorrectOnSpot, FindingState.Rectified),
        (FindingState.Open, FindingTrigger.Order, FindingState.Open),
        (FindingState.Open, FindingTrigger.AskExtension, FindingState.Open),
        (FindingState.Open, FindingTrigger.Extend, FindingState.Open),
        (FindingState.Open, FindingTrigger.RefuseExtension, FindingState.Open),
        (FindingState.Open, FindingTrigger.Report, FindingState.Open),
        (FindingState.Open, FindingTrigger.PassReinspection, FindingState.Rectified),
        (FindingState.Open, FindingTrigger.PassInPart, FindingState.Open),
        (FindingState.Open, FindingTrigger.FailReinspection, FindingState.Open),
        (FindingState.Open, FindingTrigger.List, FindingState.Open),
        (FindingState.Open, FindingTrigger.ProposeCase, FindingState.Open),
        (FindingState.Open, FindingTrigger.ProposeClosure, FindingState.Open),
        (FindingState.Rectified, FindingTrigger.StrikeOff, FindingState.StruckOff));
}
