namespace ChatAssist.Questionnaires;

public enum AnswerKind
{
    Pass,
    Fail,
    NotApplicable,

    /// <summary>A value of the question's type, in <see cref="Answer.Value"/>.</summary>
    Value,

    /// <summary>Passed over for now; asked again before the walk is handed in.</summary>
    Skipped,
}

/// <summary>One answer.</summary>
/// <param name="Value">
/// Canonical and culture-free: a decimal number, HH:mm, yyyy-MM-dd, option ids joined by commas, or the text itself.
/// Null for pass, fail and not applicable.
/// </param>
/// <param name="Words">What the person added in own words, or "".</param>
public sealed record Answer(AnswerKind Kind, string? Value = null, string Words = "")
{
    public static readonly Answer Pass = new(AnswerKind.Pass);
    public static readonly Answer NotApplicable = new(AnswerKind.NotApplicable);
    public static readonly Answer Skipped = new(AnswerKind.Skipped);

    public static Answer Fail(string words = "") => new(AnswerKind.Fail, null, words);

    /// <summary>True where nothing more needs to be asked for the item (a skipped one is still open).</summary>
    public bool Settles => Kind != AnswerKind.Skipped;
}

/// <summary>What an answer means: fine, or a finding with its severity, words and proposed measure.</summary>
public sealed record Judgement(bool Fails, Severity Severity, string Finding, Measure Measure)
{
    public static readonly Judgement Fine = new(false, Severity.General, "", Measure.InTime);

    /// <summary>A value outside its limit and an option marked so are findings by themselves (C-03).</summary>
    public static Judgement Of(Question question, Answer answer)
    {
        switch (answer.Kind)
        {
            case AnswerKind.Fail:
                return new(true, question.Severity, Words(question, answer, question.Finding), question.Measure);
            case AnswerKind.Value when question.Options.Count > 0:
                var chosen = (answer.Value ?? "").Split(',');
                var bad = question.Options.Where(o => o.Fails && chosen.Contains(o.Id)).ToList();
                return bad.Count == 0
                    ? Fine
                    : new(
                        true,
                        bad.Max(o => o.Severity ?? question.Severity),
                        Words(question, answer, string.Join("；", bad.Select(o => o.Finding ?? o.Name))),
                        bad.OrderByDescending(o => o.Severity ?? question.Severity).First().Measure ?? question.Measure);
            case AnswerKind.Value when question.Limit is { } limit && !Within(question.Type, answer.Value!, limit):
                return new(true, question.Severity, Words(question, answer, question.Finding ?? limit.Rule), question.Measure);
            default:
                return Fine;
        }
    }

    /// <summary>Compares canonical values: numbers as numbers; times and dates order as text.</summary>
    public static bool Within(QuestionType type, string value, Limit limit) =>
        Compare(type, value, limit.Min) >= 0 && Compare(type, value, limit.Max, whereOpen: -1) <= 0;

    private static int Compare(QuestionType type, string value, string? bound, int whereOpen = 1) =>
        bound is null
            ? whereOpen
            : type is QuestionType.Number or QuestionType.Money
                ? decimal.Parse(value).CompareTo(decimal.Parse(bound))
                : string.CompareOrdinal(value, bound);

    private static string Words(Question question, Answer answer, string? fallback) =>
        answer.Words.Length > 0 ? answer.Words : fallback ?? question.Name;
}
