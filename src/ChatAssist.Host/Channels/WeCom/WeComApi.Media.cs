using System.Net.Http.Headers;
using System.Text;
using ChatAssist.Chat;

namespace ChatAssist.Host.Channels.WeCom;

public sealed partial class WeComApi
{
    /// <summary>The largest file that WeCom takes, in bytes (20 MB).</summary>
    public const long MostFileBytes = 20L * 1024 * 1024;

    /// <summary>The largest picture that WeCom takes as a picture, in bytes (10 MB); larger ones go as files.</summary>
    public const long MostImageBytes = 10L * 1024 * 1024;

    /// <summary>Lends WeCom a file for 3 days; the answer's <c>media_id</c> names it.</summary>
    /// <param name="type">image or file.</param>
    /// <param name="open">Opened anew for a repeat after a dead token; disposed here.</param>
    public Task<ApiResult> UploadAsync(
        string type, string fileName, Func<Stream> open, CancellationToken cancellationToken) => WithTokenAsync(
        async (token, ct) =>
        {
            var address = transport.Address("cgi-bin/media/upload", ("access_token", token), ("type", type));
            using var request = new HttpRequestMessage(HttpMethod.Post, address);
            request.Content = Form(fileName, open());
            return await transport.ExchangeAsync(request, _options.MediaTimeout, ct);
        },
        cancellationToken);

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
                var address = transport.Address("cgi-bin/media/get", ("access_token", token), ("media_id", mediaId));
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                var response = await transport.OpenAsync(request, _options.MediaTimeout, ct);
                if (response is { IsSuccessStatusCode: true } && !IsError(response.Content.Headers))
                {
                    opened = await MediaStream.OverAsync(response, _options.MediaTimeout, ct);
                    return new ApiResult(0);
                }

                using (response)
                {
                    var error = response is null ? default : await ApiTransport.JudgeAsync(response, ct);
                    return error.Ok ? new ApiResult(ErrorCodes.Unreachable) : error;
                }
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

    private static bool IsError(HttpContentHeaders headers) =>
        headers.ContentDisposition is null
        && headers.ContentType?.MediaType is null or "application/json" or "text/json" or "text/plain";

    /// <summary>WeCom wants the file's name as plain UTF-8 and the boundary without quotes; .NET's defaults do neither.</summary>
    private static MultipartFormDataContent Form(string fileName, Stream stream)
    {
        string boundary = Guid.NewGuid().ToString("N");
        var form = new MultipartFormDataContent(boundary) { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        form.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=" + boundary);
        var file = new StreamContent(stream);
        file.Headers.ContentType = new("application/octet-stream");
        file.Headers.TryAddWithoutValidation(
            "Content-Disposition", $"form-data; name=\"media\"; filename=\"{SafeName(fileName)}\"");
        form.Add(file);
        return form;
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
