namespace ChatAssist.Questions;

/// <summary>What is declined whoever asks, with the reason: counting and ranking by fines (P-07), who reported (K-09).</summary>
internal static class Declining
{
    public static DeclineReason? Of(Said said, AskedText text, QuestionWords words)
    {
        if (said.Reporter || (said.ReporterNamed && AsksIdentity(said, text, words)))
        {
            return DeclineReason.Reporter;
        }

        bool ranked = said.Measures.Contains("rank") || said.Groups.Count + said.People.Count > 0
            || words.Lists["penalty.quota"].Any(q => text.Key.Contains(q, StringComparison.Ordinal));
        return said.Penalty || (said.PenaltyCounted && ranked) ? DeclineReason.Penalties : null;
    }

    /// <summary>没反馈给举报人的 is about the answer; anything else said of a reporter may be about who it is.</summary>
    private static bool AsksIdentity(Said said, AskedText text, QuestionWords words) =>
        words.Lists["reporter.identity"].Any(i => text.Key.Contains(i, StringComparison.Ordinal))
        || !(said.Verbs.Any(v => v.Object == Slots.Complaint)
            || said.Statuses.Any(s => s is Slots.FedBack or Slots.NotFedBack));
}
