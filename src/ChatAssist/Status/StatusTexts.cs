using ChatAssist.Texts;

namespace ChatAssist.Status;

public static class StatusTexts
{
    public static readonly TextKey TodoTitle = new("status.todo-title", "count");
    public static readonly TextKey TodoNone = new("status.todo-none");
    public static readonly TextKey TodoWalk = new("status.todo-walk", "number", "target", "started");
    public static readonly TextKey TodoFinding = new("status.todo-finding", "number", "target", "words", "when");
    public static readonly TextKey TodoStrikeOff = new("status.todo-strike-off", "number", "target", "words");
    public static readonly TextKey TodoMore = new("status.todo-more", "count");
    public static readonly TextKey DueIn = new("status.due-in", "due", "days");
    public static readonly TextKey DueToday = new("status.due-today");
    public static readonly TextKey Overdue = new("status.overdue", "days");
    public static readonly TextKey Resume = new("status.resume", "target");
    public static readonly TextKey Reinspect = new("status.reinspect", "number");
    public static readonly TextKey StrikeOff = new("status.strike-off", "number");
    public static readonly TextKey Rectified = new("status.rectified", "number");
    public static readonly TextKey GrantExtension = new("status.grant-extension", "number");
    public static readonly TextKey Overview = new("status.overview", "week", "underway", "submitted", "found", "open", "overdue", "waiting", "closed");
    public static readonly TextKey OverviewComplaints = new("status.overview-complaints", "received", "unanswered", "late", "answered");
    public static readonly TextKey TodoComplaint = new("status.todo-complaint", "number", "words", "when");
    public static readonly TextKey OverdueSince = new("status.overdue-since", "when");
    public static readonly TextKey DueBy = new("status.due-by", "when", "hours");
    public static readonly TextKey OverviewVillage = new("status.overview-village", "village");
    public static readonly TextKey OverviewNext = new("status.overview-next", "lines");
    public static readonly TextKey NoRecord = new("status.no-record", "number");
    public static readonly TextKey NotYourRecord = new("status.not-your-record", "number");
    public static readonly TextKey Inspection = new("status.inspection", "number", "target", "state", "lists", "members", "started", "ended");
    public static readonly TextKey InspectionProgress = new("status.inspection-progress", "done", "total", "failed");
    public static readonly TextKey InspectionFindings = new("status.inspection-findings", "lines");
    public static readonly TextKey InspectionClean = new("status.inspection-clean");
    public static readonly TextKey CancelReason = new("status.cancel-reason", "reason");
    public static readonly TextKey NotEnded = new("status.not-ended");
    public static readonly TextKey Laws = new("status.laws", "words");
    public static readonly TextKey Statement = new("status.statement", "words");
    public static readonly TextKey Signed = new("status.signed");
    public static readonly TextKey NotSigned = new("status.not-signed", "words");
    public static readonly TextKey Review = new("status.review", "reasons");
    public static readonly TextKey StateUnderway = new("status.state-underway");
    public static readonly TextKey StateSubmitted = new("status.state-submitted");
    public static readonly TextKey StateCancelled = new("status.state-cancelled");
    public static readonly TextKey Finding = new("status.finding", "number", "target", "words", "severity", "state", "found", "inspector", "due", "inspection");
    public static readonly TextKey FindingBasis = new("status.finding-basis", "basis");
    public static readonly TextKey FindingRound = new("status.finding-round", "round", "when", "outcome", "by", "with");
    public static readonly TextKey FindingClosed = new("status.finding-closed", "when");
    public static readonly TextKey FindingPhotos = new("status.finding-photos", "count");
}
