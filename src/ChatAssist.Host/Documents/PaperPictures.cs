using ChatAssist.Documents;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Media;
using ChatAssist.Host.Pages;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace ChatAssist.Host.Documents;

/// <summary>The pictures of one paper, made small enough, within a bound that leaves the file small enough for WeCom.</summary>
internal sealed class PaperPictures(MediaDirectory media, LibraryShelf shelf, SealedLinks links, Shrinking shrinking)
{
    /// <summary>Of a picture that could not be made smaller: whoever opens the paper must decode it.</summary>
    private const long MostDots = 16_000_000;

    private readonly Dictionary<string, (Picture? Picture, string? Words)> _ready = [];
    private Picture? _qr;

    /// <summary>False where this program has no public address: then no code leads to it.</summary>
    public bool HasQr => _qr is not null;

    /// <param name="folder">For the smaller copies; the caller's to remove.</param>
    public async Task PrepareAsync(LedgerContext context, DocumentRow row, DocumentData data, string folder, CancellationToken cancellationToken)
    {
        string page = links.To($"paper/{row.Number}");
        if (page.Length > 0)
        {
            string file = Path.Combine(folder, "qr.png");
            await File.WriteAllBytesAsync(file, Qr(page), cancellationToken);
            _qr = Picture.Of(file);
        }

        string[] wanted = [.. data.AllPictures().Distinct()];
        var stored = await context.Media.AsNoTracking().Where(m => wanted.Contains(m.MediaId) && m.State == MediaState.Stored)
            .ToDictionaryAsync(m => m.MediaId, m => m.Sha256, cancellationToken);
        string[] files = [.. stored.Values.Distinct().Select(media.PathOf).Where(File.Exists)];
        var small = await shrinking.RunAsync(files, folder, cancellationToken);
        long left = Shrinking.MostBytes;
        foreach (string id in wanted)
        {
            _ready[id] = Look(stored.GetValueOrDefault(id), small, ref left);
        }
    }

    public (Picture? Picture, string? Words) Of(string mediaId, string name) =>
        name == "qr" ? (_qr, null) : _ready.GetValueOrDefault(mediaId, (null, null));

    private (Picture? Picture, string? Words) Look(string? sha, Dictionary<string, string> small, ref long left)
    {
        if (sha is null || media.PathOf(sha) is var path && !File.Exists(path))
        {
            return (null, shelf.Current.Texts[DocumentTexts.PhotoMissing]);
        }

        path = small.GetValueOrDefault(media.PathOf(sha), media.PathOf(sha));
        long bytes = new FileInfo(path).Length;
        if (bytes <= left && Picture.Of(path) is { } picture && (long)picture.Width * picture.Height <= MostDots)
        {
            left -= bytes;
            return (picture, null);
        }

        return (null, shelf.Current.Texts[DocumentTexts.PhotoElsewhere, sha]);
    }

    private static byte[] Qr(string address)
    {
        using var generator = new QRCodeGenerator();
        using QRCodeData code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return new PngByteQRCode(code).GetGraphic(8);
    }
}
