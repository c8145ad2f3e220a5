using ChatAssist.Demo.Simulator;
using ChatAssist.Host;
using ChatAssist.Host.Operators;
using ChatAssist.Host.Storage;
using ChatAssist.Tests.EndToEnd.Simulator;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>
/// W-05: the operators' page in a browser, on a desk and on a phone: log in, see what waits and what could not be delivered, send it
/// again, see it gone. LOOK names a folder for pictures.
/// </summary>
public sealed class OperatorStatePageTests(Browser browser) : HostFixture, IClassFixture<Browser>
{
    private const string Password = "correct horse battery";
    private static readonly string Kept = OperatorPassword.Make(Password);

    private readonly List<string> _troubles = [];
    private IPage _page = null!;

    private protected override HostSettings Change(HostSettings settings) => settings with { OperatorPassword = Kept };

    public override async Task DisposeAsync()
    {
        await _page.CloseAsync();
        await base.DisposeAsync();
    }

    [Theory]
    [InlineData(1200, 900)]
    [InlineData(390, 844)]
    public async Task W_05_what_could_not_be_delivered_is_seen_sent_again_and_gone(int width, int height)
    {
        // Somebody left the app's visible range: WeCom gives the reply up, for good.
        Simulator.Faults.Arm(Fault.Answer("message/send", 60111, count: 1));
        await Zhang.SayAsync("待办");
        await Until.TrueAsync(async () =>
        {
            await using LedgerContext ledger = Ledger();
            return await ledger.Outbox.AnyAsync(o => o.State == OutboxState.Dead);
        });
        await BeginWalkAsync();
        Clock.Advance(TimeSpan.FromDays(3));
        await SettledAsync();

        await OpenAsync(width, height);
        await ShotAsync($"operators-login-{width}.png");
        await _page.GetByLabel("运维密码").FillAsync(Password);
        await _page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await ShotAsync($"operators-{width}.png");
        await _page.GetByRole(AriaRole.Link, new() { Name = "运行情况" }).ClickAsync();
        await Expect(Figure("没送到的回复")).ToHaveTextAsync("1");
        await Expect(Figure("等着送出的回复")).ToHaveTextAsync("0");
        await Expect(Section("没送到的回复")).ToContainTextAsync("60111");
        await Expect(Section("没送到的回复")).ToContainTextAsync("张*");
        await Expect(Section("两天没接着说完的对话")).ToContainTextAsync("张*");
        await Expect(Section("两天没接着说完的对话")).ToContainTextAsync("检查");
        await Expect(Section("清单版本")).ToContainTextAsync("消防安全");
        await Expect(_page.Locator("main")).Not.ToContainTextAsync("张三");
        await FitsAsync(width);
        await ShotAsync($"operators-state-{width}.png");

        await Section("没送到的回复").GetByRole(AriaRole.Button, new() { Name = "再发一次" }).ClickAsync();
        await Zhang.ReplyAsync("没有");
        await SettledAsync();
        await _page.GetByRole(AriaRole.Link, new() { Name = "刷新" }).ClickAsync();
        await Expect(Figure("没送到的回复")).ToHaveTextAsync("0");
        await Expect(Section("没送到的回复").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await FitsAsync(width);

        await _page.GetByRole(AriaRole.Link, new() { Name = "返回" }).ClickAsync();
        await _page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await Expect(_page.GetByLabel("运维密码")).ToBeVisibleAsync();
        await _page.GotoAsync(new Uri(Host.CallbackUrl, "/operators/state").ToString());
        await Expect(_page.GetByLabel("运维密码")).ToBeVisibleAsync();
        Assert.Empty(_troubles);
    }

    private ILocator Figure(string name) =>
        _page.Locator("dl > div").Filter(new() { Has = _page.Locator("dt", new() { HasTextString = name }) }).Locator("dd");

    private ILocator Section(string name) =>
        _page.Locator("section").Filter(new() { Has = _page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true }) });

    /// <summary>Nobody scrolls sideways, neither the page nor a table in it, and the button can be hit with a thumb.</summary>
    private async Task FitsAsync(int width)
    {
        Assert.True(await _page.EvaluateAsync<bool>($"document.documentElement.scrollWidth <= {width}"));
        Assert.Equal("", await _page.EvaluateAsync<string>("[...document.querySelectorAll('section')].filter(s => s.scrollWidth > s.clientWidth).map(s => s.innerText.slice(0, 20)).join('; ')"));
        if (width < 500 && await Section("没送到的回复").GetByRole(AriaRole.Button).CountAsync() > 0)
        {
            Assert.True((await Section("没送到的回复").GetByRole(AriaRole.Button).First.BoundingBoxAsync())!.Height >= 40);
        }
    }

    private async Task OpenAsync(int width, int height)
    {
        _page = await browser.OpenAsync(new Uri(Host.CallbackUrl, "/operators"), width, height, scale: 1, ready: "form");
        _page.PageError += (_, error) => _troubles.Add(error);
        _page.Console += (_, message) => _troubles.AddRange(message.Type == "error" ? [message.Text] : []);
    }

    private async Task ShotAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("LOOK") is { Length: > 0 } folder)
        {
            await _page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), FullPage = true });
        }
    }
}
