using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Desk;
using ChatAssist.Inspections;
using ChatAssist.Texts;

namespace ChatAssist.Findings;

/// <summary>States, outcomes and days in words.</summary>
internal static class FindingSaying
{
    public static string Of(TurnContext context, FindingState state) => Of(context.Library.Texts, state);

    public static string Of(TextBook texts, FindingState state, bool listed = false) => texts[state switch
    {
        FindingState.Open when listed => FindingTexts.StateListed,
        FindingState.Open => FindingTexts.StateOpen,
        FindingState.Rectified => FindingTexts.StateRectified,
        _ => FindingTexts.StateStruckOff,
    }];

    public static string Of(TurnContext context, ReinspectionOutcome outcome) => Of(context.Library.Texts, outcome);

    public static string Of(TextBook texts, ReinspectionOutcome outcome) => texts[outcome switch
    {
        ReinspectionOutcome.Passed => FindingTexts.Passed,
        ReinspectionOutcome.Partly => FindingTexts.Partly,
        _ => FindingTexts.Failed,
    }];

    /// <summary>The last day for a re-inspection; said to be provisional where it is.</summary>
    public static string On(TextBook texts, DateOnly day, bool provisional)
    {
        string said = texts[DeskTexts.Day, day.Month, day.Day];
        return provisional ? said + texts[FindingTexts.Provisional] : said;
    }

    /// <summary>Why a photo should be looked at twice. It says so plainly that a photo's own words prove nothing.</summary>
    public static string Doubt(Library library, EvidenceCompared compared, PhotoRow photo, string target)
    {
        if (PhotoCheck.IsFar(compared.Metres, library.Rules))
        {
            return library.Texts[FindingTexts.PhotoFar, target, compared.Metres];
        }

        DateTimeOffset local = library.Rules.Local(photo.TakenAt!.Value);
        string at = library.Texts[DeskTexts.DayTime, local.Month, local.Day, local.ToString("HH:mm")];
        return library.Texts[compared.Minutes < 0 ? FindingTexts.PhotoBefore : FindingTexts.PhotoOff, at];
    }
}
