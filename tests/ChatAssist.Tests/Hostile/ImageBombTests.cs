using System.Buffers.Binary;
using ChatAssist.Chat;
using ChatAssist.Host.Documents;
using ChatAssist.Host.Media;
using ChatAssist.Host.Transcripts;
using Xunit;

namespace ChatAssist.Tests.Hostile;

/// <summary>R-01 I-08: a small file that unfolds to gigabytes is turned away before anybody decodes it, and never by decoding it.</summary>
public sealed class ImageBombTests : IDisposable
{
    private static readonly byte[] Huge = Frame(0xC2, 65_535, 65_535), Tiny = [.. Frame(0xC0, 1, 1), 0xFF, 0xFE, 0, 8, .. "a note"u8];
    private readonly string _folder = Directory.CreateTempSubdirectory("chatassist-bomb-").FullName;

    public static TheoryData<string, byte[], MediaProblem> Pictures() => new()
    {
        { "plain", Jpeg(Huge), MediaProblem.TooLarge },
        { "one dot", Jpeg(Tiny), MediaProblem.None },
        { "fill bytes ahead of a marker", Jpeg([0xFF, .. Tiny]), MediaProblem.None },
        { "fill bytes ahead of the real frame", Jpeg([0xFF, 0xFF, .. Huge]), MediaProblem.TooLarge },
        { "a marker without a length", Jpeg([0xFF, 0xD0, 0xFF, 0x01, .. Huge]), MediaProblem.TooLarge },

        // A reader that takes FF FF for a segment jumps over the real frame to another one, which decoders take for a comment.
        { "two frames, one for each reader", File.ReadAllBytes(Home.Of("tests/ChatAssist.Tests/Hostile/corpus/photo/jpeg-measured-small-decoded-huge")), MediaProblem.TooLarge },
        { "rubbish between segments", Jpeg([0xFF, 0xE0, 0, 2, 7, 7, .. Tiny]), MediaProblem.Corrupt },
        { "a length that cannot be", Jpeg([0xFF, 0xE0, 0, 0, .. Tiny]), MediaProblem.Corrupt },
        { "a scan ahead of the frame", Jpeg([0xFF, 0xDA, 0, 2, .. Tiny]), MediaProblem.Corrupt },
        { "an end ahead of the frame", Jpeg([0xFF, 0xD9, .. Tiny]), MediaProblem.Corrupt },
        { "segments without end", Jpeg([.. Enumerable.Repeat((byte[])[0xFF, 0xE0, 0, 2], 100_000).SelectMany(b => b), .. Tiny]), MediaProblem.Corrupt },
        { "fill without end", Jpeg([.. Enumerable.Repeat((byte)0xFF, 1_000_000), .. Tiny]), MediaProblem.Corrupt },
        { "as many dots as a camera has", [.. Jpeg(Frame(0xC0, 12_000, 8_000)), .. new byte[9]], MediaProblem.None },
        { "as many that are decoded at once", Jpeg(Frame(0xC2, 12_000, 8_000)), MediaProblem.TooLarge },
        { "png of 10,000 by 10,000", Png(10_000, 10_000), MediaProblem.TooLarge },
        { "png of 50,000 by 50,000", Png(50_000, 50_000), MediaProblem.TooLarge },
        { "png whose product runs over", Png(0x8000_0001, 0x8000_0001), MediaProblem.TooLarge },
        { "png as large as can be said", Png(uint.MaxValue, uint.MaxValue), MediaProblem.TooLarge },
        { "png of no width", Png(0, 8), MediaProblem.Corrupt },
        { "png without a header", [.. Png(8, 8)[..12], .. "IDAT"u8, .. Png(8, 8)[16..]], MediaProblem.Corrupt },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public async Task R_01_a_picture_is_measured_as_a_decoder_reads_it(string what, byte[] picture, MediaProblem expected)
    {
        var media = new MediaDirectory(_folder);
        MediaRef taken = await media.TakeAsync(new MediaRef(what), new MemoryStream(picture), CancellationToken.None);
        Assert.Equal((what, expected), (what, taken.Problem));
        Assert.Equal(expected == MediaProblem.None ? 1 : 0, media.All().Count());
        if (taken.Sha256 is { } sha)
        {
            Assert.True(Picture.Of(media.PathOf(sha)) is (_, _, 1, 1) or (_, _, 12_000, 8_000));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Jpeg(byte[] inside) => [0xFF, 0xD8, .. inside, 0xFF, 0xD9];

    private static byte[] Frame(byte marker, ushort width, ushort height) =>
        [0xFF, marker, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0];

    private static byte[] Png(uint width, uint height)
    {
        byte[] png = SampleFiles.Png("bomb");
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        return png;
    }
}
