using ChatAssist.Desk;
using ChatAssist.Questionnaires;
using ChatAssist.Texts;

namespace ChatAssist.Findings;

/// <summary>Measures in words.</summary>
public static class MeasureSaying
{
    /// <summary>限期3月9日改正; 停止使用，3月9日前改好; 当场改正.</summary>
    /// <param name="found">The day on which it was ordered: what is due on it needs no day.</param>
    public static string Of(TextBook texts, Measure measure, DateOnly dueOn, DateOnly found)
    {
        string day = texts[DeskTexts.Day, dueOn.Month, dueOn.Day];
        return measure == Measure.InTime ? texts[FindingTexts.MeasureInTime, day]
            : dueOn > found ? texts[FindingTexts.MeasureUntil, Name(texts, measure), day]
            : Name(texts, measure);
    }

    public static string Name(TextBook texts, Measure measure) => texts[measure switch
    {
        Measure.OnSpot => FindingTexts.MeasureOnSpot,
        Measure.StopWork => FindingTexts.MeasureStopWork,
        Measure.StopUse => FindingTexts.MeasureStopUse,
        Measure.RemoveDanger => FindingTexts.MeasureRemoveDanger,
        Measure.Evacuate => FindingTexts.MeasureEvacuate,
        Measure.Suspend => FindingTexts.MeasureSuspend,
        Measure.Seize => FindingTexts.MeasureSeize,
        Measure.Seal => FindingTexts.MeasureSeal,
        Measure.Close => FindingTexts.MeasureClose,
        Measure.Transfer => FindingTexts.MeasureTransfer,
        _ => FindingTexts.InTime,
    }];
}
