using System.Net;
using ChatAssist.Chat;
using ChatAssist.Findings;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using ChatAssist.Host.Writing;
using ChatAssist.Tests.EndToEnd.Simulator;
using ChatAssist.Tests.Findings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>F-05 Q-02: the enterprise shows what it put right on a page of its own, and nobody can do anything else with it.</summary>
public sealed class RectifyPageTests(Browser browser) : HostFixture, IClassFixture<Browser>
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task F_05_photos_and_words_reach_the_inspector_from_a_guest()
    {
        string link = await LinkAsync("<b>灭火器</b>过期");
        IPage page = await browser.OpenAsync(new Uri(link), 390, 844);
        var errors = new List<string>();
        page.Console += (_, m) => errors.AddRange(m.Type == "error" ? [m.Text] : []);
        await Assertions.Expect(page.Locator(".what b")).ToHaveTextAsync("<b>灭火器</b>过期");
        await page.Locator("#files").SetInputFilesAsync(
        [
            new FilePayload { Name = "1.jpg", MimeType = "image/jpeg", Buffer = ExifPhoto.Of("2026-03-02T08:00_36.3168,113.0280") },
            new FilePayload { Name = "2.png", MimeType = "image/png", Buffer = SampleFiles.Png("another") },
        ]);
        await page.Locator("#words").FillAsync("换了两具新的");
        if (Environment.GetEnvironmentVariable("LOOK") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "rectify.png") });
        }

        await page.Locator("#send").ClickAsync();
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("已提交2张");
        Assert.Empty(errors);
        Assert.Contains("换了两具新的", (await Zhang.ReplyAsync("企业说整改好了：F-2026-0001 宏达砖厂")).ToString(), StringComparison.Ordinal);
        await SettledAsync();
        await using LedgerContext ledger = Ledger();
        RectificationReportRow report = Assert.Single(await ledger.RectificationReports.ToListAsync());
        Assert.Equal((ReportedBy.Enterprise, "guest:F-2026-0001", "换了两具新的"), (report.Source, report.By, report.Words));
        Assert.Equal(2, await ledger.Evidence.CountAsync(e => e.Item == "rectified-1" && e.By == "guest:F-2026-0001"));
        Assert.Equal(2, Zhang.Phone.Count(m => !m.FromMember && m.Kind == "image"));
        Assert.False(await ledger.Outbox.AnyAsync(o => o.UserId.StartsWith("guest:")));
        await AssertOnceAsync();
    }

    [Fact]
    public async Task F_05_a_link_that_was_changed_or_is_over_or_a_file_that_is_no_photo_does_nothing()
    {
        string link = await LinkAsync("灭火器过期");
        async Task<HttpStatusCode> PostAsync(string address, byte[] body) => (await Http.PostAsync(address, new ByteArrayContent(body))).StatusCode;
        byte[] photo = SampleFiles.Png("one");
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(link.Replace("F-2026-0001", "F-2026-0002", StringComparison.Ordinal), photo));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(link.Replace("?k=", "?k=0", StringComparison.Ordinal), photo));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(link.Replace("/2026", "/2027", StringComparison.Ordinal), photo));
        Assert.Equal(HttpStatusCode.NotFound, (await Http.GetAsync(link.Replace("/2026", "/2027", StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(link, "<script>alert(1)</script>"u8.ToArray()));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(link, photo[..40]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(link, new byte[(10 * 1024 * 1024) + 1]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync($"{link}&said={new string('a', 501)}", photo));
        HttpResponseMessage shown = await Http.GetAsync(link);
        Assert.Contains("default-src 'none'", string.Join(' ', shown.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("{", await shown.Content.ReadAsStringAsync().ContinueWith(t => t.Result.Split("<script")[0].Split("</style>")[1]), StringComparison.Ordinal);

        // The same photo twice is one report; on the day after the last one the link is over.
        Assert.Equal(HttpStatusCode.OK, await PostAsync(link, photo));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(link, photo));
        await SettledAsync();
        await using (LedgerContext ledger = Ledger())
        {
            Assert.Equal(1, await ledger.RectificationReports.CountAsync());
        }

        Clock.AdvanceTo(Monday.AddDays(31));
        Assert.Equal(HttpStatusCode.Gone, await PostAsync(link, SampleFiles.Png("two")));
        Assert.Equal(HttpStatusCode.Gone, (await Http.GetAsync(link)).StatusCode);
    }

    private async Task<string> LinkAsync(string words)
    {
        var library = Host.Services.GetRequiredService<LibraryShelf>().Current;
        IReadOnlyList<Fact> facts = Loop.Found(library, "F-2026-0001", Clock.GetUtcNow(), 20, words);
        await Host.Services.GetRequiredService<LedgerWriter>().WriteAsync(s => s.Apply(facts, Clock.GetUtcNow(), "insp01"));
        await Zhang.SayAsync("整改链接 F-2026-0001");
        string said = (await Zhang.ReplyAsync("打开就能上传")).Text;
        return said[said.IndexOf("http", StringComparison.Ordinal)..].Trim();
    }
}
