namespace ChatAssist.Questionnaires;

/// <summary>Which item of which checklist.</summary>
public readonly record struct ItemKey(string Checklist, string Item);

/// <summary>One item of a walk.</summary>
/// <param name="Number">1-based over all checklists of the visit; stable, hidden items keep theirs.</param>
/// <param name="Answer">The latest answer, or null.</param>
/// <param name="Evidence">How many pieces of evidence it has; a waiver with its reason counts as one.</param>
/// <param name="Waivers">How many of these are waivers.</param>
/// <param name="Shown">False where its <c>show</c> rule hides it.</param>
public sealed record WalkItem(int Number, Questionnaire List, Question Question, Answer? Answer, int Evidence, int Waivers, bool Shown)
{
    public ItemKey Key => new(List.Id, Question.Id);

    public int Photos => Evidence - Waivers;

    public bool Settled => Answer is { Settles: true };

    public Judgement Judgement => Answer is null ? Judgement.Fine : Judgement.Of(Question, Answer);

    /// <summary>True where the answer stands but the photo that it needs is not there (C-04).</summary>
    public bool LacksPhoto =>
        Shown && Settled && Evidence == 0 && Answer!.Kind != AnswerKind.NotApplicable
        && (Question.Photo == PhotoRule.Always || (Question.Photo == PhotoRule.OnFailure && Judgement.Fails));
}

/// <summary>
/// Where a walk stands, derived from nothing but the questionnaires and the answers: there is no other position that
/// could disagree with them, and two people can walk the same one.
/// </summary>
public sealed class Walk
{
    public Walk(
        IReadOnlyList<Questionnaire> lists,
        IReadOnlyDictionary<ItemKey, Answer> answers,
        IReadOnlyDictionary<ItemKey, int> evidence,
        IReadOnlyDictionary<ItemKey, int>? waivers = null)
    {
        var items = new List<WalkItem>();
        foreach (Questionnaire list in lists)
        {
            var hidden = new HashSet<string>();
            foreach (Question q in list.Items)
            {
                var key = new ItemKey(list.Id, q.Id);
                bool shown = q.Show is not { } rule
                    || (!hidden.Contains(rule.Item) && Matches(rule, answers.GetValueOrDefault(new ItemKey(list.Id, rule.Item))));
                if (!shown)
                {
                    hidden.Add(q.Id);
                }

                items.Add(new WalkItem(
                    items.Count + 1, list, q, answers.GetValueOrDefault(key), evidence.GetValueOrDefault(key), waivers?.GetValueOrDefault(key) ?? 0, shown));
            }
        }

        (Lists, Items) = (lists, items);
    }

    public IReadOnlyList<Questionnaire> Lists { get; }

    public IReadOnlyList<WalkItem> Items { get; }

    /// <summary>The same walk with these answers given as well; an answer can show or hide later items.</summary>
    /// <param name="evidence">The item that has one more piece of evidence, if any.</param>
    /// <param name="waived">True where that is a waiver.</param>
    public Walk With(IEnumerable<(WalkItem Item, Answer Answer)> given, ItemKey? evidence = null, bool waived = false)
    {
        var answers = Items.Where(i => i.Answer is not null).ToDictionary(i => i.Key, i => i.Answer!);
        foreach (var (item, answer) in given)
        {
            answers[item.Key] = answer;
        }

        return new Walk(
            Lists, answers,
            Items.ToDictionary(i => i.Key, i => i.Evidence + (i.Key == evidence ? 1 : 0)),
            Items.ToDictionary(i => i.Key, i => i.Waivers + (waived && i.Key == evidence ? 1 : 0)));
    }

    public IEnumerable<WalkItem> Shown => Items.Where(i => i.Shown);

    /// <summary>Shown and not settled, in order: what is still to be asked.</summary>
    public IEnumerable<WalkItem> Unsettled => Shown.Where(i => !i.Settled && !(i.Question.Optional && i.Answer is not null));

    /// <summary>What to ask next: a photo that is lacking, then the first unanswered item, then the ones passed over.</summary>
    public WalkItem? Next =>
        Items.FirstOrDefault(i => i.LacksPhoto)
        ?? Shown.FirstOrDefault(i => i.Answer is null)
        ?? Unsettled.FirstOrDefault();

    /// <summary>The same for who puts the photos off: everything unanswered first.</summary>
    public WalkItem? NextBeforePhotos =>
        Shown.FirstOrDefault(i => i.Answer is null) ?? Items.FirstOrDefault(i => i.LacksPhoto) ?? Unsettled.FirstOrDefault();

    /// <summary>What keeps the walk from being handed in: a photo that is lacking, or an item that is not optional.</summary>
    public WalkItem? Blocking => Items.FirstOrDefault(i => i.LacksPhoto) ?? Unsettled.FirstOrDefault(i => !i.Question.Optional);

    public WalkItem? Find(ItemKey key) => Items.FirstOrDefault(i => i.Key == key);

    public WalkItem? Find(int number) => number >= 1 && number <= Items.Count ? Items[number - 1] : null;

    /// <summary>The answers that are findings, in order.</summary>
    public IEnumerable<WalkItem> Failures => Shown.Where(i => i.Judgement.Fails);

    private static bool Matches(ShowRule rule, Answer? answer) =>
        answer is { Settles: true } && answer.Kind switch
        {
            AnswerKind.Pass => rule.Is.Contains("pass"),
            AnswerKind.Fail => rule.Is.Contains("fail"),
            AnswerKind.NotApplicable => rule.Is.Contains("na"),
            _ => (answer.Value ?? "").Split(',').Any(rule.Is.Contains),
        };
}
