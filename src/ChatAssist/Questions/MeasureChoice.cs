namespace ChatAssist.Questions;

/// <summary>
/// Decides what is wanted. Without a word for it: 了没 of something that is done in a moment (巡查了没) counts, of something
/// that takes its time (整改了没) asks for the progress; 有没有 counts; 按村 counts, 按月 is a trend; anything else is a list.
/// </summary>
internal static class MeasureChoice
{
    private static readonly string[] Times = [Slots.Day, Slots.Week, Slots.Month];

    /// <param name="before">The question that this one follows, or null.</param>
    public static string Of(Said said, QuestionWords words, Question? before)
    {
        if (said.Records.Count > 0)
        {
            return Slots.Progress;
        }

        bool groupWhich = said.Groups.Any(g => g.Way == "which");
        foreach (string strong in new[] { Slots.Trend, Slots.Rate })
        {
            if (said.Measures.Contains(strong))
            {
                return strong;
            }
        }

        if (said.Measures.Contains("rank"))
        {
            return Slots.Count;
        }

        bool which = said.Measures.Contains("which");
        if (said.Measures.Contains(Slots.List) || (which && said.Measures.Contains(Slots.Count) && !groupWhich && said.Groups.Count == 0))
        {
            return Slots.List;
        }

        if (said.Measures.Contains(Slots.Count) || said.Groups.Any(g => g.Way == "count"))
        {
            return Slots.Count;
        }

        if (said.Measures.Contains(Slots.Progress) || said.Measures.Contains("when"))
        {
            return Slots.Progress;
        }

        if (which || groupWhich)
        {
            return Slots.List;
        }

        return Unsaid(said, words, before);
    }

    private static string Unsaid(Said said, QuestionWords words, Question? before)
    {
        if (said.Whether)
        {
            Verb? last = said.Verbs.LastOrDefault(v => !v.Weak) ?? said.Verbs.LastOrDefault();
            return said.Statuses.Any(s => s != Slots.Closed) ? Slots.Count
                : last?.Asks
                ?? said.Nouns.Select(n => words.Acts.GetValueOrDefault(n)?.Asks).OfType<string>().FirstOrDefault()
                ?? Slots.Progress;
        }

        if (said.Exists)
        {
            return Slots.Count;
        }

        bool grouped = said.Groups.Count > 0;
        if (before is not null)
        {
            return grouped && before.Measure is Slots.List or Slots.Progress ? Slots.Count : before.Measure ?? Slots.List;
        }

        return !grouped ? Slots.List : said.Groups.Any(g => Times.Contains(g.By)) ? Slots.Trend : Slots.Count;
    }
}
