using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ChatAssist.Chat;

namespace ChatAssist.Host.Transcripts;

/// <summary>Files for conversations without a phone: their id says what they are (photo-…, voice-…, corrupt-…, huge-…).</summary>
public static class SampleFiles
{
    /// <exception cref="MediaUnavailableException">The id begins with gone or later.</exception>
    public static Stream Open(string mediaId)
    {
        string kind = mediaId.Split('-')[0];
        return kind switch
        {
            "gone" => throw new MediaUnavailableException("not there any more", gone: true),
            "later" => throw new MediaUnavailableException("not now", gone: false),
            "corrupt" => new MemoryStream(Png(mediaId)[..40]),
            "huge" => new MemoryStream([.. Png(mediaId), .. new byte[11 * 1024 * 1024]]),
            "voice" => new MemoryStream([.. "#!AMR\n"u8, .. Encoding.UTF8.GetBytes(mediaId)]),
            "video" => new MemoryStream([0, 0, 0, 24, .. "ftypmp42"u8, .. Encoding.UTF8.GetBytes(mediaId)]),
            "photo" => new MemoryStream(Png(mediaId)),
            "exif" => new MemoryStream(ExifPhoto.Of(mediaId["exif-".Length..])),
            _ => new MemoryStream(Encoding.UTF8.GetBytes(mediaId)),
        };
    }

    /// <summary>A picture of 8 × 8 dots whose colour follows from the text, so that two texts make two files.</summary>
    public static byte[] Png(string text)
    {
        int hash = text.Aggregate(17, (h, c) => unchecked(h * 31 + c));
        using var data = new MemoryStream();
        using (var zip = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (int y = 0; y < 8; y++)
            {
                zip.WriteByte(0);
                for (int x = 0; x < 8; x++)
                {
                    zip.Write([(byte)(hash + x), (byte)(hash >> 8), (byte)(hash >> (16 + y))]);
                }
            }
        }

        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(png, "IHDR", [0, 0, 0, 8, 0, 0, 0, 8, 8, 2, 0, 0, 0]);
        Chunk(png, "IDAT", data.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int i = 0; i < 8; i++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
