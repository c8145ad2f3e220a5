using System.Buffers.Binary;

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

        return head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? Jpeg(path, file) : null;
    }

    private static Picture? Jpeg(string path, FileStream file)
    {
        Span<byte> b = stackalloc byte[9];
        file.Position = 2;
        while (file.ReadAtLeast(b[..4], 4, throwOnEndOfStream: false) == 4 && b[0] == 0xFF)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(b[2..]);
            if (b[1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return file.ReadAtLeast(b[..5], 5, throwOnEndOfStream: false) < 5
                    ? null
                    : new Picture(path, "jpeg", BinaryPrimitives.ReadUInt16BigEndian(b[3..]), BinaryPrimitives.ReadUInt16BigEndian(b[1..]));
            }

            file.Seek(length - 2, SeekOrigin.Current);
        }

        return null;
    }
}
