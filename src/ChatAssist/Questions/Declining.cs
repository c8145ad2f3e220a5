namespace ChatAssist.Questions;

/// <summary>What is declined whoever asks, with the reason: counting and ranking by fines (P-07), who reported (K-09).</summary>
internal static class Declining
{
    public static DeclineReason? Of(Said said, AskedText text, QuestionWords words)
    {
        if (said.Reporter || AsksWho(text.Key, words) || (said.ReporterNamed && AsksIdentity(said, text, words)))
        {
            return DeclineReason.Reporter;
        }

        bool ranked = said.Measures.Contains("rank") || said.Groups.Count + said.People.Count > 0
            || words.Lists["penalty.quota"].Any(q => text.Key.Contains(q, StringComparison.Ordinal));
        return said.Penalty || (said.PenaltyCounted && ranked) ? DeclineReason.Penalties : null;
    }

    /// <summary>砖厂是谁举报的, 谁上报的问题最多: who, then told, with nothing between that makes it about who handles it.</summary>
    private static bool AsksWho(string key, QuestionWords words)
    {
        const int near = 10;
        foreach (string who in words.Lists["reporter.who"])
        {
            for (int at = key.IndexOf(who, StringComparison.Ordinal); at >= 0; at = key.IndexOf(who, at + 1, StringComparison.Ordinal))
            {
                string after = key[(at + who.Length)..];
                int told = words.Lists["reporter.told"].Select(t => after.IndexOf(t, StringComparison.Ordinal)).Where(i => i >= 0 && i <= near).DefaultIfEmpty(-1).Min();
                if (told >= 0 && !words.Lists["reporter.handled"].Any(h => after[..told].Contains(h, StringComparison.Ordinal)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>没反馈给举报人的 is about the answer; anything else said of a reporter may be about who it is.</summary>
    private static bool AsksIdentity(Said said, AskedText text, QuestionWords words) =>
        words.Lists["reporter.identity"].Any(i => text.Key.Contains(i, StringComparison.Ordinal))
        || !(said.Verbs.Any(v => v.Object == Slots.Complaint)
            || said.Statuses.Any(s => s is Slots.FedBack or Slots.NotFedBack));
}
