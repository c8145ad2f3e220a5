using ChatAssist.StateTables;

namespace ChatAssist.Complaints;

/// <summary>Every report checked, every check answered (有举报、有核查、有反馈; S3 五(一)4).</summary>
public enum ComplaintState
{
    Received,

    /// <summary>Sorted into general or complex, with nobody to check it yet.</summary>
    Triaged,
    Assigned,
    Verifying,
    Verified,
    Handled,

    /// <summary>Given to the office that is competent; its answer is waited for.</summary>
    Transferred,

    /// <summary>The reporter has an answer, or there is a reason why there can be none.</summary>
    FedBack,
    Closed,

    /// <summary>The same problem as another one; its reporter is answered with that one's.</summary>
    Merged,
}

public enum ComplaintTrigger
{
    Triage,

    /// <summary>Changes the class afterwards, with the original receipt kept.</summary>
    Reclassify,
    Assign,
    Start,
    Verify,
    Handle,
    FeedBack,
    Close,
    Transfer,
    Merge,
}

public static class ComplaintLifecycle
{
    public static readonly StateTable<ComplaintState, ComplaintTrigger> Table = new(
        (ComplaintState.Received, ComplaintTrigger.Triage, ComplaintState.Triaged),
        (ComplaintState.Received, ComplaintTrigger.Transfer, ComplaintState.Transferred),
        (ComplaintState.Received, ComplaintTrigger.Merge, ComplaintState.Merged),
        (ComplaintState.Triaged, ComplaintTrigger.Reclassify, ComplaintState.Triaged),
        (ComplaintState.Triaged, ComplaintTrigger.Assign, ComplaintState.Assigned),
        (ComplaintState.Triaged, ComplaintTrigger.Transfer, ComplaintState.Transferred),
        (ComplaintState.Triaged, ComplaintTrigger.Merge, ComplaintState.Merged),
        (ComplaintState.Assigned, ComplaintTrigger.Reclassify, ComplaintState.Assigned),
        (ComplaintState.Assigned, ComplaintTrigger.Assign, ComplaintState.Assigned),
        (ComplaintState.Assigned, ComplaintTrigger.Start, ComplaintState.Verifying),
        (ComplaintState.Assigned, ComplaintTrigger.Transfer, ComplaintState.Transferred),
        (ComplaintState.Assigned, ComplaintTrigger.Merge, ComplaintState.Merged),
        (ComplaintState.Verifying, ComplaintTrigger.Reclassify, ComplaintState.Verifying),
        (ComplaintState.Verifying, ComplaintTrigger.Assign, ComplaintState.Verifying),
        (ComplaintState.Verifying, ComplaintTrigger.Verify, ComplaintState.Verified),
        (ComplaintState.Verifying, ComplaintTrigger.Transfer, ComplaintState.Transferred),
        (ComplaintState.Verified, ComplaintTrigger.Assign, ComplaintState.Verified),
        (ComplaintState.Verified, ComplaintTrigger.Handle, ComplaintState.Handled),
        (ComplaintState.Verified, ComplaintTrigger.Transfer, ComplaintState.Transferred),
        (ComplaintState.Handled, ComplaintTrigger.FeedBack, ComplaintState.FedBack),
        (ComplaintState.Transferred, ComplaintTrigger.FeedBack, ComplaintState.FedBack),
        (ComplaintState.FedBack, ComplaintTrigger.Close, ComplaintState.Closed));
}
