using ChatAssist.Demo.Simulator;
using ChatAssist.Host.Measuring;
using ChatAssist.Tests.EndToEnd.Simulator;
using ChatAssist.Tests.Questions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>Q-01 Q-04 W-02: the supervisor's questions on the page of phones, through the host and WeCom's protocol, with a table and a picture.</summary>
public sealed class QuestionPageTests(Browser browser) : HostFixture, IClassFixture<Browser>
{
    private IPage _page = null!;

    private protected override SimulatorSettings Settings => base.Settings with { FirstPhones = ["sup01"] };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Host.DisposeAsync();
        new Generator(QuestionLibrary.Demo, Store.Settings.Database.SqlitePath, seed: 7).Run(900, 300, Monday);
        await StartHostAsync();
        _page = await browser.OpenAsync(Simulator.Address, 520, 1000);
    }

    public override async Task DisposeAsync()
    {
        await _page.CloseAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task The_four_questions_are_answered_and_what_is_compared_is_seen()
    {
        await AskAsync("东村这周还有几个没整改的", "【东沟村 本周 整改中的问题 数量】");
        await AskAsync("张三今天巡查了没", "【张三 今天 巡查 数量】");
        await AskAsync("上月消防查了多少家", "【2月 消防 检查 数量】");
        await AskAsync("哪些投诉快超时了", "【快到期的投诉 清单】");
        await ShotAsync("questions-four.png");
        await AskAsync("哪个村问题最多", "【问题 按村 数量】");
        ILocator picture = Phone.GetByAltText("chart.png");
        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 720);
        await ShotAsync("questions-ranking.png");
        await AskAsync("今年问题走势", "【2026年 问题 趋势】");
        await Expect(picture).ToHaveCountAsync(2);
        await Expect(picture.Last).ToHaveJSPropertyAsync("naturalWidth", 720);
        await ShotAsync("questions-trend.png");
        await AskAsync("没整改的问题列出来", "【整改中的问题 清单】");
        await Expect(Phone.Locator(".row").Last).ToContainTextAsync("问题清单20260302.xlsx");
        await ShotAsync("questions-table.png");
        await AssertOnceAsync();
    }

    private ILocator Phone => _page.Locator(".phone[data-user=sup01]");

    private async Task AskAsync(string text, string first)
    {
        ILocator box = Phone.GetByRole(AriaRole.Textbox);
        await box.FillAsync(text);
        await box.PressAsync("Enter");
        await Expect(Phone.Locator(".row:not(.own) .bubble").Filter(new() { HasText = first }).Last).ToBeVisibleAsync();
    }

    /// <summary>For the eye: SCREENSHOTS names a folder.</summary>
    private async Task ShotAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
        {
            await _page.WaitForTimeoutAsync(300);
            await _page.ScreenshotAsync(new() { Path = Path.Combine(folder, name) });
        }
    }
}
