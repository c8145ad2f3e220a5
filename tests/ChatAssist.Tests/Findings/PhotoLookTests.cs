using ChatAssist.Content;
using ChatAssist.Host.Media;
using ChatAssist.Host.Transcripts;
using ChatAssist.Inspections;
using Xunit;

namespace ChatAssist.Tests.Findings;

/// <summary>R-01: what photos say of themselves is read where it is there; whatever hostile bytes say, nothing crashes or hangs.</summary>
public sealed class PhotoLookTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void R_01_time_place_and_camera_are_read()
    {
        PhotoRow photo = Look(ExifPhoto.Of("2026-03-01T08:05_36.3167,113.0279"))!;
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 8, 5, 0, TimeSpan.FromHours(8)), photo.TakenAt);
        Assert.Equal(36.3167, photo.Latitude!.Value, 5);
        Assert.Equal(113.0279, photo.Longitude!.Value, 5);
        Assert.StartsWith("2026-03-01", photo.Camera, StringComparison.Ordinal);
    }

    [Fact]
    public void R_01_a_photo_that_says_nothing_says_nothing()
    {
        Assert.Null(Look(ExifPhoto.Jpeg([])));
        Assert.Null(Look(ExifPhoto.Of("nothing")));
        Assert.Null(PhotoLook.At(_path, "m", "image/png", new Rules()));
    }

    [Theory]
    [InlineData("2026-13-45T99:99", null)]
    [InlineData("1850-03-01T08:00", null)]
    public void R_01_times_that_cannot_be_are_left_out(string what, object? none) => Assert.Equal(none, Look(ExifPhoto.Of(what))?.TakenAt);

    /// <summary>Every byte of a good one turned around, some of them cut: 4,000 broken photos.</summary>
    [Fact]
    public void R_01_hostile_bytes_neither_crash_nor_hang()
    {
        byte[] good = ExifPhoto.Of("2026-03-01T08:05_36.3167,113.0279");
        var random = new Random(20260302);
        for (int i = 0; i < 4000; i++)
        {
            byte[] bad = [.. good];
            for (int n = random.Next(1, 6); n > 0; n--)
            {
                bad[random.Next(2, bad.Length)] = (byte)random.Next(256);
            }

            if (Look(i % 5 == 0 ? bad[..random.Next(4, bad.Length)] : bad) is { } photo)
            {
                Assert.InRange(photo.Latitude ?? 0, -90, 90);
                Assert.InRange(photo.Longitude ?? 0, -180, 180);
                Assert.InRange(photo.Camera.Length, 0, 60);
            }
        }
    }

    /// <summary>A directory whose next is itself, one that claims 4 billion values, one of 65,000 bytes of nothing.</summary>
    [Fact]
    public void R_01_directories_that_lead_in_circles_end()
    {
        byte[] circle = [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x69, 0x87, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0];
        byte[] huge = [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x10, 0x01, 5, 0, 255, 255, 255, 255, 0, 0, 0, 0, 8, 0, 0, 0];
        byte[] many = [.. "II*\0"u8, 8, 0, 0, 0, 255, 255, .. new byte[64_900]];
        foreach (byte[] tiff in (ReadOnlySpan<byte[]>)[circle, huge, many])
        {
            Assert.Null(Look(ExifPhoto.Jpeg(tiff)));
        }
    }

    private PhotoRow? Look(byte[] bytes)
    {
        File.WriteAllBytes(_path, bytes);
        return PhotoLook.At(_path, "m", "image/jpeg", new Rules());
    }
}
