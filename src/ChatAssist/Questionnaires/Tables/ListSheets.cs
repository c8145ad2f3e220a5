using ChatAssist.Sheets;

namespace ChatAssist.Questionnaires.Tables;

/// <summary>A checklist as three sheets for those who work in Excel: the list itself, its items, the options of its choices.</summary>
public static class ListSheets
{
    /// <summary>Which item an option belongs to: its first column, of no YAML key.</summary>
    public const string OwnerField = "item";

    public static IReadOnlyList<string> Fields(ListPart part) => part switch
    {
        ListPart.List => ListDraft.HeadFields,
        ListPart.Items => ListDraft.ItemFields,
        _ => [OwnerField, .. ListDraft.OptionFields],
    };

    public static IReadOnlyList<SheetToWrite> Write(Questionnaire list, ListWords words)
    {
        ListDraft draft = DraftMaking.Of(list);
        return
        [
            Sheet(ListPart.List, words, [Spelled(draft.Head, ("kind", null))]),
            Sheet(ListPart.Items, words, draft.Items.Zip(list.Items, (item, q) => Spelled(
                item.Row,
                ("type", "check"),
                ("severity", q.CanFail ? "general" : null),
                ("measure", q.CanFail && q.Options.Count == 0 ? "in-time" : null),
                ("photo", q.CanFail ? "on-failure" : null)))),
            Sheet(ListPart.Options, words, draft.Items.SelectMany(item => item.Options.Select(o => Spelled(o, (OwnerField, item.Row["id"]))))),
        ];
    }

    /// <summary>A table shows what YAML leaves to be understood.</summary>
    private static DraftRow Spelled(DraftRow row, params (string Field, string? Value)[] understood)
    {
        var fields = new Dictionary<string, string>(row.Fields);
        foreach (var (field, value) in understood)
        {
            if (value is not null)
            {
                fields.TryAdd(field, value);
            }
        }

        return row with { Fields = fields };
    }

    private static SheetToWrite Sheet(ListPart part, ListWords words, IEnumerable<DraftRow> rows)
    {
        var fields = Fields(part);
        return new SheetToWrite(
            words.Sheet(part),
            [.. fields.Select(words.Heading)],
            rows.Select(row => (IReadOnlyList<Cell>)[.. fields.Select(f => (Cell)Shown(row, f, words))]));
    }

    private static string? Shown(DraftRow row, string field, ListWords words) =>
        row[field] is null ? null
        : ListDraft.Several.Contains(field) ? string.Join('、', row.Values(field).Select(v => words.Show(field, v)))
        : words.Show(field, row[field]!);
}
