using ChatAssist.StateTables;

namespace ChatAssist.Inspections;

public enum InspectionState
{
    Underway,
    Submitted,
    Cancelled,
}

public enum InspectionTrigger
{
    Submit,
    Cancel,
}

public static class InspectionLifecycle
{
    public static readonly StateTable<InspectionState, InspectionTrigger> Table = new(
        (InspectionState.Underway, InspectionTrigger.Submit, InspectionState.Submitted),
        (InspectionState.Underway, InspectionTrigger.Cancel, InspectionState.Cancelled));
}
