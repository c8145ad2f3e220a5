using System.Net;
using ChatAssist.Documents;
using ChatAssist.Host.Pages;
using ChatAssist.Host.Storage;
using ChatAssist.Tests.EndToEnd.Simulator;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>I-08 K-09: the page behind a paper's code proves number, day and file, says when it is void, and nothing of whom it is about.</summary>
public sealed class PaperPageTests(Browser browser) : HostFixture, IClassFixture<Browser>
{
    [Fact]
    public async Task A_paper_is_proven_and_its_voiding_is_told()
    {
        DocumentRow row = await NoticeAsync();
        Uri address = AddressOf(row);
        IPage page = await browser.OpenAsync(address, 390, 800);
        await Expect(page.Locator("header")).ToHaveTextAsync("有效");
        string text = await page.Locator("main").InnerTextAsync();
        Assert.All(["入企检查通知书", "示范镇综执检通〔2026〕1号", "2026年3月2日", row.Docx], word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.All(["兴旺加油站", "张三", "李四", "I-2026-0001"], word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));

        // The file itself, and one in which a single byte differs.
        byte[] original = await File.ReadAllBytesAsync(Path.Combine(Store.Settings.Media, row.Docx[..2], row.Docx));
        await DropAsync(page, original);
        await Expect(page.Locator("#said")).ToContainTextAsync("一致：这个文件就是当时出具的原件");
        original[^1] ^= 1;
        await DropAsync(page, original);
        await Expect(page.Locator("#said")).ToContainTextAsync("不一致");
        await PictureAsync(page, "paper-page.png");

        await AskAsync(Zhang, "作废文书 I-2026-0001", "I-2026-0001 的文书");
        await AskAsync(Zhang, "1", "为什么作废");
        await AskAsync(Zhang, "名字写错了", "已作废，原因：名字写错了");
        await page.ReloadAsync();
        await Expect(page.Locator("header")).ToContainTextAsync("已于2026年3月2日作废，请勿使用");
        await AskAsync(Zhang, "重新出一份", "正在出入企检查通知书");
        await Zhang.ReplyAsync("入企检查通知书 示范镇综执检通〔2026〕2号");
        await page.ReloadAsync();
        await Expect(page.Locator("header")).ToContainTextAsync("已由示范镇综执检通〔2026〕2号代替");
        Assert.DoesNotContain("名字写错了", await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_was_guessed_or_changed_leads_nowhere()
    {
        DocumentRow row = await NoticeAsync();
        Uri address = AddressOf(row);
        using var client = new HttpClient();
        using HttpResponseMessage good = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        Assert.Contains("default-src 'none'", good.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        foreach (string changed in new[]
            {
                address.ToString().Replace("-0001?", "-0002?", StringComparison.Ordinal), address.ToString()[..^1] + (address.ToString()[^1] == '0' ? '1' : '0'),
                address.ToString().Split('?')[0],
            })
        {
            using HttpResponseMessage bad = await client.GetAsync(changed);
            Assert.Equal(HttpStatusCode.NotFound, bad.StatusCode);
        }
    }

    private async Task<DocumentRow> NoticeAsync()
    {
        await AskAsync(Zhang, "检查 兴旺加油站 消防 和李四", "1/13 检查地点");
        await AskAsync(Zhang, "3", "2/13 消火栓");
        await AskAsync(Zhang, "文书", "的文书");
        await AskAsync(Zhang, "1", "正在出入企检查通知书");
        await Zhang.ReplyAsync("入企检查通知书 示范镇综执检通〔2026〕1号");
        await using LedgerContext ledger = Ledger();
        return await ledger.Documents.SingleAsync();
    }

    private Uri AddressOf(DocumentRow row)
    {
        var links = Host.Services.GetRequiredService<SealedLinks>();
        links.Address = Host.CallbackUrl.GetLeftPart(UriPartial.Authority);
        return new Uri(links.To($"paper/{row.Number}"));
    }

    private static Task DropAsync(IPage page, byte[] bytes) => page.Locator("#file").SetInputFilesAsync(
        new FilePayload { Name = "paper.docx", MimeType = "application/octet-stream", Buffer = bytes });

    private static Task PictureAsync(IPage page, string name) => Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder
        ? page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), FullPage = true })
        : Task.CompletedTask;
}
