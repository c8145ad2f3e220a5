using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Questionnaires;

namespace ChatAssist.Inspections;

/// <summary>Where a person stands in a walk.</summary>
/// <param name="Asked">The item last shown: a bare answer belongs to it, whatever a colleague answered meanwhile.</param>
/// <param name="Ask">What is asked about it.</param>
/// <param name="Said">Words that wait for a verdict.</param>
/// <param name="Seen">The version of the item's answer when it was shown; a newer one is a colleague's.</param>
/// <param name="Photographed">The item that the last message was a photo of, or null.</param>
/// <param name="ShownAt">When this was decided: a photo sent before that belongs with the one before it.</param>
/// <param name="Photos">Ids of the evidence that came since the last words: the next words may say what it shows.</param>
/// <param name="PhotosLater">True once a photo was put off: what is not answered comes first from then on.</param>
/// <param name="Told">Items whose answer by a colleague was just told: from now on an answer to them changes it.</param>
public sealed record WalkState(
    string Inspection,
    ItemKey? Asked,
    WalkAsk Ask = WalkAsk.Answer,
    string Said = "",
    long Seen = 0,
    ItemKey? Photographed = null,
    DateTimeOffset ShownAt = default,
    IReadOnlyList<string>? Photos = null,
    bool PhotosLater = false,
    IReadOnlyList<ItemKey>? Told = null);

public enum WalkAsk
{
    Answer,

    /// <summary>A photo for the item.</summary>
    Photo,

    /// <summary>Why no photo could be taken.</summary>
    NoPhotoReason,

    /// <summary>Whether words without a verdict mean a failure.</summary>
    Verdict,

    /// <summary>Which half of the day was meant; <see cref="WalkState.Said"/> holds the hour as it was said.</summary>
    HalfOfDay,
    CancelReason,

    /// <summary>Which item a photo belongs to; <see cref="WalkState.Said"/> holds the evidence's ids, a line each.</summary>
    WhichItem,

    /// <summary>Everything is answered; the summary is shown.</summary>
    HandIn,

    /// <summary>A photo of what was corrected on the spot; <see cref="WalkState.Said"/> holds the numbers of the items to come.</summary>
    Corrected,

    /// <summary>What the other party has to say.</summary>
    Statement,

    /// <summary>The other party's signature.</summary>
    Signature,

    /// <summary>Why it was refused, and who witnessed it.</summary>
    Refusal,

    /// <summary>Who witnessed the refusal; <see cref="WalkState.Said"/> holds its reason.</summary>
    Witness,
}

/// <summary>What a walk shows of its items: as cards, whose buttons name the item and the answer.</summary>
public static class WalkCards
{
    public static string Key(string inspection, ItemKey item, string what) => $"walk/{inspection}/{item.Checklist}/{item.Item}/{what}";

    /// <summary>The question of one item, or the photo that it lacks.</summary>
    public static Reply Ask(TurnContext c, string inspection, Walk walk, WalkItem item)
    {
        Question q = item.Question;
        if (item.LacksPhoto)
        {
            string why = item.Judgement.Fails ? c.Say(WalkTexts.PhotoWhyFailed) : c.Say(WalkTexts.PhotoWhyAlways);
            return c.Ask(
                c.Say(WalkTexts.AskPhoto, item.Number, q.Name, why), "",
                new Choice(Key(inspection, item.Key, "no-photo"), c.Say(WalkTexts.NoPhoto), Weight.Less));
        }

        string title = c.Say(WalkTexts.ItemTitle, item.Number, walk.Items.Count, q.Name);
        string hint = q.Type switch
        {
            QuestionType.Number => c.Say(WalkTexts.AskNumber, q.Unit ?? ""),
            QuestionType.Money => c.Say(WalkTexts.AskMoney),
            QuestionType.Time => c.Say(WalkTexts.AskTime),
            QuestionType.Date => c.Say(WalkTexts.AskDate),
            QuestionType.Choices => c.Say(WalkTexts.AskChoices),
            QuestionType.Text => c.Say(WalkTexts.AskText),
            QuestionType.Photo or QuestionType.Video or QuestionType.Voice or QuestionType.File or QuestionType.Location
                or QuestionType.Signature => c.Say(WalkTexts.AskMedia),
            _ => "",
        };
        var choices = q.Type switch
        {
            QuestionType.Check => new List<Choice>
            {
                new(Key(inspection, item.Key, "pass"), c.Say(WalkTexts.Pass)),
                new(Key(inspection, item.Key, "fail"), c.Say(WalkTexts.Fail)),
                new(Key(inspection, item.Key, "na"), c.Say(WalkTexts.NotApplicable), Weight.Less),
            },
            QuestionType.Choice => [.. q.Options.Select(o => new Choice(Key(inspection, item.Key, "=" + o.Id), o.Name))],
            _ => [],
        };
        if (choices.Count > 0 && q.Help is not null)
        {
            choices.Add(new(Key(inspection, item.Key, "help"), c.Say(WalkTexts.Help), Weight.Less));
        }

        if (q.Type == QuestionType.Choices)
        {
            // Several may be chosen, so a number alone is read as an option, not pressed as a button.
            string options = string.Join('\n', q.Options.Select((o, i) => $"{i + 1} {o.Name}"));
            return c.Reply($"{title}\n{q.Ask}\n{options}\n{hint}");
        }

        return choices.Count == 0
            ? c.Reply(hint.Length == 0 ? $"{title}\n{q.Ask}" : $"{title}\n{q.Ask}\n{hint}")
            : c.Ask(title, q.Ask, choices);
    }

    /// <summary>An answer in words: 合格, 不合格：没有警示标志, 45分钟.</summary>
    public static string Say(TurnContext c, WalkItem item, Answer answer)
    {
        string verdict = answer.Kind switch
        {
            AnswerKind.Pass => c.Say(WalkTexts.Pass),
            AnswerKind.Fail => c.Say(WalkTexts.Fail),
            AnswerKind.NotApplicable => c.Say(WalkTexts.NotApplicable),
            AnswerKind.Skipped => c.Say(WalkTexts.Skipped),
            _ when item.Question.Options.Count > 0 => string.Join(
                '、', (answer.Value ?? "").Split(',').Select(id => item.Question.Options.FirstOrDefault(o => o.Id == id)?.Name ?? id)),
            _ when item.Question.Type == QuestionType.Time => ClockOf(c, answer.Value ?? ""),
            _ => answer.Value + item.Question.Unit,
        };
        return answer.Words.Length == 0 ? verdict : c.Say(WalkTexts.AnswerWithWords, verdict, answer.Words);
    }

    /// <summary>25:30 is half past one of the next day.</summary>
    private static string ClockOf(TurnContext c, string value) =>
        value.Length == 5 && int.Parse(value[..2]) is >= 24 and var hour
            ? c.Say(WalkTexts.NextDay, $"{hour - 24:00}{value[2..]}")
            : value;

    /// <summary>The summary before handing in, with the choice to do so.</summary>
    public static Reply Summary(TurnContext c, InspectionRecord record)
    {
        Walk walk = record.Walk;
        int Count(AnswerKind kind) => walk.Shown.Count(i => i.Answer?.Kind == kind);
        var failures = walk.Failures.ToList();
        int passed = walk.Shown.Count(i => i.Settled && i.Answer!.Kind != AnswerKind.NotApplicable && !i.Judgement.Fails);
        var lines = new List<string>
        {
            c.Say(WalkTexts.Summary, walk.Shown.Count(), passed, failures.Count, Count(AnswerKind.NotApplicable)),
        };
        lines.AddRange(failures.Select(f => c.Say(
            WalkTexts.SummaryFinding, f.Number, f.Question.Name, f.Judgement.Finding, Say(c, f.Judgement.Severity), Photos(c, f),
            ItemMeasure.Of(record, f, c.Library.Rules, c.Today).Say(c.Library.Texts, c.Today))));
        lines.Add(failures.Count == 0 ? c.Say(WalkTexts.SummaryClean) : c.Say(FindingTexts.HowToOrder, failures[0].Number));

        return c.Ask(
            c.Say(WalkTexts.SummaryTitle, record.Row.Number, record.Row.TargetName),
            string.Join('\n', lines),
            new Choice($"walk/{record.Row.Number}/submit", c.Say(WalkTexts.Submit), Weight.Main),
            new Choice($"walk/{record.Row.Number}/not-yet", c.Say(WalkTexts.NotYet)));
    }

    /// <summary>照片2张; of one that could not be taken, that there is none.</summary>
    public static string Photos(TurnContext c, WalkItem item) =>
        item is { Photos: 0, Waivers: > 0 } ? c.Say(WalkTexts.NoPhotoGiven) : c.Say(WalkTexts.PhotoCount, item.Photos);

    public static string Say(TurnContext c, Severity severity) =>
        c.Say(severity == Severity.Major ? WalkTexts.Major : WalkTexts.General);

    /// <summary>▓▓▓░░ 3/5: ten steps.</summary>
    public static string Bar(TurnContext c, int done, int total)
    {
        int full = total == 0 ? 10 : done * 10 / total;
        return string.Concat(Enumerable.Repeat(c.Say(WalkTexts.BarDone), full))
            + string.Concat(Enumerable.Repeat(c.Say(WalkTexts.BarOpen), 10 - full));
    }
}
