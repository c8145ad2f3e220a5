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
    public static Understanding Understand(string text, Person asker, DateTimeOffset now, Library library, Question? before = null)
    {
        if (text.Length > AskedText.Longest)
        {
            return new Understanding.NotUnderstood([], Suggestions.Any(library.Questions)) { TooLong = true };
        }

        AskedText asked = AskedText.Of(text);
        if (asked.Key.Length == 0)
        {
            return new Understanding.NotUnderstood([], Suggestions.Any(library.Questions));
        }

        Lexicon lexicon = Lexicon.Of(library);
        DateOnly today = library.Rules.DayOf(now);
        var pieces = Segmentation.Of(asked.Key, lexicon, today);
        Said said = new Composition(asked, [.. pieces.Where(p => p.Length > 0)], lexicon, library.Register, asker, before).Compose();
        if (Declining.Of(said, asked, lexicon.Words) is { } reason)
        {
            return new Understanding.Declined(reason);
        }

        var questions = new Interpretation(said, lexicon.Words, library.Register, today, before).Questions();
        if (said.Unexplained.Count > 0 || questions.Count == 0)
        {
            return new Understanding.NotUnderstood(
                said.Unexplained,
                Suggestions.For(asked.Key, questions.Select(q => Restatement.Of(q, library, today)), lexicon.Words));
        }

        return questions.Count == 1
            ? new Understanding.Understood(questions[0])
            : new Understanding.Ambiguous([.. questions.Take(Interpretation.MostChoices).Select(q => new QuestionChoice(Restatement.Of(q, library, today), q))]);
    }
}
