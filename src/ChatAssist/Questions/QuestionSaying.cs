using ChatAssist.Content;
using ChatAssist.Texts;

namespace ChatAssist.Questions;

/// <summary>What is said in the chat of how a text was understood; the first line of an answer, or all there is to say.</summary>
public static class QuestionSaying
{
    public static string Of(Understanding understanding, Library library, DateOnly today)
    {
        TextBook texts = library.Texts;
        return understanding switch
        {
            Understanding.Understood u => texts[QuestionTexts.Restated, Restatement.Of(u.Question, library, today)],
            Understanding.Ambiguous a => texts[QuestionTexts.Ask] + "\n" + Numbered(a.Choices.Select(c => c.Label)),
            Understanding.Declined d => Reason(d.Reason, texts),
            Understanding.NotUnderstood n => Not(n, texts) + "\n" + texts[QuestionTexts.Try, Numbered(n.Suggestions)],
            _ => throw new InvalidOperationException(understanding.GetType().Name),
        };
    }

    public static string Reason(DeclineReason reason, TextBook texts) =>
        texts[reason == DeclineReason.Penalties ? QuestionTexts.DeclinedPenalties : QuestionTexts.DeclinedReporter];

    private static string Not(Understanding.NotUnderstood n, TextBook texts) =>
        n.TooLong ? texts[QuestionTexts.TooLong, AskedText.Longest]
        : n.Chat ? texts[QuestionTexts.Chat]
        : n.Quoted.Count == 0 ? texts[QuestionTexts.NotUnderstood]
        : texts[QuestionTexts.NotUnderstoodWords, string.Join('、', n.Quoted.Select(Short))];

    private static string Short(string words) => Desk.Text.Shorten(words, 20);

    private static string Numbered(IEnumerable<string> lines) => string.Join('\n', lines.Select((l, i) => $"{i + 1}. {l}"));
}
