using ChatAssist.Texts;

namespace ChatAssist.Desk;

public static class DeskTexts
{
    public static readonly TextKey Refused = new("desk.refused");
    public static readonly TextKey TooManyAtOnce = new("desk.too-many-at-once");
    public static readonly TextKey Apology = new("desk.apology");
    public static readonly TextKey Undelivered = new("desk.undelivered", "name", "code");
    public static readonly TextKey Greeting = new("desk.greeting", "name");
    public static readonly TextKey GreetingBack = new("desk.greeting-back", "name");
    public static readonly TextKey HelpInspector = new("desk.help-inspector");
    public static readonly TextKey HelpSupervisor = new("desk.help-supervisor");
    public static readonly TextKey HelpVillage = new("desk.help-village");
    public static readonly TextKey NotUnderstood = new("desk.not-understood", "said");
    public static readonly TextKey NotUnderstoodKind = new("desk.not-understood-kind");
    public static readonly TextKey NothingToCancel = new("desk.nothing-to-cancel");
    public static readonly TextKey LoosePhoto = new("desk.loose-photo");
    public static readonly TextKey StorageFull = new("desk.storage-full");
    public static readonly TextKey StorageBusy = new("desk.storage-busy");
    public static readonly TextKey FileCorrupt = new("desk.file-corrupt");
    public static readonly TextKey FileTooLarge = new("desk.file-too-large");
    public static readonly TextKey FileGone = new("desk.file-gone");
    public static readonly TextKey LateFileLoose = new("desk.late-file-loose", "when", "why");
    public static readonly TextKey LateFileWanted = new("desk.late-file-wanted", "when", "why", "record");
    public static readonly TextKey LateFileTooLate = new("desk.late-file-too-late", "when", "why", "record");
    public static readonly TextKey WhyCorrupt = new("desk.why-corrupt");
    public static readonly TextKey WhyTooLarge = new("desk.why-too-large");
    public static readonly TextKey WhyGone = new("desk.why-gone");
    public static readonly TextKey WordsOnly = new("desk.words-only");
    public static readonly TextKey Cards = new("desk.cards");
    public static readonly TextKey Pressed = new("desk.pressed");
    public static readonly TextKey NumberHint = new("desk.number-hint");
    public static readonly TextKey Day = new("desk.day", "month", "day");
    public static readonly TextKey DayTime = new("desk.day-time", "month", "day", "time");
    public static readonly TextKey ContentBroken = new("desk.content-broken", "count", "mistakes");
    public static readonly TextKey ContentMistake = new("desk.content-mistake", "file", "line", "what");
    public static readonly TextKey ContentMended = new("desk.content-mended");
    public static readonly TextKey ContentPublished = new("desk.content-published", "lists");
    public static readonly TextKey ContentList = new("desk.content-list", "name");
    public static readonly TextKey ContentListWalks = new("desk.content-list-walks", "name", "walks");
    public static readonly TextKey ContentListGone = new("desk.content-list-gone", "name", "walks");
}
