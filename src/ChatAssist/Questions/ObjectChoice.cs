namespace ChatAssist.Questions;

/// <summary>Decides what is asked about; of several it names all, likeliest first, and of none nothing.</summary>
internal static class ObjectChoice
{
    /// <summary>Objects that often stand in a question about something else: 检查发现的问题, 企业的投诉.</summary>
    private static readonly string[] Light = [Slots.Inspection, Slots.Patrol, Slots.Target];

    /// <param name="inherited">What the question before was about, where this one follows it; else null.</param>
    public static IReadOnlyList<string> Of(Said said, IReadOnlyList<string?> statuses, QuestionWords words, string? inherited)
    {
        var nouns = said.Nouns.Concat(said.PenaltyCounted ? [Slots.Case] : []).ToList();
        nouns.AddRange(nouns.Count == 0 && said.Verbs.All(v => v.Object is null or Slots.Training) ? said.Eithers.Select(e => e.Object) : []);
        var verbs = said.Verbs.Where(v => v is { Weak: false, Object: not null }).Select(v => v.Object!).ToList();
        if (said.Sources.Count + said.Clues.Count > 0 && nouns.All(n => Light.Contains(n) || n == Slots.Finding))
        {
            return [Slots.Complaint];
        }

        if (statuses.Contains(Slots.NotInspected) && nouns.All(n => n is Slots.Inspection or Slots.Target) && verbs.All(Light.Contains))
        {
            return [Slots.Target];
        }

        if (said.Joined)
        {
            return [.. nouns.Distinct()];
        }

        if (nouns.Count > 0 && nouns.All(n => n == Slots.Target) && statuses.OfType<string>().ToList() is { Count: > 0 } of
            && of.All(s => !words.Fits[Slots.Target].ContainsKey(s)))
        {
            nouns = []; // 复查没通过的企业 are findings
        }

        if (nouns.Count > 0 && nouns.All(n => n == Slots.Target)
            && (said.Hints.Contains(Slots.Inspection) || said.Verbs.Any(v => v.Object == Slots.Inspection)))
        {
            nouns = [Slots.Inspection]; // 查了哪些企业
        }

        if (nouns.Count > 0 && nouns.All(n => n is Slots.Inspection or Slots.Target) && said.Verbs.Any(v => v.Object == Slots.Finding))
        {
            return [Slots.Finding]; // 来检查发现啥
        }

        IEnumerable<string>[] evidence =
        [
            nouns.All(Light.Contains) ? nouns.Concat(verbs) : nouns,
            said.Hints,
            said.Verbs.Where(v => v is { Object: not null, Id: not "go" }).Select(v => v.Object!),
            said.Verbs.Where(v => v.Object is not null).Select(v => v.Object!),
            inherited is null ? [] : [inherited],
            said.SoftHints.Where(h => Fits(h, statuses, words)).Select(h => h == Slots.Inspection && said.Kinds ? Slots.Target : h),
        ];
        return evidence.Select(Reduced).FirstOrDefault(found => found.Count > 0) ?? [.. Guess(said, statuses, words)];
    }

    /// <summary>True where 培训 and the like name a domain, because something else is asked about.</summary>
    public static bool NamesDomain(Said said) =>
        said.Nouns.Any(n => n != Slots.Training) || said.Verbs.Any(v => v.Object is not (null or Slots.Training)) || said.PenaltyCounted;

    private static bool Fits(string thing, IReadOnlyList<string?> statuses, QuestionWords words) =>
        statuses.All(s => s is null) || (thing != Slots.Inspection && statuses.All(s => s is null or StatusChoice.Due || words.Fits[thing].ContainsKey(s)));

    private static IEnumerable<string> Guess(Said said, IReadOnlyList<string?> statuses, QuestionWords words)
    {
        if (statuses is [{ } first, ..])
        {
            return statuses.OfType<string>().SelectMany(s => words.Guesses.GetValueOrDefault(s == "due" ? Slots.DueSoon : s, [])).Distinct();
        }

        return said.HasSlots ? words.Guesses["none"] : [];
    }

    /// <summary>Of what stands together the one that the others only describe.</summary>
    private static IReadOnlyList<string> Reduced(IEnumerable<string> found)
    {
        var set = found.Distinct().ToList();
        foreach (string whole in new[] { Slots.Document, Slots.Seizure })
        {
            if (set.Contains(whole))
            {
                return [whole];
            }
        }

        if (set.Contains(Slots.Complaint))
        {
            set.Remove(Slots.Finding);
            set.Remove(Slots.Patrol);
        }

        if (set.Any(o => !Light.Contains(o)))
        {
            set.RemoveAll(o => o is Slots.Inspection or Slots.Target || (o == Slots.Patrol && !set.Contains(Slots.Finding)));
        }
        else if (set.Count > 1)
        {
            set.Remove(Slots.Target);
        }

        return set;
    }
}
