using System.IO.Compression;
using ChatAssist.Demo.Simulator;
using ChatAssist.Findings;
using ChatAssist.Host;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Operators;
using ChatAssist.Host.Pages;
using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using ChatAssist.Tests.EndToEnd.Host;
using ChatAssist.Tests.EndToEnd.Simulator;
using ChatAssist.Tests.Findings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.Tests.Hostile;

/// <summary>
/// Q-02 R-02 F-05: on every page that shows what people wrote, a real browser shows it as it was written: no script runs, no
/// picture is asked for, and what looks like a place of the page ({files}) is left alone.
/// </summary>
public sealed class PagesTests(Browser browser) : HostFixture, IClassFixture<Browser>
{
    private const string Evil = "<img src=x onerror=\"window.hit=1\"><script>window.hit=2</script></pre>{files}{links}{due}{nonce}'\"&amp;";
    private const string Password = "correct horse battery";
    private static readonly string Kept = OperatorPassword.Make(Password);

    private protected override HostSettings Change(HostSettings settings) => settings with { OperatorPassword = Kept };

    [Fact]
    public async Task What_people_wrote_is_shown_as_it_was_written()
    {
        await AskAsync(Zhang, "检查 兴旺加油站 消防 和李四", "1/13 检查地点");
        var library = Host.Services.GetRequiredService<LibraryShelf>().Current;
        await Host.Services.GetRequiredService<LedgerWriter>()
            .WriteAsync(s => s.Apply(Loop.Found(library, "F-2026-0001", Clock.GetUtcNow(), 20, Evil), Clock.GetUtcNow(), "insp01"));
        await using (LedgerContext ledger = Ledger())
        {
            await ledger.Findings.ExecuteUpdateAsync(x => x.SetProperty(f => f.TargetName, Evil));
            await ledger.Inspections.ExecuteUpdateAsync(x => x.SetProperty(i => i.TargetName, Evil));
            ledger.Add(new ChatAssist.Inspections.EvidenceRow
            {
                Id = "e1",
                Subject = "F-2026-0001",
                Kind = "text",
                Words = Evil,
                By = "insp01" + Evil,
                At = Clock.GetUtcNow(),
            });
            await ledger.SaveChangesAsync();
        }

        await ShownAsync(Link("rectify/F-2026-0001/20260320"), "main", page => Expect(page.Locator(".what b")).ToHaveTextAsync(Evil));
        await ShownAsync(Link("sign/I-2026-0001/insp01/4102444800"), "body", page => Expect(page.Locator("body")).ToContainTextAsync(Evil));
        await CaseFileAsync();
        await StateAsync();
        await PhonesAsync();
    }

    /// <summary>Opened from the folder that it was unpacked into, where no policy protects the reader.</summary>
    private async Task CaseFileAsync()
    {
        string zip = Path.Combine(Store.Folder, "case.zip"), folder = Path.Combine(Store.Folder, "case");
        await using (FileStream to = File.Create(zip))
        {
            Assert.NotNull(await Host.Services.GetRequiredService<CaseFile>().WriteAsync("I-2026-0001", to, CancellationToken.None));
        }

        // Throws for a name that leads out of the folder.
        await ZipFile.ExtractToDirectoryAsync(zip, folder);
        await ShownAsync(new Uri(Path.Combine(folder, "目录.html")), "main", async page =>
        {
            await Expect(page.Locator("main")).ToContainTextAsync(Evil);
            Assert.True(await page.Locator("td", new() { HasText = Evil }).CountAsync() >= 1);
        });
        await ShownAsync(new Uri(Path.Combine(folder, "聊天记录.html")), "body", _ => Task.CompletedTask);
    }

    private async Task StateAsync()
    {
        await using (LedgerContext ledger = Ledger())
        {
            await ledger.Outbox.ExecuteUpdateAsync(x => x.SetProperty(o => o.State, OutboxState.Dead).SetProperty(o => o.UserId, Evil));
        }

        using var operators = new OperatorBrowser(Host.CallbackUrl);
        await operators.EnterAsync(Password);
        foreach (string path in (string[])["/operators/state", "/operators", "/operators/login?to=/%22%3E%3Cscript%3E"])
        {
            string page = await (await operators.GetAsync(path)).Content.ReadAsStringAsync();
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("onerror=\"", page, StringComparison.Ordinal);
        }
    }

    private Task PhonesAsync() => ShownAsync(Simulator.Address, "body[data-ready]", async page =>
    {
        await Zhang.SayAsync(Evil);
        await Zhang.SendFileAsync("%PDF-1.4"u8.ToArray(), Evil.Replace('/', '_') + ".pdf");
        await Zhang.SendLocationAsync(new Place(Evil, 36.3, 113));
        await Expect(page.Locator(".phone[data-user=insp01] .row.own .bubble", new() { HasText = Evil }).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "线路" }).ClickAsync();
        await page.Locator(".wire-row", new() { HasText = "text 张三" }).Last.ClickAsync();
        await Expect(page.Locator(".wire-detail")).ToContainTextAsync("window.hit=2");
    });

    private async Task ShownAsync(Uri address, string ready, Func<IPage, Task> look)
    {
        IPage page = await browser.OpenAsync(address, 1400, 900, ready: ready);
        await look(page);
        Assert.Null(await page.EvaluateAsync<int?>("window.hit ?? null"));
        Assert.Equal(0, await page.Locator("img[src=x]").CountAsync());
        await page.CloseAsync();
    }

    private Uri Link(string path) => new(Host.Services.GetRequiredService<SealedLinks>().To(path));
}
