using ChatAssist.Texts;

namespace ChatAssist.Questionnaires.Tables;

/// <summary>What a checklist's tables say: sheets, headings, words of cells, and what can be wrong with the tables themselves.</summary>
public static class ListTexts
{
    public static readonly IReadOnlyList<TextKey> Sheets = Keys("sheet", Enum.GetValues<ListPart>().Select(p => p.ToString().ToLowerInvariant()));
    public static readonly IReadOnlyList<TextKey> Columns = Keys(
        "column", [.. ListDraft.HeadFields.Concat(ListDraft.ItemFields).Concat(ListDraft.OptionFields).Append("item").Distinct()]);

    public static readonly IReadOnlyList<TextKey> Kinds = Keys("kind", QuestionnaireReader.Kinds.Keys);
    public static readonly IReadOnlyList<TextKey> Types = Keys("type", QuestionReader.Types.Keys);
    public static readonly IReadOnlyList<TextKey> Severities = Keys("severity", QuestionReader.Severities.Keys);
    public static readonly IReadOnlyList<TextKey> Measures = Keys("measure", QuestionReader.Measures.Keys);
    public static readonly IReadOnlyList<TextKey> Photos = Keys("photo", QuestionReader.Photos.Keys);
    public static readonly IReadOnlyList<TextKey> Answers = Keys("answer", ["pass", "fail", "na"]);
    public static readonly TextKey Yes = new("list.yes");
    public static readonly TextKey No = new("list.no");
    public static readonly TextKey Place = new("list.place", "sheet", "what");
    public static readonly TextKey UnknownColumn = new("list.unknown-column", "heading");
    public static readonly TextKey ColumnMissing = new("list.column-missing", "heading");
    public static readonly TextKey ColumnTwice = new("list.column-twice", "heading");
    public static readonly TextKey HeadRows = new("list.head-rows", "count");
    public static readonly TextKey OptionOfNothing = new("list.option-of-nothing", "item");
    public static readonly TextKey OptionWithoutItem = new("list.option-without-item");
    public static readonly TextKey IdChanged = new("list.id-changed", "name", "old", "new");
    public static readonly TextKey IdReused = new("list.id-reused", "id", "name");

    private static List<TextKey> Keys(string kind, IEnumerable<string> names) =>
        [.. names.Select(n => new TextKey($"list.{kind}-{n.Replace('.', '-')}"))];
}
