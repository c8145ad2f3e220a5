using ChatAssist.Tests.EndToEnd.Simulator;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>C-01: the lists of the thirteen domains, as a person finds them on the demonstration's page.</summary>
public sealed class MenuOnThePageTests(Browser browser) : HostFixture, IClassFixture<Browser>
{
    [Fact]
    public async Task C01_The_menu_shows_all_thirteen_domains_and_one_tap_begins_with_it()
    {
        IPage page = await browser.OpenAsync(Simulator.Address, 1400, 900);
        ILocator phone = page.Locator(".phone[data-user=insp01]");
        await phone.GetByRole(AriaRole.Button, new() { Name = "检查", Exact = true }).ClickAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "检查表", Exact = true }).ClickAsync();
        ILocator lists = phone.Locator(".row:not(.own) .bubble").Last;
        var names = Home.Content().Checklists.Select(l => (l.Domain, l.Name)).ToList();
        Assert.Equal(13, names.Select(n => n.Domain).Distinct().Count());
        foreach (var (_, name) in names)
        {
            await Expect(lists).ToContainTextAsync(name);
        }

        await phone.GetByRole(AriaRole.Textbox).FillAsync("校外培训机构");
        await phone.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await Expect(phone.Locator(".row:not(.own) .bubble").Last).ToContainTextAsync("检查哪一家");
    }
}
