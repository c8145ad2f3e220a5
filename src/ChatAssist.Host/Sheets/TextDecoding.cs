using System.Text;

namespace ChatAssist.Host.Sheets;

/// <summary>
/// Text files in the encodings that spreadsheet programs write in China; each strictly, so that nothing is garbled.
/// </summary>
internal static class TextDecoding
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16 = new(false, false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16BigEndian = new(true, false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance
        .GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>
    /// By the byte-order mark; without one UTF-8 where it is valid, else GB18030. Null where the bytes are neither.
    /// </summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Decode(bytes[3..], Utf8);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Decode(bytes[2..], Utf16);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Decode(bytes[2..], Utf16BigEndian);
        return Decode(bytes, Utf8) ?? Decode(bytes, Gb18030);
    }

    private static string? Decode(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
