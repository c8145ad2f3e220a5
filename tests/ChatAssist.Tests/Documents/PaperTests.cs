using System.IO.Compression;
using ChatAssist.Documents;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.Documents;

/// <summary>I-08: every kind of paper, made by talking, opened as Word does and read as a PDF.</summary>
public sealed class PaperTests
{
    private static readonly Dictionary<string, string[]> KeyWords = new()
    {
        ["notice"] = ["入企检查通知书", "示范镇综执检通〔2026〕1号", "兴旺加油站", "消防安全", "SZ140400002", "SZ140400003", "回避", "2026年3月2日"],
        ["record"] = ["现场检查记录", "示范镇综执检记〔2026〕1号", "91140403MAAY4CL12P", "灭火器过期", "马上换灭火器。", "消防法", "逐项检查结果", "现场照片（共2张）", "合格8项"],
        ["order"] = ["责令限期整改指令书", "示范镇综执责改〔2026〕1号", "灭火器过期", "责令限期整改", "2026年3月5日", "示范县人民政府申请行政复议", "六个月"],
        ["opinion"] = ["整改复查意见书", "示范镇综执复查〔2026〕1号", "示范镇综执责改〔2026〕1号", "已整改好", "同意销号"],
        ["supervision"] = ["督查意见书", "示范镇综执督查〔2026〕1号", "F-2026-0002", "整改期限已过2天", "请于三日内完成。"],
        ["transfer"] = ["移送函", "示范镇综执移送〔2026〕1号", "市场监管所", "食品", "移送函回执", "反映人信息依法保密"],
        ["answer"] = ["投诉举报办理答复", "示范镇综执答复〔2026〕1号", "属实。确实堆了渣土。", "已督促清走。", "感谢您"],
    };

    [Fact]
    public async Task Every_kind_comes_out_of_the_chat_whole_in_Word_and_PDF()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await using ChatSession session = Papers.Session(store, "https://zhifa.example");
        await Papers.TalkAsync(
            session,
            [
                .. Papers.Inspection, "都出", "文书 I-2026-0001", "[按钮 出通知书]", "+2", "复查 F-2026-0001", "李四", "整改好了", "[照片]", "[按钮 出复查意见书]", "+3",
                "郑主任: 文书 F-2026-0002", "郑主任: 1", "郑主任: 请于三日内完成",
                "老魏: 上报 好味道饭店吃坏肚子了", "周队: [按钮 转别的部门]", "周队: 市场监管所 食品归他们管", "周队: [按钮 出移送函]", "周队: 涉及食品经营",
                "老陈: 上报 东街菜市场门口堆了建筑垃圾", "周队: [按钮 一般线索]", "周队: 张三", "[按钮 开始核查]", "[照片]", "[按钮 属实]", "确实堆了渣土", "已督促清走",
                "[按钮 就这样发]", "[按钮 办结]", "[按钮 出答复书]",
            ]);
        List<DocumentRow> rows = await Papers.RowsAsync(store);
        Assert.Equal(DocumentKinds.All.Select(k => k.Id).Order(StringComparer.Ordinal), rows.Select(r => r.Kind).Order(StringComparer.Ordinal));
        foreach (DocumentRow row in rows)
        {
            Assert.Equal(DocumentState.Ready, row.State);
            AssertWord(Papers.PathOf(store, row.Docx), row.Kind);
            string text = await Papers.PdfTextAsync(Papers.PathOf(store, row.Pdf));
            Assert.All(KeyWords[row.Kind], word => Assert.Contains(word, text, StringComparison.Ordinal));
            Assert.Contains("扫码核验真伪", text, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
        }

        // Nobody who reported is on any paper (K-09).
        foreach (DocumentRow row in rows.Where(r => r.Record.StartsWith('C')))
        {
            string text = await Papers.PdfTextAsync(Papers.PathOf(store, row.Pdf));
            Assert.All(["老陈", "老魏", "vil0"], name => Assert.DoesNotContain(name, text + row.Data, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_paper_that_was_issued_and_not_made_is_made_again_from_the_same_words()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await using ChatSession session = Papers.Session(store);
        await Papers.TalkAsync(session, [.. Papers.Inspection, "[按钮 出整改指令书]"]);
        DocumentRow before = Assert.Single(await Papers.RowsAsync(store));
        await using (LedgerContext ledger = Papers.Ledger(store))
        {
            // As it was between the two transactions.
            await ledger.Set<DocumentRow>().ExecuteUpdateAsync(d => d.SetProperty(x => x.State, DocumentState.Issued).SetProperty(x => x.Docx, ""));
            await ledger.Media.Where(m => m.MediaId.StartsWith("order-")).ExecuteDeleteAsync();
        }

        IReadOnlyList<Said> said = await session.RunAsync(_ => Task.CompletedTask);
        DocumentRow after = Assert.Single(await Papers.RowsAsync(store));
        Assert.Equal(before.Docx, after.Docx);
        Assert.Equal(before.Reference, after.Reference);
        Assert.Equal(3, said.Count);
    }

    [Fact]
    public async Task Two_who_press_at_once_issue_one_paper()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await using ChatSession session = Papers.Session(store);
        await Papers.TalkAsync(session, Papers.Inspection);
        string key = "[菜单 document/I-2026-0001/issue/order]";
        IReadOnlyList<Said>[] said = [await session.SayAsync("张三", key), await session.SayAsync("李四", key)];
        Assert.Contains("已经出过了：示范镇综执责改〔2026〕1号", said[1].Single().Text, StringComparison.Ordinal);
        Assert.Single(await Papers.RowsAsync(store));
    }

    [Fact]
    public async Task What_people_write_stays_what_they_wrote()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await using ChatSession session = Papers.Session(store);
        const string Wild = "<w:p>&lt; {{number}} ]]> \"引号\" ⟦F1⟧ \u0001\ud83d 😀 {{each findings}}";
        await Papers.TalkAsync(session, [.. Papers.Inspection[..^2], Wild, "[照片]", "[按钮 出检查记录]"]);
        DocumentRow row = Assert.Single(await Papers.RowsAsync(store));
        AssertWord(Papers.PathOf(store, row.Docx), row.Kind, placeholders: true);
        using WordprocessingDocument word = WordprocessingDocument.Open(Papers.PathOf(store, row.Docx), false);
        Assert.Contains("<w:p>&lt; {{number}} ]]> \"引号\"", word.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);
    }

    private static void AssertWord(string path, string kind, bool placeholders = false)
    {
        using WordprocessingDocument word = WordprocessingDocument.Open(path, false);
        var mistakes = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word).Select(e => $"{kind}: {e.Path?.XPath} {e.Description}");
        Assert.Empty(mistakes);
        MainDocumentPart main = word.MainDocumentPart!;
        Assert.Contains("w:eastAsia=\"zh-CN\"", main.StyleDefinitionsPart!.Styles!.OuterXml, StringComparison.Ordinal);
        Assert.Contains("方正小标宋简体", main.StyleDefinitionsPart.Styles.OuterXml, StringComparison.Ordinal);
        if (!placeholders)
        {
            Assert.DoesNotContain("{{", main.Document.Body!.InnerText, StringComparison.Ordinal);
        }
    }
}
