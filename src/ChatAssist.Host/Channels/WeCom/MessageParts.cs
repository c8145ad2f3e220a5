using System.Text.Json.Nodes;
using ChatAssist.Chat;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>From what is to be said to the calls that say it.</summary>
/// <param name="openStored">Opens a file of the media store by its SHA-256 (lower-case hex).</param>
public sealed class MessageParts(CardRendering cards, Func<string, Stream> openStored)
{
    /// <summary>In order; empty where there is nothing to say.</summary>
    public IReadOnlyList<MessagePart> Of(OutboxMessage message) => message.Body switch
    {
        MarkdownBody markdown when !message.WordsOnly => Split("markdown", markdown.Text),
        CardBody card => Card(card, message),
        FileBody { Kind: FileKind.Image } picture => [File("image", picture)],
        FileBody file => [File("file", file)],
        FormBody form => [new FilePart("file", form.FileName, () => Sheets.FormWorkbook.Open(form.Form))],
        var body => Split("text", body.Plain),
    };

    /// <summary>
    /// A card that WeCom refuses is replaced by its words. One that had to be cut has them ahead of it, whole, so that
    /// nobody decides on half of a text; if it is refused then, nothing is missing.
    /// </summary>
    private IReadOnlyList<MessagePart> Card(CardBody card, OutboxMessage message)
    {
        var words = Split("text", cards.Words(card));
        return (message.WordsOnly ? null : cards.Render(card, $"outbox-{message.Id}")) switch
        {
            null => words,
            { Cut: true } cut => [.. words, new ContentPart("template_card", cut.Json) { Instead = [] }],
            var whole => [new ContentPart("template_card", whole.Json) { Instead = words }],
        };
    }

    private FilePart File(string type, FileBody file) => new(type, file.FileName, () => openStored(file.Sha256));

    private static List<ContentPart> Split(string type, string text) =>
        [.. TextSplitter.Split(text)
            .Where(part => !string.IsNullOrWhiteSpace(part))
            .Select(part => new ContentPart(type, new JsonObject { ["content"] = part }))];
}
