using ChatAssist.Chat;
using ChatAssist.Desk;

namespace ChatAssist.Complaints.Registers;

/// <summary>One message about one complaint's line in the register.</summary>
/// <param name="others">Lines that the same person has to complete besides this one.</param>
internal sealed class RegisterTurn(TurnContext c, RegisterDialog.State state, RegisterLine line, IReadOnlyList<RegisterLine> others)
{
    private const string Dialog = "complaint-register";

    private static readonly char[] Separators = [' ', '　', '：', ':', '=', '，', ',', '；', ';', '。', '\n'];

    private string Number => line.Complaint.Number;

    private RegisterForm Form => c.Library.ComplaintForm;

    /// <summary>Says which columns are missing, with the two ways to fill them.</summary>
    public static CardBody Card(TurnContext c, RegisterLine line, int others)
    {
        string number = line.Complaint.Number;
        string text = c.Say(
            RegisterTexts.CardText, Text.Shorten(line.Complaint.Words, ComplaintSaying.MostWords), string.Join('、', line.Missing.Select(m => m.Short)));
        var choices = new List<Choice> { new($"{Dialog}/{number}/fill", c.Say(RegisterTexts.Fill)) };
        if (line.Missing.Any(m => m.Otherwise.Length > 0))
        {
            choices.Add(new($"{Dialog}/{number}/otherwise", c.Say(RegisterTexts.Otherwise)));
        }

        return new CardBody(
            c.Say(RegisterTexts.Card, number, line.Missing.Count), others > 0 ? $"{text}\n{c.Say(RegisterTexts.CardOthers, others)}" : text, choices);
    }

    /// <summary>The line as it stands, to be corrected by word.</summary>
    public Turn Show()
    {
        var values = Form.Columns.Where(x => x.Field.Filled && x.Field.Id != RegisterField.Words).Select(x => c.Say(
            RegisterTexts.Value, x.Short, Shown(x)));
        Reply shown = c.Reply(c.Say(RegisterTexts.Line, Number, string.Join('\n', values)));
        return new Turn(
            Position.At(Dialog, new RegisterDialog.State(Number, "")),
            line.Missing.Count > 0 ? [shown, new Reply(c.Sender.UserId, Card(c, line, 0))] : [shown],
            []);
    }

    private string Shown(RegisterColumn column) => line.Value(column.Field.Id) switch
    {
        "" => c.Say(RegisterTexts.Missing),
        var day when column.Field.Kind == FieldKind.Day => c.Say(DateOnly.ParseExact(day, "yyyy-MM-dd")),
        var value => value,
    };

    public Turn Skip() => Ask(line, Form.Columns.SkipWhile(x => x.Field.Id != state.Field).Skip(1).FirstOrDefault(line.Missing.Contains), []);

    /// <summary>Asks for the first missing column.</summary>
    public Turn Next(string before) => Ask(line, line.Missing.Count > 0 ? line.Missing[0] : null, [], before);

    /// <summary>It has nothing to do with how a business was dealt with: all that goes without saying is filled in.</summary>
    public Turn Otherwise() => Keep(line.Missing.Where(m => m.Otherwise.Length > 0).ToDictionary(m => m.Field.Id, m => m.Otherwise));

    public Turn? Chosen(int n) => Form[state.Field].Choices is var choices && n >= 0 && n < choices.Count
        ? Keep(new() { [state.Field] = choices[n] })
        : null;

    /// <summary>The answer to what was asked, or columns by their names: 问题性质 乱检查，检查次数 3.</summary>
    public Turn? Said(string text)
    {
        if (text == c.Say(RegisterTexts.Otherwise))
        {
            return Otherwise();
        }

        var named = Named(text);
        if (named.Count == 0)
        {
            return state.Field.Length == 0 ? null
                : RegisterValues.Read(Form[state.Field], text, line.Nature, c.Today) is { } value ? Keep(new() { [state.Field] = value })
                : Refuse(Form[state.Field], text);
        }

        var values = new Dictionary<string, string>();
        // Whether the amount is a sum or a count follows from the nature, wherever in the message that stands.
        foreach (var (column, said) in named.OrderByDescending(x => x.Column.Field.Id == RegisterField.Nature))
        {
            string nature = values.GetValueOrDefault(RegisterField.Nature) ?? line.Nature;
            if (RegisterValues.Read(column, said, nature, c.Today) is not { } value)
            {
                return Refuse(column, said);
            }

            values[column.Field.Id] = value;
        }

        return Keep(values);
    }

    /// <summary>Each column that is named, with what stands behind its name; empty where the message does not begin with one.</summary>
    private List<(RegisterColumn Column, string Said)> Named(string text)
    {
        var names = Form.Columns.Where(x => x.Field.Filled).SelectMany(x => x.Names.Select(n => (Name: n, Column: x))).OrderByDescending(x => x.Name.Length).ToList();
        var found = new List<(RegisterColumn Column, int From, int Begin)>();
        for (int i = 0; i < text.Length; i++)
        {
            bool begins = i == 0 || text[i - 1] is ' ' or '　' or '，' or ',' or '；' or ';' or '。' or '\n';
            if (begins && names.FirstOrDefault(n => text.AsSpan(i).StartsWith(n.Name, StringComparison.Ordinal)) is { Name: { } name } hit)
            {
                found.Add((hit.Column, i, i + name.Length));
                i += name.Length - 1;
            }
        }

        return found.Count == 0 || found[0].From > 0
            ? []
            : [.. found.Select((f, n) => (f.Column, Behind(text[f.Begin..(n + 1 < found.Count ? found[n + 1].From : text.Length)])))];
    }

    /// <summary>问题性质：乱检查, 问题性质是乱检查; but 是否移送 是.</summary>
    private static string Behind(string said)
    {
        string value = said.Trim(Separators);
        return value is ['是' or '为', _, ..] ? value[1..].Trim(Separators) : value;
    }

    private Turn Keep(Dictionary<string, string> values)
    {
        RegisterLine filled = line.With(values);
        return Ask(filled, filled.Missing.Count > 0 ? filled.Missing[0] : null, [new RegisterFilled(Number, line.Version, filled.Filled)]);
    }

    private Turn Refuse(RegisterColumn column, string said)
    {
        string shown = Text.Shorten(said, 20);
        string why = column.Field.Kind switch
        {
            FieldKind.Day => c.Say(RegisterTexts.CannotDay, shown),
            FieldKind.Whole or FieldKind.Money or FieldKind.MoneyOrCount => c.Say(RegisterTexts.CannotWhole, shown),
            _ => c.Say(RegisterTexts.Cannot, shown, column.Short),
        };
        // A column that is never asked for was named: nothing is to be asked again.
        return column.Ask.Length > 0
            ? Ask(line, column, [], why)
            : new Turn(Position.At(Dialog, new RegisterDialog.State(Number, "")), [c.Reply(why)], []);
    }

    /// <summary>Asks for a column; with none left the line is done, and the next one of the same person is offered.</summary>
    private Turn Ask(RegisterLine now, RegisterColumn? column, IReadOnlyList<Fact> facts, string before = "")
    {
        if (column is null)
        {
            var replies = new List<Reply> { c.Reply(now.Missing.Count > 0 ? c.Say(ComplaintTexts.LeftAlone) : c.Say(RegisterTexts.Done, Number)) };
            if (others.Count > 0)
            {
                replies.Add(new Reply(c.Sender.UserId, Card(c, others[0], others.Count - 1)));
            }

            string next = others.Count > 0 ? others[0].Complaint.Number : Number;
            return new Turn(Position.At(Dialog, new RegisterDialog.State(next, "")), replies, facts);
        }

        string ask = RegisterValues.IsCount(column, now.Nature) ? column.AskCount : column.Ask;
        string question = c.Say(RegisterTexts.Question, Number, column.Short, now.Missing.Count, ask);
        question = before.Length > 0 ? $"{before}\n{question}" : question;
        var choices = column.Choices.Select((x, i) => new Choice($"{Dialog}/{Number}/set/{column.Field.Id}/{i}", x)).ToList();
        return new Turn(
            Position.At(Dialog, new RegisterDialog.State(Number, column.Field.Id)),
            [choices.Count > 0 ? c.Ask(question, "", choices) : c.Reply(question)],
            facts);
    }
}
