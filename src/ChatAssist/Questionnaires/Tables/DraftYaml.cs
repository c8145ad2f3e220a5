using System.Text;
using System.Text.RegularExpressions;

namespace ChatAssist.Questionnaires.Tables;

/// <summary>A draft as the YAML that docs/checklists.md describes, and which row each of its lines came from.</summary>
/// <param name="Yaml">Ends with a line break; \n everywhere.</param>
/// <param name="Rows">By line, the first at index 0; null for lines of no row.</param>
public sealed partial record DraftYaml(string Yaml, IReadOnlyList<DraftRow?> Rows)
{
    public static DraftYaml Of(ListDraft draft)
    {
        var lines = new Lines();
        foreach (string field in ListDraft.HeadFields.Where(f => draft.Head[f] is not null))
        {
            lines.Add(draft.Head, $"{field}: {Value(draft.Head, field, flow: false)}");
        }

        lines.Add(draft.Head, draft.Items.Count == 0 ? "items: []" : "items:");
        for (int i = 0; i < draft.Items.Count; i++)
        {
            if (i > 0)
            {
                lines.Add(null, "");
            }

            Write(draft.Items[i], lines);
        }

        return new DraftYaml(lines.Text, lines.Rows);
    }

    /// <summary>The row of a line of <see cref="Yaml"/>, 1-based; the head's where the line has none.</summary>
    public DraftRow? RowOf(long line) => line >= 1 && line <= Rows.Count ? Rows[(int)line - 1] : null;

    private static void Write(DraftItem item, Lines lines)
    {
        DraftRow row = item.Row;
        string lead = "  - ";
        foreach (string key in ListDraft.ItemKeys)
        {
            string? value = key switch
            {
                "options" => item.Options.Count == 0 ? null : "",
                "limit" or "show" => Flow(row, [.. ListDraft.ItemFields.Where(f => f.StartsWith(key + ".", StringComparison.Ordinal))]),
                _ => row[key] is null ? null : " " + Value(row, key, flow: false),
            };
            if (value is null)
            {
                continue;
            }

            lines.Add(row, $"{lead}{key}:{value}");
            lead = "    ";
            foreach (DraftRow option in key == "options" ? item.Options : [])
            {
                lines.Add(option, "      -" + (Flow(option, ListDraft.OptionFields) ?? " {}"));
            }
        }

        if (lead == "  - ")
        {
            lines.Add(row, "  - {}");
        }
    }

    /// <summary>A blank and { max: 40, rule: … }; null where none of the fields is filled.</summary>
    private static string? Flow(DraftRow row, IReadOnlyList<string> fields)
    {
        var parts = fields.Where(f => row[f] is not null).Select(f => $"{f[(f.IndexOf('.', StringComparison.Ordinal) + 1)..]}: {Value(row, f, flow: true)}").ToList();
        return parts.Count == 0 ? null : $" {{ {string.Join(", ", parts)} }}";
    }

    private static string Value(DraftRow row, string field, bool flow) => ListDraft.Several.Contains(field)
        ? $"[{string.Join(", ", row.Values(field).Select(v => Scalar(v, flow: true)))}]"
        : Scalar(row[field]!, flow);

    /// <summary>Plain where YAML takes it for the text that it is, else in quotation marks.</summary>
    private static string Scalar(string text, bool flow)
    {
        bool plain = (flow ? PlainInFlow() : Plain()).IsMatch(text) && !Clock().IsMatch(text) && text is not ("null" or "Null" or "NULL");
        if (plain)
        {
            return text;
        }

        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\u0085' => $"\\u{(int)c:X4}",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    // Letters, digits and the signs of Chinese texts at both ends; inside also what is no sign of YAML's where it stands.
    [GeneratedRegex(@"\A[\p{L}\p{N}《“（](?:(?:[^\p{C}\p{Z}:#]| (?![#:])|:(?=[^\p{C}\p{Z}:#]))*[^\p{C}\p{Z}:#])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A[\p{L}\p{N}《“（](?:(?:[^\p{C}\p{Z}:#,\[\]{}]| (?![#:]))*[^\p{C}\p{Z}:#,\[\]{}])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainInFlow();

    /// <summary>Times are quoted: some programs read 20:30 as a number of minutes.</summary>
    [GeneratedRegex(@"\A[0-9]+:[0-9]+\z")]
    private static partial Regex Clock();

    private sealed class Lines
    {
        private readonly StringBuilder _text = new();

        public List<DraftRow?> Rows { get; } = [];

        public string Text => _text.ToString();

        public void Add(DraftRow? row, string line)
        {
            _text.Append(line).Append('\n');
            Rows.Add(row);
        }
    }
}
