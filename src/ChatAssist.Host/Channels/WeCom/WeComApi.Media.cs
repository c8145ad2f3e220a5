using ChatAssist.Chat;

namespace ChatAssist.Host.Channels.WeCom;

public sealed partial class WeComApi
{
    /// <summary>The largest file that WeCom takes, in bytes (20 MB).</summary>
    public const long MostFileBytes = 20L * 1024 * 1024;

    /// <summary>More than any file that WeCom hands out, in bytes: videos and files go up to 100 MB.</summary>
    public const long MostMediaBytes = 110L * 1024 * 1024;

    /// <summary>The largest picture that WeCom takes as a picture, in bytes (10 MB); larger ones go as files.</summary>
    public const long MostImageBytes = 10L * 1024 * 1024;

    /// <summary>Lends WeCom a file for 3 days; the answer's <c>media_id</c> names it.</summary>
    /// <param name="type">image or file.</param>
    /// <param name="open">Opened anew for a repeat after a dead token; disposed here.</param>
    public Task<ApiResult> UploadAsync(
        string type, string fileName, Func<Stream> open, CancellationToken cancellationToken) => WithTokenAsync(
        (token, ct) => calls.UploadAsync(token, type, SafeName(fileName), open(), ct), cancellationToken);

    /// <summary>
    /// Opens a file that a member sent. WeCom reports failures as 200 with JSON, so anything that calls itself JSON and is
    /// not an attachment is one. The stream ends with an <see cref="IOException"/> after a silence of
    /// <see cref="WeComOptions.MediaTimeout"/>.
    /// </summary>
    /// <exception cref="MediaUnavailableException">Gone for good, or not to be had now.</exception>
    public async Task<Stream> OpenMediaAsync(string mediaId, CancellationToken cancellationToken)
    {
        Stream? opened = null;
        var result = await WithTokenAsync(
            async (token, ct) =>
            {
                (ApiResult answer, opened) = await calls.OpenMediaAsync(token, mediaId, ct);
                return answer;
            },
            cancellationToken);
        if (opened is not null)
        {
            return opened;
        }

        var rule = ErrorCodes.Of(result.Code);
        throw new MediaUnavailableException(
            $"WeCom does not give the file: {result.Code} {rule.Meaning}",
            gone: rule.Action is ErrorAction.MediaGone or ErrorAction.Defect);
    }

    /// <summary>No quotes, separators or control characters; the end, with the extension, is kept.</summary>
    private static string SafeName(string name)
    {
        string safe = new(name.Where(c => !char.IsControl(c) && c is not ('"' or '\\' or '/')).ToArray());
        string tail = safe.Length > 60 ? safe[^60..] : safe;
        tail = tail.Length > 0 && char.IsLowSurrogate(tail[0]) ? tail[1..] : tail;
        return tail.Length > 0 ? tail : "file";
    }
}
