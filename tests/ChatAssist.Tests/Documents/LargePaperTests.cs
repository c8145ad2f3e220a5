using System.Diagnostics;
using ChatAssist.Content;
using ChatAssist.Documents;
using ChatAssist.Host.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChatAssist.Tests.Documents;

/// <summary>I-08: 200 findings and 300 photos make a paper that WeCom takes, and no photo is ever held in memory.</summary>
[Collection(Alone.Name)]
public sealed class LargePaperTests : IDisposable
{
    private const int Findings = 200;
    private const int Photos = 300;
    private readonly string _folder = Directory.CreateTempSubdirectory("chatassist-large-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Two_hundred_findings_and_three_hundred_photos()
    {
        string[] photos = await PhotosAsync();
        string small = Directory.CreateDirectory(Path.Combine(_folder, "small")).FullName;
        var shrunk = await new Shrinking(NullLogger.Instance).RunAsync(photos, small, CancellationToken.None);
        Assert.Equal(Photos, shrunk.Count);
        Assert.InRange(shrunk.Values.Sum(f => new FileInfo(f).Length), 1, Shrinking.MostBytes);

        // What is written beside the photos, and what a photo adds: its frame in the text, not its bytes.
        long few = await WriteAsync(photos[..2], shrunk), all = await WriteAsync(photos, shrunk);
        long perPhoto = (all - few) / (Photos - 2), bytes = photos.Sum(p => new FileInfo(shrunk[p]).Length) / Photos;
        Assert.True(perPhoto < 150_000, $"{perPhoto} bytes allocated for each photo of {bytes}");

        string docx = Path.Combine(_folder, "paper.docx");
        Assert.InRange(new FileInfo(docx).Length, 1, 20 * 1024 * 1024);
        using (WordprocessingDocument word = WordprocessingDocument.Open(docx, false))
        {
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word).Select(e => $"{e.Path?.XPath} {e.Description}"));
            Assert.Equal(Photos, word.MainDocumentPart!.ImageParts.Count());
            Assert.Contains("问题200", word.MainDocumentPart.Document.Body!.InnerText, StringComparison.Ordinal);
        }

        using Store store = Store.Empty();
        using var pdf = new PdfConversion(store.Settings, NullLogger<PdfConversion>.Instance);
        string? made = await pdf.TryAsync(docx, CancellationToken.None);
        Assert.NotNull(made);
        Assert.InRange(new FileInfo(made).Length, 1, 20 * 1024 * 1024);
        Assert.Contains("图300", await Papers.PdfTextAsync(made), StringComparison.Ordinal);
    }

    private async Task<long> WriteAsync(string[] photos, Dictionary<string, string> shrunk)
    {
        DocumentKind kind = DocumentKinds.Find("record")!;
        DocumentData data = Data(kind.Shape, photos);
        kind.Shape.Check(data);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await using (FileStream file = File.Create(Path.Combine(_folder, "paper.docx")))
        {
            await DocxWriting.WriteAsync(
                Home.Content().Templates["record"], data, (id, _) => (Picture.Of(shrunk[id]), null), file, CancellationToken.None);
        }

        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static DocumentData Data(Shape shape, string[] photos)
    {
        DocumentData Row(string repeat, Func<string, string> value) => shape.Repeats[repeat].Pictures.Aggregate(
            DocumentData.Of(shape.Repeats[repeat].Fields.Select(f => (f, value(f)))), (d, p) => d.With(p, ""));
        DocumentData data = DocumentData.Of(shape.Fields.Select(f => (f, f == "number" ? "示范镇综执检记〔2026〕1号" : "有"))).With("qr", "").With("signature", "");
        return data
            .With("findings", Enumerable.Range(1, Findings).Select(i => Row("findings", f => f == "finding.words" ? $"问题{i}" : "有")))
            .With("items", [])
            .With("photos", photos.Chunk(2).Select((pair, i) => Row("photos", f => f == "photo.left-words" ? $"图{2 * i + 1}" : $"图{2 * i + 2}")
                .With("photo.left", pair[0]).With("photo.right", pair[1])));
    }

    /// <summary>Three hundred different files, each as large as a phone's photo of a few hundred thousand bytes.</summary>
    private async Task<string[]> PhotosAsync()
    {
        string first = Path.Combine(_folder, "noise.jpg");
        using (Process vips = Process.Start("vips", ["gaussnoise", first + "[Q=60]", "1200", "900", "--mean", "128", "--sigma", "40"]))
        {
            await vips.WaitForExitAsync();
        }

        byte[] bytes = await File.ReadAllBytesAsync(first);
        var photos = new string[Photos];
        for (int i = 0; i < Photos; i++)
        {
            photos[i] = Path.Combine(_folder, $"photo{i}");
            await File.WriteAllBytesAsync(photos[i], [.. bytes, (byte)i, (byte)(i >> 8)]);
        }

        return photos;
    }
}
