using System.Text.RegularExpressions;
using ChatAssist.Content;
using ChatAssist.Sheets;
using ChatAssist.Texts;

namespace ChatAssist.Questionnaires.Tables;

/// <summary>
/// Makes a draft of a checklist's sheets. What is wrong with the tables themselves is told here, row by row; whether it is
/// a good checklist, the reader of the YAML decides.
/// </summary>
/// <param name="path">The file, as it stands in mistakes.</param>
public sealed partial class ListSheetReader(string path, ListWords words, TextBook texts, ContentErrors errors)
{
    private static readonly char[] Separators = ['、', ',', '，', ';', '；'];

    /// <param name="options">Null where the file has no such sheet.</param>
    public ListDraft Read(Sheet list, Sheet items, Sheet? options)
    {
        var head = Rows(ListPart.List, list);
        if (head.Count != 1)
        {
            Wrong(ListPart.List, head.Count == 0 ? list.HeaderLine : head[1].Line, texts[ListTexts.HeadRows, head.Count]);
        }

        var rows = Rows(ListPart.Items, items);
        var belonging = Belonging(rows, options is null ? [] : Rows(ListPart.Options, options));
        return new ListDraft(
            head.Count > 0 ? head[0] : new DraftRow(ListPart.List, list.HeaderLine, new Dictionary<string, string>()),
            [.. rows.Select(row => new DraftItem(row, [.. belonging[row["id"] ?? ""]]))]);
    }

    private ILookup<string, DraftRow> Belonging(List<DraftRow> items, List<DraftRow> options)
    {
        var ids = items.Select(i => i["id"] ?? "").ToHashSet();
        foreach (DraftRow option in options)
        {
            if (option[ListSheets.OwnerField] is not { } owner)
            {
                Wrong(ListPart.Options, option.Line, texts[ListTexts.OptionWithoutItem]);
            }
            else if (!ids.Contains(owner))
            {
                Wrong(ListPart.Options, option.Line, texts[ListTexts.OptionOfNothing, owner]);
            }
        }

        // Of two items with one id the reader complains; the options then stand with both.
        return options.Where(o => o[ListSheets.OwnerField] is not null).ToLookup(o => o[ListSheets.OwnerField]!);
    }

    private List<DraftRow> Rows(ListPart part, Sheet sheet)
    {
        var columns = Columns(part, sheet);
        return [.. sheet.Rows.Select(row => new DraftRow(part, row.Line, Cells(part, row, columns)))];
    }

    /// <summary>Headings by field. Columns may stand in any order, and those that nothing stands in may be left out.</summary>
    private Dictionary<string, string> Columns(ListPart part, Sheet sheet)
    {
        var columns = new Dictionary<string, string>();
        foreach (string heading in sheet.Header)
        {
            string key = Wording.KeyWithoutRemark(heading);
            string? field = ListSheets.Fields(part).FirstOrDefault(f => Wording.Key(words.Heading(f)) == key || Wording.Key(f) == key);
            if (field is null)
            {
                Wrong(part, sheet.HeaderLine, texts[ListTexts.UnknownColumn, heading]);
            }
            else if (!columns.TryAdd(field, heading))
            {
                Wrong(part, sheet.HeaderLine, texts[ListTexts.ColumnTwice, heading]);
            }
        }

        string needed = part == ListPart.Options ? ListSheets.OwnerField : "id";
        if (!columns.ContainsKey(needed))
        {
            Wrong(part, sheet.HeaderLine, texts[ListTexts.ColumnMissing, words.Heading(needed)]);
        }

        return columns;
    }

    private Dictionary<string, string> Cells(ListPart part, SheetRow row, Dictionary<string, string> columns)
    {
        var fields = new Dictionary<string, string>();
        foreach (var (field, heading) in columns)
        {
            string cell = Wording.Trimmed(row[heading].ReplaceLineEndings("\n"));
            if (cell.Length == 0)
            {
                continue;
            }

            string value = ListDraft.Several.Contains(field)
                ? string.Join(DraftRow.Comma, cell.Split(Separators).Select(Wording.Trimmed).Where(v => v.Length > 0).Select(v => words.Read(field, v) ?? v))
                : Single(part, row.Line, field, cell);
            if (value.Length > 0 && !(value == "false" && field is "fails" or "optional"))
            {
                fields[field] = value;
            }
        }

        return fields;
    }

    private string Single(ListPart part, int line, string field, string cell)
    {
        if (words.Read(field, cell) is not { } value)
        {
            Wrong(part, line, FileMistakes.NotOneOf, cell, words.Heading(field), string.Join('、', words.Known(field)));
            return "";
        }

        // Excel makes a time of 20:30, and it comes back with seconds.
        return field.StartsWith("limit.", StringComparison.Ordinal) && Clock().Match(value) is { Success: true } clock ? clock.Groups["time"].Value : value;
    }

    private void Wrong(ListPart part, int line, Mistake kind, params IReadOnlyList<object> values)
    {
        var mistakes = new ContentErrors();
        mistakes.Add(path, line, kind, values);
        Wrong(part, line, MistakeTexts.Say(texts, mistakes.All[0]));
    }

    private void Wrong(ListPart part, int line, string what) => errors.Add(path, line, texts[ListTexts.Place, words.Sheet(part), what]);

    [GeneratedRegex(@"\A(?<time>[0-9]{2}:[0-9]{2}):00\z")]
    private static partial Regex Clock();
}
