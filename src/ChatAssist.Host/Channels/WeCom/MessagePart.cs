using System.Text.Json.Nodes;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>One call of message/send.</summary>
/// <param name="Type">WeCom's message type.</param>
public abstract record MessagePart(string Type)
{
    /// <summary>What to send in its place where WeCom refuses it for its content; null: then it is dead.</summary>
    public IReadOnlyList<MessagePart>? Instead { get; init; }

    /// <param name="suppressDuplicate">WeCom may have taken it before.</param>
    public abstract Task<ApiResult> SendAsync(
        WeComApi api, string to, bool suppressDuplicate, CancellationToken cancellationToken);
}

/// <summary>Text, markdown or a card.</summary>
public sealed record ContentPart(string Type, JsonObject Content) : MessagePart(Type)
{
    public override Task<ApiResult> SendAsync(
        WeComApi api, string to, bool suppressDuplicate, CancellationToken cancellationToken) =>
        api.SendAsync(new AppMessage(to, Type, Content, suppressDuplicate), cancellationToken);
}

/// <summary>
/// A file: lent to WeCom first, then sent by the id that it got. One that is missing here, or larger than WeCom takes, is
/// a defect of the message, not of the moment; a picture too large for a picture goes as a file.
/// </summary>
public sealed record FilePart(string Type, string FileName, Func<Stream> Open) : MessagePart(Type)
{
    private const int BadSize = 40006, NoMedia = 44001;

    public override async Task<ApiResult> SendAsync(
        WeComApi api, string to, bool suppressDuplicate, CancellationToken cancellationToken)
    {
        try
        {
            long length;
            await using (var stream = Open())
            {
                length = stream.CanSeek ? stream.Length : 0;
            }

            if (length > WeComApi.MostFileBytes)
            {
                return new ApiResult(BadSize);
            }

            string type = length > WeComApi.MostImageBytes ? "file" : Type;
            var upload = await api.UploadAsync(type, FileName, Open, cancellationToken);
            var content = new JsonObject { ["media_id"] = upload.Text("media_id") };
            return upload.Ok
                ? await api.SendAsync(new AppMessage(to, type, content, suppressDuplicate), cancellationToken)
                : upload;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new ApiResult(NoMedia);
        }
    }
}
