using System.Globalization;

namespace ChatAssist.Questionnaires.Tables;

/// <summary>Takes a checklist apart into fields. What would be the same if it were left out is left out.</summary>
public static class DraftMaking
{
    public static ListDraft Of(Questionnaire list) => new(
        Row(
            ListPart.List,
            ("id", list.Id), ("name", list.Name), ("kind", Name(list.Kind)), ("domain", list.Domain), ("source", list.Source),
            ("suits", Join(list.Suits))),
        [.. list.Items.Select(q => new DraftItem(Of(q), [.. q.Options.Select(Of)]))]);

    private static DraftRow Of(Question q) => Row(
        ListPart.Items,
        ("id", q.Id), ("group", q.Group), ("name", q.Name), ("ask", q.Ask), ("finding", q.Finding), ("help", q.Help),
        ("source", q.Source),
        ("type", q.Type == QuestionType.Check ? null : QuestionReader.NameOf(q.Type)),
        ("unit", q.Unit),
        ("limit.min", q.Limit?.Min), ("limit.max", q.Limit?.Max), ("limit.rule", q.Limit?.Rule),
        ("severity", q.Severity == Severity.General ? null : Name(QuestionReader.Severities, q.Severity)),
        ("basis", q.Basis),
        ("measure", q.CanFail && (q.Options.Count == 0 || q.Measure != Measure.InTime) ? Name(QuestionReader.Measures, q.Measure) : null),
        ("days", q.Days?.ToString(CultureInfo.InvariantCulture)),
        ("photo", q.Photo == (q.CanFail ? PhotoRule.OnFailure : PhotoRule.Never) ? null : Name(QuestionReader.Photos, q.Photo)),
        ("show.item", q.Show?.Item), ("show.is", q.Show is null ? null : Join(q.Show.Is)),
        ("optional", q.Optional ? "true" : null));

    private static DraftRow Of(Option o) => Row(
        ListPart.Options,
        ("id", o.Id), ("name", o.Name), ("fails", o.Fails ? "true" : null),
        ("severity", o.Severity is { } severity ? Name(QuestionReader.Severities, severity) : null),
        ("finding", o.Finding),
        ("measure", o.Measure is { } measure ? Name(QuestionReader.Measures, measure) : null));

    private static DraftRow Row(ListPart part, params (string Field, string? Value)[] fields) =>
        new(part, 0, fields.Where(f => !string.IsNullOrEmpty(f.Value)).ToDictionary(f => f.Field, f => f.Value!));

    private static string Join(IEnumerable<string> values) => string.Join(DraftRow.Comma, values);

    private static string Name(QuestionnaireKind kind) => Name(QuestionnaireReader.Kinds, kind);

    private static string Name<T>(IReadOnlyDictionary<string, T> names, T value)
        where T : struct => names.First(n => n.Value.Equals(value)).Key;
}
