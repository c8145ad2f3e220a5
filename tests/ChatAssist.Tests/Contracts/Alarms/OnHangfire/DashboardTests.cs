using ChatAssist.Host;
using ChatAssist.Host.Operators;
using ChatAssist.Tests.EndToEnd.Host;
using ChatAssist.Tests.EndToEnd.Simulator;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace ChatAssist.Tests.Contracts.Alarms;

/// <summary>W-05: Hangfire's dashboard behind the operators' login, in a real browser.</summary>
public sealed class DashboardTests(Browser browser) : HostFixture, IClassFixture<Browser>
{
    private const string Password = "correct horse battery";
    private static readonly string Kept = OperatorPassword.Make(Password);

    private protected override HostSettings Change(HostSettings settings) => settings with { OperatorPassword = Kept };

    [Fact]
    public async Task W_05_an_operator_logs_in_and_sees_what_is_due()
    {
        await AskAsync(Zhang, "检查 兴旺加油站 消防 和李四", "1/13 检查地点");
        JobStorage jobs = Host.Services.GetRequiredService<JobStorage>();
        await Until.TrueAsync(() => jobs.GetMonitoringApi().Servers().Count == 1);
        IPage page = await browser.OpenAsync(new Uri(Host.CallbackUrl, "/hangfire/recurring"), 1100, 700, ready: "#password");
        List<string> trouble = [];
        page.Console += (_, m) =>
        {
            if (m.Type == "error")
            {
                trouble.Add(m.Text);
            }
        };
        await ShowAsync(page, "login");
        await page.FillAsync("#password", "not the right one");
        await page.ClickAsync("button");
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("密码不对");
        await ShowAsync(page, "login-wrong");
        await page.FillAsync("#password", Password);
        await page.ClickAsync("button");
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("sweep: regular");
        await ShowAsync(page, "hangfire");
        await page.GotoAsync(new Uri(Host.CallbackUrl, "/hangfire").ToString());
        await Assertions.Expect(page.Locator("canvas, svg").First).ToBeVisibleAsync();
        await ShowAsync(page, "hangfire-home");
        await page.GotoAsync(new Uri(Host.CallbackUrl, "/operators").ToString());
        await ShowAsync(page, "operators");
        await page.ClickAsync("text=后台任务");
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("Hangfire");
        Assert.Empty(trouble);
    }

    /// <summary>With SCREENSHOTS in the environment a picture is left there.</summary>
    private static async Task ShowAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"operator-{name}.png") });
        }
    }
}
