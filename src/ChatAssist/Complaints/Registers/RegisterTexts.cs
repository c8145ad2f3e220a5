using ChatAssist.Texts;

namespace ChatAssist.Complaints.Registers;

public static class RegisterTexts
{
    public static readonly TextKey ForWhom = new("register.for-whom");
    public static readonly TextKey None = new("register.none", "year", "open");
    public static readonly TextKey NoneAtAll = new("register.none-at-all", "year");
    public static readonly TextKey HotlineOnly = new("register.hotline-only");
    public static readonly TextKey Incomplete = new("register.incomplete", "count", "lines");
    public static readonly TextKey IncompleteLine = new("register.incomplete-line", "number", "count", "name");
    public static readonly TextKey More = new("register.more", "count");
    public static readonly TextKey Ready = new("register.ready", "year", "count");
    public static readonly TextKey Open = new("register.open", "count");
    public static readonly TextKey Masked = new("register.masked");
    public static readonly TextKey Named = new("register.named");
    public static readonly TextKey Card = new("register.card", "number", "count");
    public static readonly TextKey CardText = new("register.card-text", "words", "missing");
    public static readonly TextKey CardOthers = new("register.card-others", "count");
    public static readonly TextKey Fill = new("register.fill");
    public static readonly TextKey Otherwise = new("register.otherwise");
    public static readonly TextKey Question = new("register.question", "number", "heading", "left", "ask");
    public static readonly TextKey Cannot = new("register.cannot", "said", "heading");
    public static readonly TextKey CannotWhole = new("register.cannot-whole", "said");
    public static readonly TextKey CannotDay = new("register.cannot-day", "said");
    public static readonly TextKey Done = new("register.done", "number");
    public static readonly TextKey Line = new("register.line", "number", "values");
    public static readonly TextKey Value = new("register.value", "heading", "value");
    public static readonly TextKey Missing = new("register.missing");
    public static readonly TextKey NotDone = new("register.not-done", "number");
}
