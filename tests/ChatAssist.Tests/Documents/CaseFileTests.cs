using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatAssist.CaseFiles;
using ChatAssist.Host.Media;
using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using ChatAssist.Host.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAssist.Tests.Documents;

/// <summary>R-02 R-01 K-09: a case file is whole, is proven link by link, and does not tell who reported.</summary>
[Collection(Alone.Name)]
public sealed class CaseFileTests
{
    [Fact]
    public async Task An_inspection_with_all_that_belongs_to_it()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await using ChatSession session = Papers.Session(store);
        await Papers.TalkAsync(session, [.. Papers.Inspection, "都出"]);
        List<Said> said = await Papers.TalkAsync(session, "调取 i2026-1");
        Assert.Contains(said, s => s.Text == "[案卷 I-2026-0001.zip]");
        using ZipArchive zip = ZipFile.OpenRead(await ArchiveAsync(store));
        string[] names = [.. zip.Entries.Select(e => e.FullName)];
        Assert.Equal(
            [
                "文书/现场检查记录 示范镇综执检记〔2026〕1号.pdf", "文书/现场检查记录 示范镇综执检记〔2026〕1号.docx",
                "文书/责令限期整改指令书 示范镇综执责改〔2026〕1号.pdf", "文书/责令限期整改指令书 示范镇综执责改〔2026〕1号.docx",
            ],
            names.Where(n => n.StartsWith("文书/", StringComparison.Ordinal)));
        Assert.Contains("照片和录音录像/001 疏散通道和出口 20260302-0900 张三.png", names);
        Assert.Contains("照片和录音录像/003 签名 20260302-0900 张三.png", names);
        string contents = Read(zip, "目录.html");
        Assert.Contains("I-2026-0001 兴旺加油站", contents, StringComparison.Ordinal);
        Assert.Contains("示范镇综执责改〔2026〕1号", contents, StringComparison.Ordinal);
        Assert.DoesNotContain("{", contents[contents.IndexOf("</style>", StringComparison.Ordinal)..], StringComparison.Ordinal);
        string talk = Read(zip, "聊天记录.html");
        Assert.Contains("12不合格 灭火器过期 6不合格 通道堵塞 其余合格", talk, StringComparison.Ordinal);
        Assert.Contains("已提交，问题已列入整改", talk, StringComparison.Ordinal);
        AssertSums(zip);
        Assert.True(AssertProven(zip) > 15);
    }

    [Fact]
    public async Task A_link_that_was_changed_does_not_prove()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await using ChatSession session = Papers.Session(store);
        await Papers.TalkAsync(session, [.. Papers.Inspection, "调取 I-2026-0001"]);
        using ZipArchive zip = ZipFile.OpenRead(await ArchiveAsync(store));
        string line = Read(zip, "存证/存证链.jsonl").Split('\n').First(l => l.Contains("inspection.statement-taken.1", StringComparison.Ordinal));
        Assert.True(Proves(line));
        Assert.False(Proves(line.Replace("马上换", "以后换", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nobody_learns_from_a_complaints_file_who_reported_it()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await using ChatSession session = Papers.Session(store);
        await Papers.TalkAsync(
            session,
            "老陈: 上报 东街菜市场门口堆了建筑垃圾", "老陈: [照片]", "老陈: 1", "周队: [按钮 一般线索]", "周队: 张三", "[按钮 开始核查]", "[照片]", "[按钮 属实]",
            "确实堆了渣土", "已督促清走", "[按钮 就这样发]", "[按钮 办结]", "[按钮 出答复书]", "举报人 C-2026-0001", "周队: 调取 C-2026-0001");
        string path = await ArchiveAsync(store);
        using ZipArchive zip = ZipFile.OpenRead(path);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            string text = entry.FullName + Read(zip, entry.FullName);
            Assert.All(["老陈", "vil01"], who => Assert.False(text.Contains(who, StringComparison.OrdinalIgnoreCase), $"{entry.FullName} names {who}"));
        }

        string talk = Read(zip, "聊天记录.html");
        Assert.Contains("反映人", talk, StringComparison.Ordinal);
        Assert.Contains("确实堆了渣土", talk, StringComparison.Ordinal);
        Assert.Contains("依规定不公开", Read(zip, "目录.html"), StringComparison.Ordinal);
        Assert.Single(zip.Entries, e => e.FullName.StartsWith("照片和录音录像/", StringComparison.Ordinal));
        AssertSums(zip);
        Assert.True(AssertProven(zip) > 5);
    }

    [Fact]
    public async Task What_is_too_large_for_the_chat_is_told_how_to_get_and_comes_from_the_command()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await using ChatSession session = Papers.Session(store);
        await Papers.TalkAsync(session, [.. Papers.Inspection]);
        await using (LedgerContext ledger = Papers.Ledger(store))
        {
            // Three videos of the largest size, which cannot be packed any smaller.
            var media = new MediaDirectory(store.Settings.Media);
            for (int i = 0; i < 3; i++)
            {
                byte[] video = [0, 0, 0, 24, .. "ftypmp42"u8, .. RandomBytes(i, 8 * 1024 * 1024)];
                Chat.MediaRef file = await media.TakeAsync(new Chat.MediaRef($"big{i}"), new MemoryStream(video), CancellationToken.None);
                ledger.Media.Add(new MediaRow { MediaId = $"big{i}", UserId = "insp01", State = MediaState.Stored, Sha256 = file.Sha256!, Bytes = file.Bytes, ContentType = file.ContentType! });
                ledger.Add(new Inspections.EvidenceRow { Id = $"big{i}", Subject = "I-2026-0001", Kind = "video", MediaId = $"big{i}", By = "insp01", At = session.Clock.Now });
            }

            await ledger.SaveChangesAsync();
        }

        List<Said> said = await Papers.TalkAsync(session, "调取 I-2026-0001");
        Assert.Contains(said, s => s.Text.Contains("chatassist case-file I-2026-0001 --to", StringComparison.Ordinal));
        Assert.DoesNotContain(said, s => s.Text.EndsWith(".zip]", StringComparison.Ordinal));
        string to = Path.Combine(store.Folder, "out.zip");
        await session.RunAsync(async services =>
        {
            await using FileStream file = File.Create(to);
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await services.GetRequiredService<CaseFile>().WriteAsync("I-2026-0001", file, CancellationToken.None);
            Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 12 * 1024 * 1024);
        });
        using ZipArchive zip = ZipFile.OpenRead(to);
        Assert.Equal(3, zip.Entries.Count(e => e.FullName.EndsWith(".mp4", StringComparison.Ordinal)));
        AssertSums(zip);
    }

    private static byte[] RandomBytes(int seed, int count)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static async Task<string> ArchiveAsync(Store store)
    {
        await using LedgerContext ledger = Papers.Ledger(store);
        CaseFileRow row = await ledger.CaseFiles.SingleAsync();
        Assert.Equal(CaseFileState.Made, row.State);
        return Papers.PathOf(store, row.Sha256);
    }

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>As <c>sha256sum -c</c> does.</summary>
    private static void AssertSums(ZipArchive zip)
    {
        var sums = Read(zip, "SHA256SUMS.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(l => l[66..], l => l[..64]);
        Assert.Equal(zip.Entries.Select(e => e.FullName).Where(n => n != "SHA256SUMS.txt").Order(StringComparer.Ordinal), sums.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, sum) in sums)
        {
            using Stream file = zip.GetEntry(name)!.Open();
            Assert.Equal(sum, Convert.ToHexStringLower(SHA256.HashData(file)));
        }
    }

    private static int AssertProven(ZipArchive zip)
    {
        string[] lines = [.. Read(zip, "存证/存证链.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.Contains("\"payload\"", StringComparison.Ordinal))];
        Assert.All(lines, line => Assert.True(Proves(line), line));
        return lines.Length;
    }

    private static bool Proves(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        string Of(string name) => json.RootElement.GetProperty(name).GetString()!;
        var row = new JournalRow
        {
            Node = Of("node"),
            Seq = json.RootElement.GetProperty("seq").GetInt64(),
            At = DateTimeOffset.FromUnixTimeMilliseconds(json.RootElement.GetProperty("at").GetInt64()),
            By = Of("by"),
            Message = Of("message"),
            MessageSha = Of("messageSha"),
            Subject = Of("subject"),
            Kind = Of("kind"),
            Payload = Of("payload"),
            SaidSha = Of("saidSha"),
            Hash = Of("hash"),
        };
        return JournalChain.HashOf(Of("previous"), row) == row.Hash;
    }
}
