using System.Globalization;

namespace ChatAssist.Questions;

/// <summary>A question in one line of text, for a button's key and for the position in which the next one is understood.</summary>
internal static class QuestionKey
{
    public static string Of(Question question) => string.Join(';', QuestionJson.Slotted(question)
        .Where(s => s.Value is not null).Select(s => $"{s.Key}={Uri.EscapeDataString(s.Value!)}"));

    /// <summary>The question, or null where the text is no such line.</summary>
    public static Question? Read(string key)
    {
        var slots = new Dictionary<string, string>();
        foreach (string part in key.Split(';'))
        {
            int at = part.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || !slots.TryAdd(part[..at], Uri.UnescapeDataString(part[(at + 1)..])))
            {
                return null;
            }
        }

        string? One(string slot, IReadOnlyList<string> of) => slots.GetValueOrDefault(slot) is { } v && of.Contains(v) ? v : null;
        var question = new Question
        {
            Object = One("object", Slots.Objects),
            Measure = One("measure", Slots.Measures),
            Person = slots.GetValueOrDefault("person"),
            Place = slots.GetValueOrDefault("place"),
            Domain = One("domain", Questionnaires.QuestionnaireReader.Domains),
            Status = One("status", Slots.Statuses),
            Severity = One("severity", Slots.Severities),
            Source = One("source", Slots.Sources),
            Clue = One("clue", Slots.Clues),
            From = Day(slots, "from"),
            To = Day(slots, "to"),
            GroupBy = One("groupBy", Slots.Groups),
            Record = slots.GetValueOrDefault("record"),
        };
        return question is { Object: not null, Measure: not null } ? question : null;
    }

    private static DateOnly? Day(Dictionary<string, string> slots, string key) =>
        DateOnly.TryParseExact(slots.GetValueOrDefault(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : null;
}
