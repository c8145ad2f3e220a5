using ChatAssist.Content;
using ChatAssist.People;

namespace ChatAssist.Questions;

/// <summary>
/// Understands what people ask in plain Chinese: a grammar over the words of dialogs/questions/, the names of the
/// register and the calendar. No model, no network; the same text always means the same. A word that is not understood is
/// never passed over, so that there is no confident wrong answer.
/// </summary>
public static class QuestionGrammar
{
    /// <param name="before">The question understood before this one in the same talk, for 那西坡村呢; or null.</param>
    public static Understanding Understand(string text, Person asker, DateTimeOffset now, Library library, Question? before = null) =>
        Read(text, asker, now, library, before).Meaning;

    /// <inheritdoc cref="Understand"/>
    /// <summary>The same with whether it is a question at all, for a talk in which other things are said too.</summary>
    public static Reading Read(string text, Person asker, DateTimeOffset now, Library library, Question? before = null)
    {
        if (text.Length > AskedText.Longest)
        {
            return new(new Understanding.NotUnderstood([], Suggestions.Any(library.Questions)) { TooLong = true }, false, false);
        }

        AskedText asked = AskedText.Of(text);
        if (asked.Key.Length == 0)
        {
            return new(new Understanding.NotUnderstood([], Suggestions.Any(library.Questions)), false, false);
        }

        Lexicon lexicon = Lexicon.Of(library);
        DateOnly today = library.Rules.DayOf(now);
        var pieces = Segmentation.Of(asked.Key, lexicon, today);
        Said said = new Composition(asked, [.. pieces.Where(p => p.Length > 0)], lexicon, library.Register, asker, before).Compose();
        bool asks = said.Asks;
        bool plainly = asks && PlainlyAsks(asked, pieces, lexicon.Words);
        return new(Decide(said, asked, lexicon, library, today, before), asks, plainly);
    }

    /// <summary>False where <see cref="Reading.Plainly"/> cannot come out, at a hundredth of what reading costs.</summary>
    public static bool MayAskPlainly(string text, Library library) =>
        text.Length <= AskedText.Longest && Lexicon.Of(library).MayAskPlainly(AskedText.Of(text));

    /// <summary>Ends or speaks as nothing but a question does: 几个? at the end, 多少, 哪些, 了没.</summary>
    private static bool PlainlyAsks(AskedText asked, IReadOnlyList<Piece> pieces, QuestionWords words) =>
        words.Lists["plainly"].Any(w => asked.Key.Contains(w, StringComparison.Ordinal))
        || pieces.LastOrDefault(p => p is { Length: > 0 } and not { Kind: WordKind.Filler or WordKind.Le or WordKind.Classifier })
            is { Kind: WordKind.Whether or WordKind.Not or WordKind.FollowEnd } or { Kind: WordKind.Measure, Value: Slots.Count or Slots.Trend or Slots.Rate }
        || (pieces.LastOrDefault(p => p.Length > 0) is { Kind: WordKind.Noun }
            && pieces.Any(p => p is { Kind: WordKind.Measure, Value: Slots.Count })
            && pieces.Any(p => p.Kind is WordKind.Name or WordKind.Period or WordKind.OwnVillage or WordKind.Self));

    private static Understanding Decide(Said said, AskedText asked, Lexicon lexicon, Library library, DateOnly today, Question? before)
    {
        if (Declining.Of(said, asked, lexicon.Words) is { } reason)
        {
            return new Understanding.Declined(reason);
        }

        var questions = new Interpretation(said, lexicon.Words, library.Register, today, before).Questions();
        if (said.Unexplained.Count > 0 || said.Tells || questions.Count == 0)
        {
            // Of chat the part that is understood (今天 of 今天天气不错) is nothing to suggest.
            bool chat = !said.HasObject && said.Statuses.Count + said.Records.Count + said.Domains.Count == 0 && said.Measures.All(m => m == Slots.Progress);
            return new Understanding.NotUnderstood(
                said.Unexplained,
                Suggestions.For(asked.Key, chat ? [] : questions.Select(q => Restatement.Of(q, library, today)), lexicon.Words))
            {
                Chat = chat && said.Places.Count + said.People.Count == 0,
            };
        }

        return questions.Count == 1
            ? new Understanding.Understood(questions[0])
            : new Understanding.Ambiguous([.. questions.Take(Interpretation.MostChoices).Select(q => new QuestionChoice(Restatement.Of(q, library, today), q))]);
    }
}

/// <summary>What became of a text that may be a question.</summary>
/// <param name="Asks">Something in it asks, besides naming things: without that it may be an order or a report.</param>
/// <param name="Plainly">So plainly that it is a question whoever else listens.</param>
public readonly record struct Reading(Understanding Meaning, bool Asks, bool Plainly);
