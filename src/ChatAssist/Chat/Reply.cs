using System.Text;
using System.Text.Json.Serialization;
using ChatAssist.Sheets;

namespace ChatAssist.Chat;

/// <summary>Something to tell a person: the sender of the message that is answered, or anybody else who must know.</summary>
/// <param name="To">The channel's user id.</param>
public sealed record Reply(string To, ReplyBody Body);

[JsonDerivedType(typeof(TextBody), "text")]
[JsonDerivedType(typeof(MarkdownBody), "markdown")]
[JsonDerivedType(typeof(CardBody), "card")]
[JsonDerivedType(typeof(FileBody), "file")]
[JsonDerivedType(typeof(FormBody), "form")]
[JsonDerivedType(typeof(CardClosedBody), "card-closed")]
public abstract record ReplyBody
{
    /// <summary>The same message in plain words, for people and places that show no cards; also what a transcript shows.</summary>
    [JsonIgnore]
    public abstract string Plain { get; }
}

public sealed record TextBody(string Text) : ReplyBody
{
    public override string Plain => Text;
}

/// <summary>WeCom's small markdown: bold, links, quotes, three colours.</summary>
public sealed record MarkdownBody(string Text) : ReplyBody
{
    public override string Plain => Text;
}

/// <summary>A file out of the media store.</summary>
public sealed record FileBody(string Sha256, string FileName, FileKind Kind) : ReplyBody
{
    public override string Plain => $"[{FileName}]";
}

/// <summary>A table that is written as .xlsx on its way out: what may not lie about in a file is put in only then.</summary>
public sealed record FormBody(string FileName, FormSheet Form) : ReplyBody
{
    public override string Plain => $"[{FileName}]";
}

/// <summary>A table that is too long for a message. Never stored: the host makes an .xlsx of it before it is queued.</summary>
/// <param name="Name">Of the sheet and, with .xlsx behind it, of the file: 1–31 characters, none of : \ / ? * [ ].</param>
public sealed record TableBody(string Name, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<Sheets.Cell>> Rows) : ReplyBody
{
    public string FileName => Name + ".xlsx";

    public override string Plain => $"[{FileName}]";
}

/// <summary>Figures that are seen sooner than read. Never stored: the host makes a picture of them before they are queued.</summary>
/// <param name="Columns">True for figures in the order of time, which stand side by side; else bars one below the other.</param>
public sealed record ChartBody(string Title, bool Columns, IReadOnlyList<ChartPoint> Points) : ReplyBody
{
    private const int Widest = 12;

    /// <summary>The same in bars of text, where no picture can be made.</summary>
    public override string Plain
    {
        get
        {
            double most = Math.Max(1, Points.Max(p => p.Value));
            return string.Join('\n', Points.Select(p => $"{p.Label} {new string('█', (int)Math.Ceiling(p.Value / most * Widest))} {p.Said}"));
        }
    }
}

/// <param name="Said">The value as it is written beside its bar: 12, 85%.</param>
public sealed record ChartPoint(string Label, double Value, string Said);

public enum FileKind
{
    File,
    Image,
}

/// <summary>
/// A card with buttons. Every card has a numbered twin in words, because cards do not show in the WeChat plug-in:
/// a person may press a button or send its number.
/// </summary>
/// <param name="TaskId">Unique per card; the channel sends it back with a pressed button. Filled in when it is stored.</param>
public sealed record CardBody(string Title, string Text, IReadOnlyList<Choice> Choices, string TaskId = "") : ReplyBody
{
    /// <summary>WeCom shows at most six buttons on a card; more choices go out as words alone.</summary>
    public const int MostButtons = 6;

    public override string Plain
    {
        get
        {
            var s = new StringBuilder(Title);
            if (Text.Length > 0)
            {
                s.Append('\n').Append(Text);
            }

            for (int i = 0; i < Choices.Count; i++)
            {
                s.Append('\n').Append(i + 1).Append(' ').Append(Choices[i].Label);
            }

            return s.ToString();
        }
    }
}

/// <summary>Changes a card that was shown: its buttons give way to the one that was pressed. Not a message of its own.</summary>
/// <param name="CardCode">The single-use code that came with the press.</param>
public sealed record CardClosedBody(string CardCode, string Label) : ReplyBody
{
    public override string Plain => "";
}

/// <summary>One choice of a card. The key says all that is meant (which record, which item, which answer), so that a
/// press on an old card is understood for what it was and never for what is asked now.</summary>
public sealed record Choice(
    string Key, string Label, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Weight Weight = Weight.Plain);

/// <summary>
/// How much a choice stands out beside the others on its card, decided where the choice is made. What a person judges
/// (合格 or 不合格, granted or refused, whom to take along) is plain: a card leads nobody to a verdict.
/// </summary>
public enum Weight
{
    /// <summary>One of several that are as likely as each other.</summary>
    Plain,

    /// <summary>The next step as it is in the ordinary case; one on a card at most.</summary>
    Main,

    /// <summary>The way around what is asked for (没法拍照, 以后再说), or beside it (怎么查).</summary>
    Less,
}
