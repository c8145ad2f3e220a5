using ChatAssist.Questionnaires;

namespace ChatAssist.Host.Efforts;

/// <summary>Which items a visit comes to where all is well, and which two of them are made to fail.</summary>
public static class EffortPlan
{
    public const int Failures = 2;

    /// <summary>Items spread over the visit that need a photo then; checks before values, since a check is what mostly fails.</summary>
    public static IReadOnlyList<Question> Failing(Questionnaire list)
    {
        var path = Path(list).Where(q => q.Photo != PhotoRule.Never).ToList();
        var able = path.Where(q => q.Type == QuestionType.Check).ToList();
        able = able.Count >= Failures ? able : [.. path.Where(q => q.CanFail)];
        return able.Count < Failures ? able : [able[able.Count / 3], able[able.Count * 2 / 3]];
    }

    private static List<Question> Path(Questionnaire list)
    {
        var answers = new Dictionary<ItemKey, Answer>();
        var path = new List<Question>();
        var photos = list.Items.ToDictionary(q => new ItemKey(list.Id, q.Id), _ => 1);
        while (new Walk([list], answers, photos).Next is { } item)
        {
            answers[item.Key] = item.Question switch
            {
                { Type: QuestionType.Check } => Answer.Pass,
                { Options.Count: > 0 } q when q.Options.FirstOrDefault(o => !o.Fails) is { } fine => new Answer(AnswerKind.Value, fine.Id),
                { Options.Count: > 0 } => Answer.NotApplicable,
                { Limit: { } limit } => new Answer(AnswerKind.Value, limit.Max ?? limit.Min),
                _ => new Answer(AnswerKind.Value, "0"),
            };
            path.Add(item.Question);
        }

        return path;
    }
}
