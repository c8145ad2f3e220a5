using System.Buffers.Binary;
using ChatAssist.Chat;

namespace ChatAssist.Host.Media;

/// <summary>What a file really is, by its bytes. Nothing is decoded: a picture of a million by a million dots is only measured.</summary>
public static class MediaLook
{
    private const long LargestImage = 10 * 1024 * 1024;
    private const long MostDots = 100_000_000;

    /// <summary>Of what a decoder holds in memory as a whole: eight bytes a dot at worst, and a screenshot has 33 million at most.</summary>
    private const long MostDotsAtOnce = 40_000_000;

    public static (string ContentType, MediaProblem Problem) At(string path)
    {
        using FileStream file = File.OpenRead(path);
        if (file.Length == 0)
        {
            return ("", MediaProblem.Corrupt);
        }

        Span<byte> head = stackalloc byte[32];
        int read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        head = head[..read];
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            JpegFrame.Size size = JpegFrame.Of(file) ?? default;
            return Image("image/jpeg", file, (long)size.Width * size.Height, size.Whole ? MostDotsAtOnce : MostDots, Tail(file).IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            // The product of two sides of up to 2³² each does not fit into a long: longer sides are refused as they are.
            long dots = head.Length < 24 || !head[12..16].SequenceEqual("IHDR"u8) ? 0
                : Math.Min(BinaryPrimitives.ReadUInt32BigEndian(head[16..]), int.MaxValue)
                    * (long)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(head[20..]), int.MaxValue);
            return Image("image/png", file, dots, MostDotsAtOnce, Tail(file).IndexOf("IEND"u8) >= 0);
        }

        return head switch
        {
            _ when head.StartsWith("#!AMR"u8) => ("audio/amr", MediaProblem.None),
            _ when head.Length > 8 && head[4..8].SequenceEqual("ftyp"u8) => ("video/mp4", MediaProblem.None),
            _ when head.StartsWith("%PDF-"u8) => ("application/pdf", MediaProblem.None),
            _ when head.StartsWith("PK\u0003\u0004"u8) => ("application/zip", MediaProblem.None),
            _ => ("application/octet-stream", MediaProblem.None),
        };
    }

    private static (string, MediaProblem) Image(string type, FileStream file, long dots, long most, bool complete) =>
        file.Length > LargestImage || dots > most
            ? (type, MediaProblem.TooLarge)
            : (type, dots > 0 && complete ? MediaProblem.None : MediaProblem.Corrupt);

    private static byte[] Tail(FileStream file)
    {
        int size = (int)Math.Min(file.Length, 64 * 1024);
        byte[] tail = new byte[size];
        file.Seek(-size, SeekOrigin.End);
        file.ReadExactly(tail);
        return tail;
    }
}
