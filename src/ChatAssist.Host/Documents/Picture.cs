using System.Buffers.Binary;
using ChatAssist.Host.Media;

namespace ChatAssist.Host.Documents;

/// <summary>A picture that goes onto a paper.</summary>
/// <param name="Path">Of the file, small enough for the paper.</param>
/// <param name="Type">jpeg or png.</param>
/// <param name="Width">In dots.</param>
public sealed record Picture(string Path, string Type, int Width, int Height)
{
    /// <summary>By its bytes; null where it is neither a JPEG nor a PNG, or its size cannot be seen.</summary>
    public static Picture? Of(string path)
    {
        using FileStream file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[24];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
        {
            return null;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]))
        {
            return new Picture(path, "png", BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]));
        }

        return head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) && JpegFrame.Of(file) is { } size
            ? new Picture(path, "jpeg", size.Width, size.Height)
            : null;
    }
}
