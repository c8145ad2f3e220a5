using ChatAssist.Desk;
using ChatAssist.Texts;

namespace ChatAssist.Host.Operators;

public static class OperatorTexts
{
    public static readonly TextKey Wrong = new("operator.wrong");
    public static readonly TextKey Wait = new("operator.wait");
    public static readonly TextKey Again = new("operator.again");
    public static readonly TextKey Jobs = new("operator.jobs");
    public static readonly TextKey Nothing = new("operator.nothing");
    public static readonly TextKey State = new("operator.state");
    public static readonly TextKey SendAgain = new("operator.send-again");
    public static readonly TextKey None = new("operator.none");

    /// <summary>What a person was at, for each dialog there is.</summary>
    public static readonly IReadOnlyList<TextKey> AllDialogs = [.. Dialogs.Desk.Names.Select(Dialog)];

    /// <summary>For each kind of deadline there is.</summary>
    public static readonly IReadOnlyList<TextKey> AllDeadlines = [.. Dialogs.Rules.Keys.Select(Deadline)];

    public static TextKey Dialog(string name) => new($"operator.dialog-{name}");

    public static TextKey Deadline(string kind) => new($"operator.deadline-{kind}");
}
