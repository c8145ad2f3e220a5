using Microsoft.Playwright;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Simulator;

/// <summary>
/// The machine's own Chromium, headless, one for all tests of a collection; no browser is ever downloaded.
/// CHROMIUM names another path than Debian's.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Quiet,
        });
    }

    /// <param name="scale">Pixels of the picture to one of the page.</param>
    /// <param name="ready">What shows that the page is whole.</param>
    public async Task<IPage> OpenAsync(Uri address, int width, int height, float scale = 1, string ready = "body[data-ready]")
    {
        IPage page = await _browser.NewPageAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            DeviceScaleFactor = scale,
            Locale = "zh-CN",
        });
        await page.GotoAsync(address.ToString());
        await page.Locator(ready).WaitForAsync();
        return page;
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
