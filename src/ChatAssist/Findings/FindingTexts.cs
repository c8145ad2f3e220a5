using ChatAssist.Texts;

namespace ChatAssist.Findings;

public static class FindingTexts
{
    public static readonly TextKey NoSuch = new("finding.no-such", "number");
    public static readonly TextKey AskWhich = new("finding.ask-which");
    public static readonly TextKey WhichChoice = new("finding.which-choice", "target", "words", "due");
    public static readonly TextKey NoneOpen = new("finding.none-open");
    public static readonly TextKey NotOpen = new("finding.not-open", "number", "state");
    public static readonly TextKey AskPartner = new("finding.ask-partner", "number", "target", "words");
    public static readonly TextKey NoPartner = new("finding.no-partner");
    public static readonly TextKey AskOutcome = new("finding.ask-outcome", "number", "target", "words", "due");
    public static readonly TextKey Passed = new("finding.passed");
    public static readonly TextKey Partly = new("finding.partly");
    public static readonly TextKey Failed = new("finding.failed");
    public static readonly TextKey AskPhoto = new("finding.ask-photo", "outcome");
    public static readonly TextKey NoPhoto = new("finding.no-photo");
    public static readonly TextKey AskNoPhotoReason = new("finding.ask-no-photo-reason");
    public static readonly TextKey WordsNoted = new("finding.words-noted");
    public static readonly TextKey DonePassed = new("finding.done-passed", "number");
    public static readonly TextKey AskStrikeOff = new("finding.ask-strike-off");
    public static readonly TextKey StrikeOff = new("finding.strike-off");
    public static readonly TextKey Later = new("finding.later");
    public static readonly TextKey LeftForLater = new("finding.left-for-later", "number");
    public static readonly TextKey DoneNotPassed = new("finding.done-not-passed", "number", "outcome", "due");
    public static readonly TextKey NoneToStrikeOff = new("finding.none-to-strike-off");
    public static readonly TextKey StrikeOffWhich = new("finding.strike-off-which");
    public static readonly TextKey StruckOff = new("finding.struck-off", "number", "target", "words");
    public static readonly TextKey CannotStrikeOff = new("finding.cannot-strike-off", "number", "state");
    public static readonly TextKey NotYours = new("finding.not-yours");
    public static readonly TextKey Dropped = new("finding.dropped");
    public static readonly TextKey NoticePassed = new("finding.notice-passed", "number", "target", "words");
    public static readonly TextKey NoticeNotPassed = new("finding.notice-not-passed", "number", "target", "outcome", "due");
    public static readonly TextKey StateOpen = new("finding.state-open");
    public static readonly TextKey StateRectified = new("finding.state-rectified");
    public static readonly TextKey StateStruckOff = new("finding.state-struck-off");
    public static readonly TextKey RemindAhead = new("finding.remind-ahead", "number", "target", "words", "due", "days");
    public static readonly TextKey RemindDue = new("finding.remind-due", "number", "target", "words");
    public static readonly TextKey RemindOverdue = new("finding.remind-overdue", "number", "target", "words", "due");
}
