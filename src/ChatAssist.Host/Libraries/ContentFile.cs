using System.Text;
using ChatAssist.Content;

namespace ChatAssist.Host.Libraries;

/// <summary>
/// One content file as text. Strict: what Notepad saves in GBK or UTF-16 would otherwise be read as something that nobody
/// wrote, and a file that is far too large is not read at all.
/// </summary>
public static class ContentFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The text without its byte-order mark; null where a mistake was noted.</returns>
    public static string? Read(string path, ContentErrors errors)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path).Length > YamlReading.LargestFile)
            {
                errors.Add(path, 1, FileMistakes.TooLarge, YamlReading.LargestFile / 1024);
                return null;
            }

            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add(path, 1, FileMistakes.Unreadable);
            return null;
        }

        ReadOnlySpan<byte> text = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(Encoding.UTF8.Preamble.Length) : bytes;
        try
        {
            return Strict.GetString(text);
        }
        catch (DecoderFallbackException e)
        {
            errors.Add(path, 1 + text[..e.Index].Count((byte)'\n'), FileMistakes.NotUtf8);
            return null;
        }
    }
}
