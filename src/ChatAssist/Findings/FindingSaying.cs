using ChatAssist.Chat;
using ChatAssist.Desk;

namespace ChatAssist.Findings;

/// <summary>States and outcomes in words.</summary>
internal static class FindingSaying
{
    public static string Of(TurnContext context, FindingState state) => context.Say(state switch
    {
        FindingState.Open => FindingTexts.StateOpen,
        FindingState.Rectified => FindingTexts.StateRectified,
        _ => FindingTexts.StateStruckOff,
    });

    public static string Of(TurnContext context, ReinspectionOutcome outcome) => context.Say(outcome switch
    {
        ReinspectionOutcome.Passed => FindingTexts.Passed,
        ReinspectionOutcome.Partly => FindingTexts.Partly,
        _ => FindingTexts.Failed,
    });
}
