using ChatAssist.Content;

namespace ChatAssist.Complaints.Registers;

/// <summary>Reads dialogs/tables/complaint-register.yaml; a column that is missing, out of order or badly filled is a mistake.</summary>
public static class RegisterFormReader
{
    private const int Longest = 300;

    public static RegisterForm Read(string path, string yaml, ContentErrors errors)
    {
        if (YamlReading.Parse(path, yaml, errors) is not { } top)
        {
            return RegisterForm.None;
        }

        top.AllowOnly("source", "sheet", "title", "office", "head", "file", "anonymous", "reached-in-chat", "about", "named-words", "hotline-words", "columns", "foot");
        top.NeedText("source", Longest);
        var columns = (top.Find("columns")?.List() ?? []).Select(Column).OfType<RegisterColumn>().ToList();
        if (!columns.Select(c => c.Field).SequenceEqual(RegisterField.All))
        {
            (top.Find("columns") ?? top).Wrong(
                $"the form has {RegisterField.All.Count} columns in this order: {string.Join(", ", RegisterField.All.Select(f => f.Id))}");
        }

        return new RegisterForm(
            top.NeedText("sheet", 31), top.NeedText("title", Longest), top.NeedText("office", Longest), top.NeedText("head", Longest),
            top.NeedText("file", Longest), top.NeedText("anonymous", Longest), top.NeedText("reached-in-chat", Longest),
            top.NeedText("about", Longest), columns, top.Texts("foot"))
        {
            NamedWords = top.Texts("named-words"),
            HotlineWords = top.Texts("hotline-words"),
        };
    }

    private static RegisterColumn? Column(YamlReading at)
    {
        at.AllowOnly(
            "id", "heading", "note", "width", "ask", "ask-count", "words", "choices", "otherwise", "count-where", "unfounded", "transferred");
        string id = at.NeedText("id", Longest);
        if (RegisterField.All.FirstOrDefault(f => f.Id == id) is not { } field)
        {
            at.Wrong($"'{id}' is no column of the form; there are: {string.Join(", ", RegisterField.All.Select(f => f.Id))}");
            return null;
        }

        string One(string key) => at.Text(key, Longest) ?? "";
        var column = new RegisterColumn(
            field, at.NeedText("heading", Longest), at.NeedText("note", Longest), at.Whole("width", 4, 80) ?? 12, One("ask"), One("ask-count"),
            at.Texts("words"), at.Texts("choices"), One("otherwise"), One("count-where"), One("unfounded"), One("transferred"));
        if (field.Kind == FieldKind.Choice && column.Choices.Count < 2)
        {
            at.Wrong($"the column '{id}' needs choices");
        }

        foreach (string value in new[] { column.Otherwise, column.Unfounded, column.Transferred }.Where(v => v.Length > 0))
        {
            if (RegisterValues.Read(column, value, nature: "", DateOnly.MaxValue) is null)
            {
                at.Wrong($"'{value}' cannot stand in the column '{id}'");
            }
        }

        return column;
    }
}
