using ChatAssist.Content;
using ChatAssist.Texts;

namespace ChatAssist.Questionnaires.Tables;

/// <summary>Turns what the reader says of a draft's YAML into what the tables' author can find: sheet, row, headings and words.</summary>
public static class ListMistakes
{
    public static ContentError InTable(string path, ContentError error, DraftYaml draft, ListWords words, TextBook texts)
    {
        DraftRow? row = draft.RowOf(error.Line);
        ContentError said = error.Kind is not { } kind ? error : error with
        {
            Values = [.. error.Values.Zip(kind.Placeholders, (value, placeholder) => Shown(value, placeholder, row, words))],
        };
        string what = MistakeTexts.Say(texts, said);
        return new ContentError(path, row?.Line ?? 1, row is null ? what : texts[ListTexts.Place, words.Sheet(row.Part), what]);
    }

    private static string Shown(string value, string placeholder, DraftRow? row, ListWords words) => placeholder switch
    {
        "key" => Heading(value, row, words),
        "type" => words.Show("type", value),
        "value" => words.Show("show.is", value),
        "known" => string.Join('、', value.Split(", ").Select(v => words.Show("show.is", v))),
        _ => value,
    };

    /// <summary>The reader names the inner key only: of limit.max, max.</summary>
    private static string Heading(string key, DraftRow? row, ListWords words)
    {
        string? field = ListSheets.Fields(row?.Part ?? ListPart.Items).FirstOrDefault(f => f == key || f.EndsWith("." + key, StringComparison.Ordinal));
        return field is null ? key : words.Heading(field);
    }
}
