using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace ChatAssist.Host.Transcripts;

/// <summary>A JPEG of one dot that says when and where it was taken, for conversations without a phone.</summary>
public static class ExifPhoto
{
    /// <param name="what">2026-03-01T08:00, or that with _36.31,113.05 behind it; whatever comes then only makes it another file.</param>
    public static byte[] Of(string what)
    {
        string[] parts = what.Split('_');
        DateTime? taken = DateTime.TryParseExact(parts[0], "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime at) ? at : null;
        string[] place = parts.Length > 1 ? parts[1].Split(',') : [];
        return place.Length == 2 && double.TryParse(place[0], CultureInfo.InvariantCulture, out double latitude)
            && double.TryParse(place[1], CultureInfo.InvariantCulture, out double longitude)
                ? Jpeg(Tiff(taken, latitude, longitude, what))
                : Jpeg(Tiff(taken, null, null, what));
    }

    /// <summary>Around any bytes as its Exif segment; at most 65,000.</summary>
    public static byte[] Jpeg(ReadOnlySpan<byte> tiff)
    {
        using var s = new MemoryStream();
        s.Write([0xFF, 0xD8, 0xFF, 0xE1]);
        s.Write(Big((ushort)(tiff.Length + 8)));
        s.Write("Exif\0\0"u8);
        s.Write(tiff);
        // A frame of 1 × 1 dots, and the end.
        s.Write([0xFF, 0xC0, 0x00, 0x0B, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xFF, 0xD9]);
        return s.ToArray();
    }

    private static byte[] Tiff(DateTime? taken, double? latitude, double? longitude, string camera)
    {
        // Little-endian; IFD0 names the camera and the two others, which follow it; values too long for an entry come last.
        var data = new MemoryStream();
        byte[] model = Encoding.ASCII.GetBytes(new string([.. camera.Where(char.IsAscii)]) + "\0");
        byte[] time = Encoding.ASCII.GetBytes((taken ?? default).ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture) + "\0");
        const uint ifd0 = 8, exif = ifd0 + 2 + (3 * 12) + 4, gps = exif + 2 + 12 + 4, values = gps + 2 + (4 * 12) + 4;
        uint atTime = values + (uint)model.Length, atLatitude = atTime + (uint)time.Length, atLongitude = atLatitude + 24;
        data.Write("II*\0"u8);
        Put(data, ifd0);
        Count(data, 3);
        Entry(data, 0x0110, 2, (uint)model.Length, values);
        Entry(data, 0x8769, 4, 1, exif);
        Entry(data, 0x8825, 4, 1, gps);
        Put(data, 0);
        Count(data, taken is null ? (ushort)0 : (ushort)1);
        Entry(data, 0x9003, 2, (uint)time.Length, atTime);
        Put(data, 0);
        Count(data, latitude is null ? (ushort)0 : (ushort)4);
        Entry(data, 1, 2, 2, latitude < 0 ? 'S' : 'N');
        Entry(data, 2, 5, 3, atLatitude);
        Entry(data, 3, 2, 2, longitude < 0 ? 'W' : 'E');
        Entry(data, 4, 5, 3, atLongitude);
        Put(data, 0);
        data.Write(model);
        data.Write(time);
        Degrees(data, latitude ?? 0);
        Degrees(data, longitude ?? 0);
        return data.ToArray();
    }

    private static void Degrees(Stream s, double value)
    {
        foreach (uint part in (ReadOnlySpan<uint>)[(uint)Math.Round(Math.Abs(value) * 1_000_000), 1_000_000, 0, 1, 0, 1])
        {
            Put(s, part);
        }
    }

    private static void Entry(Stream s, ushort tag, ushort type, uint count, uint value)
    {
        Count(s, tag);
        Count(s, type);
        Put(s, count);
        Put(s, value);
    }

    private static void Count(Stream s, ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        s.Write(bytes);
    }

    private static void Put(Stream s, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        s.Write(bytes);
    }

    private static byte[] Big(ushort value) => [(byte)(value >> 8), (byte)value];
}
