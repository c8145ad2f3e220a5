using ChatAssist.Demo.Simulator;
using ChatAssist.Tests.EndToEnd.Simulator;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>
/// K-03 K-05 W-02: on the page of phones a complaint breaches its deadline while the clock is moved, and handler, leader and
/// supervisor hear of it one after the other. SCREENSHOTS names a folder for a picture of it.
/// </summary>
public sealed class BreachOnThePageTests(Browser browser) : HostFixture, IClassFixture<Browser>
{
    private IPage _page = null!;

    private protected override SimulatorSettings Settings => base.Settings with { FirstPhones = ["vil01", "insp01", "leader01", "sup01"] };

    [Fact]
    public async Task K_05_a_complaint_breaches_its_deadline_when_the_clock_is_moved()
    {
        _page = await browser.OpenAsync(Simulator.Address, 1720, 900);
        await SayAsync("vil01", "上报 东街菜市场门口堆了建筑垃圾");
        await Expect(Said("vil01", "C-2026-0001 已登记")).ToBeVisibleAsync();
        await Expect(Said("leader01", "【新线索】C-2026-0001")).ToBeVisibleAsync();
        await SayAsync("leader01", "C-2026-0001 一般 给张三");
        await Expect(Said("insp01", "【待核查】C-2026-0001")).ToBeVisibleAsync();
        await MoveAsync("2026-03-02T21:29");
        await Expect(Said("insp01", "【还有11小时3")).ToBeVisibleAsync(); // the warning of 03:00, before the quiet hours
        await MoveAsync("2026-03-03T09:01");
        await Expect(Said("insp01", "【到时限】C-2026-0001")).ToBeVisibleAsync();
        await Expect(Said("leader01", "【已到时限】C-2026-0001")).ToBeVisibleAsync();
        await Expect(Said("sup01", "【督办】")).ToHaveCountAsync(0);
        await MoveAsync("2026-03-03T21:01");
        await Expect(Said("sup01", "【督办】C-2026-0001")).ToBeVisibleAsync();
        await SettledAsync();
        await Expect(Said("insp01", "时限】C-2026-0001")).ToHaveCountAsync(1);
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
        {
            await _page.ScreenshotAsync(new() { Path = Path.Combine(Home.Of(folder), "breach.png") });
        }
    }

    private ILocator Phone(string userId) => _page.Locator($".phone[data-user={userId}]");

    private ILocator Said(string userId, string words) => Phone(userId).Locator(".row:not(.own)").Filter(new() { HasText = words });

    private async Task SayAsync(string userId, string text)
    {
        ILocator box = Phone(userId).GetByRole(AriaRole.Textbox);
        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }

    private async Task MoveAsync(string to)
    {
        if (!await _page.Locator("#clockTo").IsVisibleAsync())
        {
            await _page.Locator("#clockFace").ClickAsync();
        }

        await _page.Locator("#clockTo").FillAsync(to);
        await _page.GetByRole(AriaRole.Button, new() { Name = "拨到", Exact = true }).ClickAsync();
    }
}
