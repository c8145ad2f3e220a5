namespace ChatAssist.Host.Channels.WeCom;

/// <summary>The outer, unencrypted part of a callback: read with a cap, and only its envelope taken out.</summary>
public static class CallbackBody
{
    /// <summary>10,000 characters of four bytes each, encrypted and in Base64, fit in.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>The body, or null where it is larger than <see cref="MostBytes"/>.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MostBytes)
        {
            return null;
        }

        byte[] buffer = new byte[MostBytes + 1];
        int length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > MostBytes ? null : buffer[..length];
    }

    /// <summary>The one <c>Encrypt</c> element; null for anything else, which did not come from WeCom.</summary>
    public static string? Encrypted(byte[] body) =>
        SafeXml.Parse(body)?.Elements("Encrypt").ToList() is [{ Value.Length: > 0 } only] ? only.Value.Trim() : null;
}
