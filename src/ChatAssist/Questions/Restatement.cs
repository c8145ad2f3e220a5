using ChatAssist.Content;
using ChatAssist.Texts;

namespace ChatAssist.Questions;

/// <summary>
/// Says how a question was understood, in one short line that is understood as the same question again:
/// 西坡村 本周 整改中的问题 数量.
/// </summary>
public static class Restatement
{
    public static string Of(Question question, Library library, DateOnly today)
    {
        TextBook texts = library.Texts;
        string measure = Measure(question, texts);
        if (question.Record is { } record)
        {
            return texts[QuestionTexts.Record, record, measure];
        }

        var parts = new List<string?>
        {
            question.Place is { } place ? library.Register.Targets.GetValueOrDefault(place)?.Name ?? place : null,
            question.Person is { } person ? library.Register.NameOf(person) : null,
            PeriodSaying.Of(question.From, question.To, today, texts),
            Word("source", question.Source, texts),
            Word("domain", question.Domain, texts),
            Thing(question, texts),
            Word("group", question.GroupBy, texts),
            measure,
        };
        return string.Join(' ', parts.Where(p => !string.IsNullOrEmpty(p)));
    }

    private static string Thing(Question q, TextBook texts)
    {
        if (q.Paper is { } paper && Documents.DocumentKinds.Find(paper) is { } kind)
        {
            return texts[Documents.DocumentTexts.Name(kind)];
        }

        string thing = Word("clue", q.Clue, texts) ?? Word("severity", q.Severity, texts) ?? Word("object", q.Object, texts) ?? "";
        return q.Status is null
            ? thing
            : texts[QuestionTexts.StatusOf, Word("status", $"{q.Status}-{q.Object}", texts) ?? Word("status", q.Status, texts), thing];
    }

    private static string Measure(Question q, TextBook texts) =>
        (q.Measure == Slots.Rate ? (q.OnTime ? Word("rate-on-time", q.Object, texts) : null) ?? Word("rate", q.Object, texts) : null) ?? Word("measure", q.Measure, texts) ?? "";

    private static string? Word(string slot, string? value, TextBook texts) =>
        value is not null && QuestionTexts.Of(slot, value) is { } key ? texts[key] : null;
}
