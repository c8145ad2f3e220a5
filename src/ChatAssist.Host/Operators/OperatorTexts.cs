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
}
