using System.Net;
using System.Text.RegularExpressions;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using ChatAssist.Inspections;
using ChatAssist.Tests.EndToEnd.Simulator;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>I-07: the other party signs with a finger on a page, at the width of a phone, once, while the link is fresh.</summary>
public sealed partial class SignaturePageTests(Browser browser) : HostFixture, IClassFixture<Browser>
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task I07_A_signature_is_drawn_and_the_inspection_is_handed_in_with_it()
    {
        Uri link = await ToSignatureAsync();
        IPage page = await browser.OpenAsync(link, 390, 844);
        var troubles = new List<string>();
        page.PageError += (_, error) => troubles.Add(error);
        page.Console += (_, message) => troubles.Add(message.Text);
        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("兴旺加油站");
        await Expect(page.GetByText("I-2026-0001")).ToBeVisibleAsync();
        await Expect(Send(page)).ToBeDisabledAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "it is wider than the phone");

        await DrawAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "重写" }).ClickAsync();
        await Expect(Send(page)).ToBeDisabledAsync();
        await DrawAsync(page);
        await Send(page).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("已签字，谢谢配合。可以关闭本页。");
        await Zhang.ReplyAsync("兴旺加油站 已提交，未发现问题");
        Assert.Equal([], troubles);

        await AssertOnceAsync();
        await using LedgerContext ledger = Ledger();
        Assert.Equal(Signature.Signed, (await ledger.Inspections.SingleAsync()).Signature);
        EvidenceRow drawn = await ledger.Evidence.SingleAsync(e => e.Item == "signature");
        Assert.Equal("image", drawn.Kind);

        // Found again, it opens nothing.
        HttpResponseMessage again = await Http.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Contains("已经收到", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, await PostAsync(link, SampleFiles.Png("签名")));
    }

    [Fact]
    public async Task I07_The_page_allows_nothing_that_it_does_not_bring()
    {
        Uri link = await ToSignatureAsync();
        HttpResponseMessage one = await Http.GetAsync(link), other = await Http.GetAsync(link);
        string policy = one.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Matches("^default-src 'none'; style-src 'nonce-[0-9a-f]{32}'; script-src 'nonce-[0-9a-f]{32}'; connect-src 'self'; ", policy);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.NotEqual(policy, other.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(("no-store", "no-referrer"), ($"{one.Headers.CacheControl}", one.Headers.GetValues("Referrer-Policy").Single()));
    }

    [Fact]
    public async Task I07_Only_the_sealed_link_opens_it_and_only_a_small_picture_gets_in()
    {
        Uri link = await ToSignatureAsync();
        string text = link.ToString();
        foreach (string forged in (string[])
            [
                text[..^1] + (text[^1] == '0' ? '1' : '0'), text[..text.IndexOf('?', StringComparison.Ordinal)],
                text.Replace("insp01", "insp02", StringComparison.Ordinal), text.Replace("I-2026-0001", "I-2026-0002", StringComparison.Ordinal),
                Until().Replace(text, m => $"/{long.Parse(m.Groups[1].Value) + 1}?"),
            ])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Http.GetAsync(forged)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, await PostAsync(new Uri(forged), SampleFiles.Png("签名")));
        }

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(link, new byte[(512 * 1024) + 1]));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(link, []));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(link, "<svg onload=alert(1)>"u8.ToArray()));

        // Two at once: one signature.
        var both = await Task.WhenAll(PostAsync(link, SampleFiles.Png("签名一")), PostAsync(link, SampleFiles.Png("签名二")));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Gone], both.Order());
        await Zhang.ReplyAsync("已提交");
        await using LedgerContext ledger = Ledger();
        Assert.Equal(1, await ledger.Evidence.CountAsync(e => e.Item == "signature"));
    }

    [Fact]
    public async Task I07_After_some_hours_the_link_is_dead()
    {
        Uri link = await ToSignatureAsync();
        Clock.AdvanceTo(Monday + SignatureLink.Life + TimeSpan.FromMinutes(5));
        HttpResponseMessage late = await Http.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        Assert.Contains("已经失效", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, await PostAsync(link, SampleFiles.Png("签名")));
        await using LedgerContext ledger = Ledger();
        Assert.Equal(InspectionState.Underway, (await ledger.Inspections.SingleAsync()).State);
    }

    private static ILocator Send(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "完成签字" });

    private static async Task DrawAsync(IPage page)
    {
        LocatorBoundingBoxResult pad = (await page.Locator("#pad").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(pad.X + 60, pad.Y + 80);
        await page.Mouse.DownAsync();
        for (int i = 1; i <= 24; i++)
        {
            await page.Mouse.MoveAsync(pad.X + 60 + (i * 10), pad.Y + 120 + (float)(60 * Math.Sin(i / 2.0)));
        }

        await page.Mouse.UpAsync();
    }

    private async Task<Uri> ToSignatureAsync()
    {
        await AskAsync(Zhang, "检查 兴旺加油站 消防 和李四", "1/13 检查地点");
        await AskAsync(Zhang, "3", "2/13 消火栓");
        await AskAsync(Zhang, "全部合格", "查完了");
        await AskAsync(Zhang, "提交", "对方有什么要说的");
        Assert.True((await Zhang.SayAsync("没有")).Acknowledged);
        var how = await Zhang.ReplyAsync("打开这个页面直接签");
        return new Uri(Address().Match(how.Text).Value);
    }

    private static async Task<HttpStatusCode> PostAsync(Uri link, byte[] drawing) =>
        (await Http.PostAsync(link, new ByteArrayContent(drawing))).StatusCode;

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Address();

    [GeneratedRegex(@"/([0-9]+)\?")]
    private static partial Regex Until();
}
