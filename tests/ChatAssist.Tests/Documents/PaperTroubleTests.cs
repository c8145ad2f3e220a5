using ChatAssist.Documents;
using ChatAssist.Host.Media;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAssist.Tests.Documents;

/// <summary>I-08: a paper comes all the same where a program is missing or fails, where a photo is late, and where we fail; in plain words.</summary>
[Collection(Alone.Name)]
public sealed class PaperTroubleTests
{
    [Fact]
    public async Task Without_LibreOffice_the_Word_file_comes_alone_and_says_so()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await using ChatSession session = Papers.Session(store);
        await Papers.TalkAsync(session, Papers.Inspection);
        List<Said> said;
        using (new ProgramsWithout("soffice", "libreoffice"))
        {
            said = await Papers.TalkAsync(session, "[按钮 出整改指令书]");
        }

        Assert.Equal(
            [
                "正在出责令限期整改指令书，马上发给您。", "责令限期整改指令书 示范镇综执责改〔2026〕1号（这次只有Word版，PDF没有生成）",
                "[责令限期整改指令书 示范镇综执责改〔2026〕1号 兴旺加油站.docx]",
            ],
            said.Select(s => s.Text));
        DocumentRow row = Assert.Single(await Papers.RowsAsync(store));
        Assert.Equal((DocumentState.Ready, ""), (row.State, row.Pdf));
    }

    [Fact]
    public async Task A_LibreOffice_that_fails_is_tried_again_and_then_the_Word_file_comes_alone()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await using ChatSession session = Papers.Session(store);
        await Papers.TalkAsync(session, Papers.Inspection);
        using (var programs = new ProgramsWithout("soffice", "libreoffice"))
        {
            programs.Add("soffice", "#!/bin/sh\nexit 77\n");
            Assert.Equal("正在出责令限期整改指令书，马上发给您。", Assert.Single(await Papers.TalkAsync(session, "[按钮 出整改指令书]")).Text);
            Assert.Empty(await LaterAsync(session, TimeSpan.FromMinutes(1)));
            IReadOnlyList<Said> said = await LaterAsync(session, TimeSpan.FromMinutes(1));
            Assert.Equal(2, said.Count);
            Assert.EndsWith("（这次只有Word版，PDF没有生成）", said[0].Text, StringComparison.Ordinal);
            Assert.EndsWith(".docx]", said[1].Text, StringComparison.Ordinal);
        }

        // The next one finds it well again.
        List<Said> next = await Papers.TalkAsync(session, "文书 I-2026-0001", "[按钮 出检查记录]");
        Assert.Contains(next, s => s.Text == "[现场检查记录 示范镇综执检记〔2026〕1号 兴旺加油站.pdf]");
    }

    [Fact]
    public async Task Without_the_program_that_makes_photos_smaller_small_ones_go_in_and_large_ones_are_named_by_their_hash()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await using ChatSession session = Papers.Session(store);
        await Papers.TalkAsync(session, Papers.Inspection);
        string large = (await PhotosAsync(store))[0].Sha256;
        await using (FileStream file = File.OpenWrite(Papers.PathOf(store, large)))
        {
            // As a camera's largest; only its head is looked at.
            file.SetLength(13 * 1024 * 1024);
        }

        using (new ProgramsWithout("vipsthumbnail"))
        {
            await Papers.TalkAsync(session, "[按钮 出检查记录]");
        }

        DocumentRow row = Assert.Single(await Papers.RowsAsync(store));
        Assert.NotEqual("", row.Pdf);
        using WordprocessingDocument word = WordprocessingDocument.Open(Papers.PathOf(store, row.Docx), false);
        Assert.Contains($"（见电子案卷，SHA-256：{large}）", word.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);
        Assert.Equal(2, word.MainDocumentPart.ImageParts.Count());
    }

    [Fact]
    public async Task A_paper_waits_for_a_photo_that_is_on_its_way_and_for_one_that_never_comes_ten_minutes()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await using ChatSession session = Papers.Session(store);
        await Papers.TalkAsync(session, Papers.Inspection);
        await ComesAsync(store, session.Clock.Now.AddSeconds(30));
        Assert.Equal("正在出现场检查记录，马上发给您。", Assert.Single(await Papers.TalkAsync(session, "[按钮 出检查记录]")).Text);
        Assert.Empty(await LaterAsync(session, TimeSpan.FromSeconds(15)));
        IReadOnlyList<Said> said = await LaterAsync(session, TimeSpan.FromSeconds(30));
        Assert.Equal(3, said.Count);
        await AssertPhotosAsync(store, missing: false);

        await ComesAsync(store, session.Clock.Now.AddDays(1));
        await Papers.TalkAsync(session, "作废文书 I-2026-0001", "1", "照片不对");
        Assert.Equal("正在出现场检查记录，马上发给您。", Assert.Single(await Papers.TalkAsync(session, "[按钮 重新出一份]")).Text);
        Assert.Empty(await LaterAsync(session, TimeSpan.FromMinutes(9)));
        Assert.Equal(3, (await LaterAsync(session, TimeSpan.FromMinutes(2))).Count);
        await AssertPhotosAsync(store, missing: true);
    }

    [Fact]
    public async Task After_three_failures_of_ours_its_issuer_is_told_once_and_the_number_is_kept()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await using ChatSession session = Papers.Session(store);
        await Papers.TalkAsync(session, Papers.Inspection);
        await ComesAsync(store, session.Clock.Now.AddSeconds(5));
        await Papers.TalkAsync(session, "[按钮 出检查记录]");
        string data = Assert.Single(await Papers.RowsAsync(store)).Data;
        await SetDataAsync(store, "{");
        var told = new List<Said>();
        for (int i = 0; i < 6; i++)
        {
            told.AddRange(await LaterAsync(session, TimeSpan.FromMinutes(20)));
        }

        Assert.Equal(new Said("张三", "I-2026-0001 的现场检查记录还没生成好，系统会接着试，编号已经留好。"), Assert.Single(told));
        Assert.Contains("示范镇综执检记〔2026〕1号 现场检查记录（3月2日，正在生成）", (await Papers.TalkAsync(session, "文书 I-2026-0001"))[0].Text, StringComparison.Ordinal);
        await SetDataAsync(store, data);
        Assert.Equal(3, (await LaterAsync(session, TimeSpan.FromHours(1))).Count);
        Assert.Empty(await LaterAsync(session, TimeSpan.FromHours(1)));
        DocumentRow row = Assert.Single(await Papers.RowsAsync(store));
        Assert.Equal((DocumentState.Ready, "示范镇综执检记〔2026〕1号"), (row.State, row.Reference));
    }

    /// <summary>Time passes, and what the program does by itself is done.</summary>
    private static async Task<IReadOnlyList<Said>> LaterAsync(ChatSession session, TimeSpan time)
    {
        session.Clock.Now += time;
        return await session.RunAsync(services => ActivatorUtilities.CreateInstance<MediaFetcher>(services).RunAsync(CancellationToken.None));
    }

    private static async Task<List<MediaRow>> PhotosAsync(Store store)
    {
        await using LedgerContext ledger = Papers.Ledger(store);
        return await ledger.Media.AsNoTracking().Where(m => m.MediaId.StartsWith("photo-")).OrderBy(m => m.ReceivedAt).ThenBy(m => m.MediaId).ToListAsync();
    }

    /// <summary>As if the first photo could not be had yet, and can at an instant.</summary>
    private static async Task ComesAsync(Store store, DateTimeOffset at)
    {
        MediaRow first = (await PhotosAsync(store))[0];
        await using LedgerContext ledger = Papers.Ledger(store);
        await ledger.Media.Where(m => m.MediaId == first.MediaId)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.State, MediaState.Waiting).SetProperty(x => x.NextAt, at));
    }

    private static async Task SetDataAsync(Store store, string data)
    {
        await using LedgerContext ledger = Papers.Ledger(store);
        await ledger.Documents.ExecuteUpdateAsync(d => d.SetProperty(x => x.Data, data));
    }

    private static async Task AssertPhotosAsync(Store store, bool missing)
    {
        DocumentRow row = (await Papers.RowsAsync(store))[^1];
        using WordprocessingDocument word = WordprocessingDocument.Open(Papers.PathOf(store, row.Docx), false);
        Assert.Equal(missing, word.MainDocumentPart!.Document.Body!.InnerText.Contains("（照片未能取得）", StringComparison.Ordinal));
        Assert.Equal(missing ? 2 : 3, word.MainDocumentPart.ImageParts.Count());
    }
}
