using ChatAssist.Content;
using ChatAssist.Findings;
using ChatAssist.Questionnaires;
using ChatAssist.Texts;

namespace ChatAssist.Inspections;

/// <summary>What is ordered for a failed item (F-02): what a person chose, or else what the list proposes.</summary>
/// <param name="Evidence">Id of the photo of what was corrected on the spot; "" where there is none.</param>
/// <param name="Seen">The version of the choice; 0 where nobody chose.</param>
public sealed record ItemMeasure(Measure Measure, DateOnly DueOn, string Evidence, long Seen)
{
    /// <summary>Put right before the inspectors leave, with a photo of it.</summary>
    public bool Corrected => Measure == Measure.OnSpot && Evidence.Length > 0;

    public static ItemMeasure Of(InspectionRecord record, WalkItem item, Rules rules, DateOnly today)
    {
        if (record.Measures.TryGetValue(item.Key, out MeasureChoiceRow? chosen))
        {
            // A walk that was paused over it does not hand in what is over already.
            return new ItemMeasure(chosen.Measure, chosen.DueOn < today ? today : chosen.DueOn, chosen.Evidence, chosen.Version);
        }

        Measure proposed = item.Judgement.Measure;
        return new ItemMeasure(proposed, DueOf(item.Question, proposed, rules, today), "", 0);
    }

    /// <summary>Only what may be put right within a time limit has days; everything else is due the same day.</summary>
    public static DateOnly DueOf(Question question, Measure measure, Rules rules, DateOnly today) =>
        today.AddDays(measure == Measure.InTime ? question.Days ?? rules.RectificationDays : 0);

    public string Say(TextBook texts, DateOnly today) =>
        Corrected ? texts[FindingTexts.MeasureCorrected] : MeasureSaying.Of(texts, Measure, DueOn, today);
}
