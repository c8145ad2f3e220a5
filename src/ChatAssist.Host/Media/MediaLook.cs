using System.Buffers.Binary;
using ChatAssist.Chat;

namespace ChatAssist.Host.Media;

/// <summary>What a file really is, by its bytes. Nothing is decoded: a picture of a million by a million dots is only measured.</summary>
public static class MediaLook
{
    private const long LargestImage = 10 * 1024 * 1024;
    private const long MostDots = 100_000_000;

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
            return Image("image/jpeg", file, JpegDots(file), Tail(file).IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            long dots = head.Length < 24
                ? 0
                : (long)BinaryPrimitives.ReadUInt32BigEndian(head[16..]) * BinaryPrimitives.ReadUInt32BigEndian(head[20..]);
            return Image("image/png", file, dots, Tail(file).IndexOf("IEND"u8) >= 0);
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

    private static (string, MediaProblem) Image(string type, FileStream file, long dots, bool complete) =>
        file.Length > LargestImage || dots > MostDots
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

    /// <summary>Width × height from the frame header; 0 where there is none.</summary>
    private static long JpegDots(FileStream file)
    {
        file.Position = 2;
        Span<byte> b = stackalloc byte[9];
        while (file.ReadAtLeast(b[..4], 4, throwOnEndOfStream: false) == 4)
        {
            if (b[0] != 0xFF)
            {
                return 0;
            }

            byte marker = b[1];
            int length = BinaryPrimitives.ReadUInt16BigEndian(b[2..]);
            bool frame = marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (frame)
            {
                return file.ReadAtLeast(b[..5], 5, throwOnEndOfStream: false) < 5
                    ? 0
                    : (long)BinaryPrimitives.ReadUInt16BigEndian(b[1..]) * BinaryPrimitives.ReadUInt16BigEndian(b[3..]);
            }

            file.Seek(length - 2, SeekOrigin.Current);
        }

        return 0;
    }
}
