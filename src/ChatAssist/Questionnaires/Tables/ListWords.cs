using ChatAssist.Content;
using ChatAssist.People;
using ChatAssist.Sheets;
using ChatAssist.Texts;

namespace ChatAssist.Questionnaires.Tables;

/// <summary>
/// Between the words of a checklist's tables and those of its YAML, both ways. A table may have either; what is in neither
/// is left as it stands, for the reader to refuse.
/// </summary>
public sealed class ListWords
{
    private readonly TextBook _texts;
    private readonly Dictionary<string, IReadOnlyList<(string Id, string Word)>> _words;

    public ListWords(TextBook texts)
    {
        _texts = texts;
        (string, string)[] yesNo = [("true", texts[ListTexts.Yes]), ("false", texts[ListTexts.No])];
        _words = new Dictionary<string, IReadOnlyList<(string, string)>>
        {
            ["kind"] = Words("kind", ListTexts.Kinds),
            ["domain"] = [.. QuestionnaireReader.Domains.Select(d => (d, RosterWords.Domains.Write(d, SheetLanguage.Chinese)))],
            ["type"] = Words("type", ListTexts.Types),
            ["severity"] = Words("severity", ListTexts.Severities),
            ["measure"] = Words("measure", ListTexts.Measures),
            ["photo"] = Words("photo", ListTexts.Photos),
            ["show.is"] = Words("answer", ListTexts.Answers),
            ["fails"] = yesNo,
            ["optional"] = yesNo,
        };
    }

    public string Sheet(ListPart part) => _texts[ListTexts.Sheets[(int)part]];

    /// <summary>The heading of a field.</summary>
    public string Heading(string field) => _texts[ListTexts.Columns.First(k => k.Name == "list.column-" + field.Replace('.', '-'))];

    /// <summary>True for fields whose cells hold one of a fixed set of words.</summary>
    public bool IsWord(string field) => _words.ContainsKey(field);

    /// <summary>The words of a field as a table shows them.</summary>
    public IEnumerable<string> Known(string field) => _words[field].Select(w => w.Word);

    /// <summary>The table's word for one of YAML's; the same where the field has none.</summary>
    public string Show(string field, string id) =>
        _words.TryGetValue(field, out var words) && words.FirstOrDefault(w => w.Id == id) is { Word: { } word } ? word : id;

    /// <summary>YAML's word for one of the table's; null where the field has words and this is none of them.</summary>
    public string? Read(string field, string word)
    {
        if (!_words.TryGetValue(field, out var words))
        {
            return word;
        }

        string key = Wording.Key(word);
        return words.FirstOrDefault(w => Wording.Key(w.Word) == key || Wording.Key(w.Id) == key).Id;
    }

    private IReadOnlyList<(string Id, string Word)> Words(string kind, IReadOnlyList<TextKey> keys) =>
        [.. keys.Select(k => (k.Name[$"list.{kind}-".Length..], _texts[k]))];
}
