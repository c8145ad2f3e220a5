namespace ChatAssist.Questionnaires.Tables;

/// <summary>
/// A checklist as its fields stand in a table or a file, before anybody judges them. Fields are named as in YAML
/// (docs/checklists.md), those of an inner mapping with a dot: limit.max. A field that is not there was left empty.
/// </summary>
public sealed record ListDraft(DraftRow Head, IReadOnlyList<DraftItem> Items)
{
    public static readonly IReadOnlyList<string> HeadFields = ["id", "name", "kind", "domain", "source", "suits"];

    public static readonly IReadOnlyList<string> ItemFields =
    [
        "id", "group", "name", "ask", "finding", "help", "source", "type", "unit", "limit.min", "limit.max", "limit.rule",
        "severity", "basis", "measure", "days", "photo", "show.item", "show.is", "optional",
    ];

    public static readonly IReadOnlyList<string> OptionFields = ["id", "name", "fails", "severity", "finding", "measure"];

    /// <summary>The keys of an item in the order in which they are written.</summary>
    internal static readonly IReadOnlyList<string> ItemKeys =
        [.. ItemFields.Select(f => f.Split('.')[0]).Distinct().SelectMany(k => k == "limit" ? [k, "options"] : (string[])[k])];

    /// <summary>Fields that hold several values, each a word of its own.</summary>
    public static readonly IReadOnlySet<string> Several = new HashSet<string> { "suits", "show.is" };
}

/// <summary>One row.</summary>
/// <param name="Part">Which of a list's three tables.</param>
/// <param name="Line">1-based in the table that it came from; 0 where it came from none.</param>
/// <param name="Fields">Filled ones only; several values with a comma and a blank between them.</param>
public sealed record DraftRow(ListPart Part, int Line, IReadOnlyDictionary<string, string> Fields)
{
    public const string Comma = ", ";

    public string? this[string field] => Fields.GetValueOrDefault(field);

    public IReadOnlyList<string> Values(string field) => this[field]?.Split(Comma) ?? [];
}

public sealed record DraftItem(DraftRow Row, IReadOnlyList<DraftRow> Options);

public enum ListPart
{
    List,
    Items,
    Options,
}
