using System.Buffers.Binary;

namespace ChatAssist.Host.Media;

/// <summary>
/// How large a JPEG says that it is, seen exactly as a decoder sees it: what is measured here and what is decoded later must
/// be the same frame, or a picture that was measured as one dot unfolds to gigabytes. So fill bytes and markers without a
/// length are passed over, and whatever a decoder might read in another way (rubbish between segments, a length that cannot
/// be, a scan or an end ahead of the frame) is no picture.
/// </summary>
internal static class JpegFrame
{
    /// <summary>Cameras write a dozen, large colour profiles and depth maps some hundred.</summary>
    private const int MostSegments = 2000;
    private const int MostFill = 64;

    /// <summary>In dots.</summary>
    /// <param name="Whole">A decoder needs all of it in memory at once (progressive, lossless), not a few lines at a time.</param>
    public readonly record struct Size(int Width, int Height, bool Whole);

    /// <returns>Null where there is no frame.</returns>
    public static Size? Of(Stream jpeg)
    {
        jpeg.Position = 2;
        Span<byte> b = stackalloc byte[5];
        for (int i = 0; i < MostSegments && Marker(jpeg) is { } marker; i++)
        {
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
            {
                continue;
            }

            bool ahead = marker is 0x00 or 0xD8 or 0xD9 or 0xDA;
            if (ahead || jpeg.ReadAtLeast(b[..2], 2, throwOnEndOfStream: false) < 2 || BinaryPrimitives.ReadUInt16BigEndian(b) is var length && length < 2)
            {
                return null;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return jpeg.ReadAtLeast(b, 5, throwOnEndOfStream: false) < 5
                    ? null
                    : new Size(BinaryPrimitives.ReadUInt16BigEndian(b[3..]), BinaryPrimitives.ReadUInt16BigEndian(b[1..]), marker > 0xC1);
            }

            jpeg.Seek(length - 2, SeekOrigin.Current);
        }

        return null;
    }

    private static int? Marker(Stream jpeg)
    {
        int next = jpeg.ReadByte();
        if (next != 0xFF)
        {
            return null;
        }

        for (int i = 0; i < MostFill && next == 0xFF; i++)
        {
            next = jpeg.ReadByte();
        }

        return next is 0xFF or < 0 ? null : next;
    }
}
