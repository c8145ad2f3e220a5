using System.Globalization;
using ChatAssist.Content;
using ChatAssist.Inspections;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Jpeg;
using Directory = MetadataExtractor.Directory;

namespace ChatAssist.Host.Media;

/// <summary>
/// What a photo says of itself: when and where it was taken, by which camera. Only the Exif segments of a JPEG are
/// read, each at most 64 KB, nothing is unpacked, and whatever is wrong with them, the photo simply says nothing. Most chat
/// apps take these lines out; an edited photo may say anything.
/// </summary>
public static class PhotoLook
{
    private const int LongestCamera = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <returns>Null where it says nothing, or nothing that can be true.</returns>
    public static PhotoRow? At(string path, string mediaId, string? contentType, Rules rules)
    {
        if (contentType != "image/jpeg")
        {
            return null;
        }

        // The reader has no time limit of its own; one that hangs is left behind and the photo says nothing.
        Task<PhotoRow?> look = Task.Run(() => Read(path, mediaId, rules));
        return look.Wait(Patience) ? look.Result : null;
    }

    private static PhotoRow? Read(string path, string mediaId, Rules rules)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            IReadOnlyList<Directory> exif = JpegMetadataReader.ReadMetadata(file, [new ExifReader()]);
            DateTimeOffset? taken = TakenAt(exif, rules);
            GeoLocation? place = exif.OfType<GpsDirectory>().FirstOrDefault()?.GetGeoLocation();
            bool onEarth = place is { IsZero: false } && Math.Abs(place.Latitude) <= 90 && Math.Abs(place.Longitude) <= 180;
            return taken is null && !onEarth
                ? null
                : new PhotoRow
                {
                    MediaId = mediaId,
                    TakenAt = taken,
                    Latitude = onEarth ? place!.Latitude : null,
                    Longitude = onEarth ? place!.Longitude : null,
                    Camera = Camera(exif),
                };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever a stranger's bytes make the reader do, they are still kept as they came.
            return null;
        }
    }

    private static DateTimeOffset? TakenAt(IReadOnlyList<Directory> exif, Rules rules)
    {
        foreach (ExifSubIfdDirectory directory in exif.OfType<ExifSubIfdDirectory>())
        {
            string? said = directory.GetString(ExifDirectoryBase.TagDateTimeOriginal) ?? directory.GetString(ExifDirectoryBase.TagDateTimeDigitized);
            if (DateTime.TryParseExact(said?.Trim('\0', ' '), "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local)
                && local.Year is >= 1990 and < 2200)
            {
                string? zone = directory.GetString(ExifDirectoryBase.TagTimeZoneOriginal)?.Trim('\0', ' ').TrimStart('+');
                return TimeSpan.TryParseExact(zone?.TrimStart('-'), "hh\\:mm", CultureInfo.InvariantCulture, out TimeSpan offset) && offset.TotalHours <= 14
                    ? new DateTimeOffset(local, zone!.StartsWith('-') ? -offset : offset)
                    : rules.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
            }
        }

        return null;
    }

    private static string Camera(IReadOnlyList<Directory> exif)
    {
        ExifIfd0Directory? first = exif.OfType<ExifIfd0Directory>().FirstOrDefault();
        string said = $"{first?.GetString(ExifDirectoryBase.TagMake)} {first?.GetString(ExifDirectoryBase.TagModel)}";
        string shown = new([.. said.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]);
        return shown.Trim() is { Length: > LongestCamera } tooLong ? tooLong[..LongestCamera] : shown.Trim();
    }
}
