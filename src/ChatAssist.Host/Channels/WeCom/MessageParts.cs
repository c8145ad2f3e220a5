using System.Text.Json.Nodes;
using ChatAssist.Chat;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>One call of message/send; a file is uploaded first.</summary>
/// <param name="Type">WeCom's message type.</param>
/// <param name="Content">Null for a file: its id comes with the upload.</param>
public sealed record MessagePart(string Type, JsonObject? Content, FileBody? File = null, Func<Stream>? Open = null)
{
    public async Task<ApiResult> SendAsync(WeComApi api, OutboxMessage message, CancellationToken cancellationToken)
    {
        var content = Content;
        string type = Type;
        if (content is null)
        {
            var upload = await UploadAsync(api, cancellationToken).ConfigureAwait(false);
            if (!upload.Result.Ok)
            {
                return upload.Result;
            }

            type = upload.Type;
            content = new JsonObject { ["media_id"] = upload.Result.Text("media_id") };
        }

        return await api.SendAsync(new AppMessage(message.To, type, content, message.Attempt > 1), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A file that is missing here, or larger than WeCom takes, is a defect of the message, not of the moment.</summary>
    private async Task<(ApiResult Result, string Type)> UploadAsync(WeComApi api, CancellationToken cancellationToken)
    {
        const int BadSize = 40006, NoMedia = 44001;
        try
        {
            long length;
            await using (var stream = Open!())
            {
                length = stream.CanSeek ? stream.Length : 0;
            }

            if (length > WeComApi.MostFileBytes)
            {
                return (new ApiResult(BadSize), Type);
            }

            string type = Type == "image" && length > WeComApi.MostImageBytes ? "file" : Type;
            return (await api.UploadAsync(type, File!.FileName, Open, cancellationToken).ConfigureAwait(false), type);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return (new ApiResult(NoMedia), Type);
        }
    }
}

/// <summary>From what is to be said to the calls that say it.</summary>
/// <param name="openStored">Opens a file of the media store by its SHA-256 (lower-case hex).</param>
public sealed class MessageParts(CardRendering cards, Func<string, Stream> openStored)
{
    public IReadOnlyList<MessagePart> Of(OutboxMessage message) => message.Body switch
    {
        MarkdownBody markdown when !message.WordsOnly => Split("markdown", markdown.Text),
        CardBody card => Card(card, message),
        FileBody file => [new MessagePart(file.Kind == FileKind.Image ? "image" : "file", null, file, () => openStored(file.Sha256))],
        var body => Split("text", body.Plain),
    };

    private IReadOnlyList<MessagePart> Card(CardBody card, OutboxMessage message)
    {
        var rendered = message.WordsOnly ? null : cards.Render(card, $"outbox-{message.Id}");
        if (rendered is null)
        {
            return Split("text", cards.Words(card));
        }

        var part = new MessagePart("template_card", rendered.Json);
        return rendered.Cut ? [.. Split("text", card.Plain), part] : [part];
    }

    private static List<MessagePart> Split(string type, string text) =>
        [.. TextSplitter.Split(text).Where(x => !string.IsNullOrWhiteSpace(x)).Select(x => new MessagePart(type, new JsonObject { ["content"] = x }))];
}
