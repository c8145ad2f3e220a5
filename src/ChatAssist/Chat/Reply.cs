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

/// <summary>
/// A table that becomes a file of the media store when the turn is written: a dialog decides what stands in it and touches
/// no disk. It is never stored as such.
/// </summary>
public sealed record TableBody(string FileName, Sheets.SheetToWrite Table) : ReplyBody
{
    public override string Plain => $"[{FileName}]";
}

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
public sealed record Choice(string Key, string Label);
