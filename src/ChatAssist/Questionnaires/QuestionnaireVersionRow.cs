namespace ChatAssist.Questionnaires;

/// <summary>A questionnaire as it was when it was first used, kept as long as an inspection refers to it.</summary>
public sealed class QuestionnaireVersionRow
{
    public required string Id { get; set; }
    public required string Version { get; set; }
    public required string Yaml { get; set; }
    public DateTimeOffset LoadedAt { get; set; }
}
