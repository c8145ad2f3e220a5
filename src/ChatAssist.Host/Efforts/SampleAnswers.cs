using System.Globalization;
using ChatAssist.Content;
using ChatAssist.Host.Transcripts;
using ChatAssist.Inspections;
using ChatAssist.Questionnaires;

namespace ChatAssist.Host.Efforts;

/// <summary>What a person sends to pass one item, or to fail it; the photos that it then needs are not part of it.</summary>
public sealed class SampleAnswers(Library library)
{
    private const string AnyNumber = "5";

    /// <summary>An answer that is no finding; where every option is one, that the item does not apply.</summary>
    public string Passing(Question question) => question.Type switch
    {
        QuestionType.Check => library.Texts[WalkTexts.Pass],
        QuestionType.Choice or QuestionType.Choices => Option(question, fails: false) ?? library.Texts[WalkTexts.NotApplicable],
        QuestionType.Number or QuestionType.Money => question.Limit?.Max ?? question.Limit?.Min ?? AnyNumber,
        QuestionType.Time => question.Limit?.Max ?? question.Limit?.Min ?? "16:00",
        QuestionType.Date => question.Limit?.Max ?? question.Limit?.Min ?? "2026-03-01",
        QuestionType.Text => question.Name,
        QuestionType.Video => Bracketed.Video,
        QuestionType.Voice => Bracketed.Voice,
        QuestionType.File => Bracketed.File,
        QuestionType.Location => Bracketed.Place(36.3101, 113.0502),
        _ => Bracketed.Photo,
    };

    /// <summary>An answer that is a finding; null where the item can have none.</summary>
    public string? Failing(Question question) => question switch
    {
        { Type: QuestionType.Check } => $"{library.Texts[WalkTexts.Fail]} {question.Finding}".TrimEnd(),
        { Options.Count: > 0 } => Option(question, fails: true),
        { Limit: { Max: { } max } } => Beyond(question.Type, max, 1),
        { Limit: { Min: { } min } } => Beyond(question.Type, min, -1),
        _ => null,
    };

    /// <summary>Options by their number, as they are shown.</summary>
    private static string? Option(Question question, bool fails)
    {
        int at = question.Options.ToList().FindIndex(o => o.Fails == fails);
        return at < 0 ? null : (at + 1).ToString(CultureInfo.InvariantCulture);
    }

    private static string Beyond(QuestionType type, string bound, int by) => type switch
    {
        QuestionType.Time => TimeOnly.Parse(bound, CultureInfo.InvariantCulture).AddMinutes(by).ToString("HH:mm", CultureInfo.InvariantCulture),
        QuestionType.Date => DateOnly.Parse(bound, CultureInfo.InvariantCulture).AddDays(by).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => (decimal.Parse(bound, CultureInfo.InvariantCulture) + by).ToString(CultureInfo.InvariantCulture),
    };
}
