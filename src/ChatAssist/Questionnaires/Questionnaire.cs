namespace ChatAssist.Questionnaires;

public enum QuestionnaireKind
{
    /// <summary>Walked in an inspection; what fails becomes a finding.</summary>
    Checklist,

    /// <summary>A quick round of a street, village or river.</summary>
    Patrol,

    /// <summary>The questions of a procedure.</summary>
    Form,
}

public enum QuestionType
{
    Check,
    Number,
    Money,
    Time,
    Date,
    Choice,
    Choices,
    Text,
    Photo,
    Video,
    Voice,
    File,
    Location,
    Signature,
}

public enum PhotoRule
{
    Never,
    OnFailure,
    Always,
}

public enum Severity
{
    General,
    Major,
}

/// <summary>What is ordered on the spot when an item fails (S1.3 五(二)); docs/checklists.md says each in words.</summary>
public enum Measure
{
    InTime,
    OnSpot,
    StopWork,
    StopUse,
    RemoveDanger,
    Evacuate,
    Suspend,
    Seize,
    Seal,
    Close,
    Transfer,
}

/// <summary>A list of questions as data. Immutable; its version is the hash of the file that it was read from.</summary>
/// <param name="Version">First 12 hex digits of the SHA-256 of the file's text.</param>
/// <param name="Suits">Industries and target kinds that it is proposed for first.</param>
/// <param name="Yaml">The file's text, kept with every inspection that used it.</param>
public sealed record Questionnaire(
    string Id,
    string Name,
    QuestionnaireKind Kind,
    string Domain,
    string Source,
    IReadOnlyList<string> Suits,
    IReadOnlyList<Question> Items,
    string Version,
    string Yaml)
{
    public Question? Find(string itemId) => Items.FirstOrDefault(i => i.Id == itemId);
}

/// <summary>One question. What the fields mean stands in docs/checklists.md.</summary>
/// <param name="Number">1-based place in the file; people call the item by it.</param>
/// <param name="Days">Default rectification period in days, where the measure is <see cref="Measure.InTime"/>.</param>
public sealed record Question(
    int Number,
    string Id,
    string? Group,
    string Name,
    string Ask,
    string? Finding,
    string? Help,
    string Source,
    QuestionType Type,
    string? Unit,
    Limit? Limit,
    IReadOnlyList<Option> Options,
    Severity Severity,
    string? Basis,
    Measure Measure,
    int? Days,
    PhotoRule Photo,
    ShowRule? Show,
    bool Optional)
{
    /// <summary>True where an answer can turn out to be a finding.</summary>
    public bool CanFail => Type == QuestionType.Check || Limit is not null || Options.Any(o => o.Fails);
}

/// <summary>The bounds of a lawful value, as canonical answers (see <see cref="Answer.Value"/>), and the rule in words.</summary>
public sealed record Limit(string? Min, string? Max, string Rule);

/// <summary>One option of a choice; null severity, measure or finding means the question's own.</summary>
public sealed record Option(string Id, string Name, bool Fails, Severity? Severity, string? Finding, Measure? Measure);

/// <summary>Asked only where an earlier item was answered like this: pass, fail, na, or the id of an option.</summary>
public sealed record ShowRule(string Item, IReadOnlyList<string> Is);
