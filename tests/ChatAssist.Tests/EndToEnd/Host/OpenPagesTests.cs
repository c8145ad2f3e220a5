using System.Net;
using ChatAssist.Host.Pages;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>Sealed pages: a browser is told to keep nothing, and an address that asks without end is told to wait.</summary>
public sealed class OpenPagesTests : HostFixture
{
    [Fact]
    public async Task Whoever_asks_without_end_is_told_to_wait_and_WeCom_is_still_heard()
    {
        using var browser = new OperatorBrowser(Host.CallbackUrl);
        using HttpResponseMessage first = await browser.GetAsync("/p/paper/X?k=y");
        Assert.Equal(HttpStatusCode.NotFound, first.StatusCode);
        Assert.True(first.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", first.Headers.GetValues("Referrer-Policy").Single());
        HttpResponseMessage[] more = await Task.WhenAll(Enumerable.Range(0, 330).Select(_ => browser.GetAsync("/p/paper/X?k=y")));
        HttpResponseMessage refused = more.First(m => m.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Contains("过一分钟", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await AskAsync(Zhang, "待办", "没有");
    }

    [Fact]
    public async Task A_page_that_fails_says_so_and_nothing_else()
    {
        var sealedPaper = new Uri(Host.Services.GetRequiredService<SealedLinks>().To("paper/X"));
        await using LedgerContext ledger = Ledger();
        using var browser = new HttpClient();
        await ledger.Database.ExecuteSqlRawAsync("ALTER TABLE documents RENAME TO elsewhere");
        using HttpResponseMessage failed = await browser.GetAsync(sealedPaper);
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Empty(await failed.Content.ReadAsStringAsync());
        await ledger.Database.ExecuteSqlRawAsync("ALTER TABLE elsewhere RENAME TO documents");
        using HttpResponseMessage mended = await browser.GetAsync(sealedPaper);
        Assert.Equal(HttpStatusCode.NotFound, mended.StatusCode);
    }
}
