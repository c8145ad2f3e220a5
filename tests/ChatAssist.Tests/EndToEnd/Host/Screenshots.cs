using ChatAssist.Demo.Simulator;
using ChatAssist.Tests.EndToEnd.Simulator;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>
/// I-04 F-04 Q-03 W-02: the main job as a person does it on the page, in a browser, on a phone and on a desk. Where
/// SCREENSHOTS names a folder (make screenshots), the pictures of the README are written there; nowhere else.
/// </summary>
public sealed class Screenshots(Browser browser) : HostFixture, IClassFixture<Browser>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("SCREENSHOTS");

    private IPage _page = null!;

    private protected override SimulatorSettings Settings => base.Settings with
    {
        FirstPhones = ["insp01", "vil01", "leader01", "sup01"],
        Places = [new Place("兴旺加油站", 36.3111, 113.054)],
    };

    public override async Task DisposeAsync()
    {
        await _page.CloseAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task An_inspection_on_one_phone()
    {
        await OpenAsync(390, 844, scale: 2);
        await SayAsync("insp01", "检查 兴旺加油站 消防 和李四", "检查地点");
        await SendPlaceAsync("兴旺加油站");
        await SayAsync("insp01", "3", "消火栓");
        await WeighsAsync(("合格", "plain"), ("不合格", "plain"), ("不适用", "quiet"), ("怎么查", "quiet"));
        await SayAsync("insp01", "12不合格 灭火器过期 其余合格", "第12项");
        await WeighsAsync(("没法拍照", "quiet"));
        await SendPhotoAsync("灭火器过期", "照片已记到第12项");
        await SeesAsync("insp01", "查完了");
        await WeighsAsync(("提交", "main"), ("再改改", "plain"));
        await TakeAsync("phone.png");
    }

    [Fact]
    public async Task The_whole_story_on_four_phones()
    {
        await OpenAsync(1440, 900, scale: 1);
        await SayAsync("insp01", "检查 兴旺加油站 消防 和李四", "检查地点");
        await SendPlaceAsync("兴旺加油站");
        await SayAsync("insp01", "3", "消火栓");
        await PassAsync("+1小时");
        await SayAsync("insp01", "12不合格 灭火器过期 其余合格", "第12项");
        await SendPhotoAsync("灭火器过期", "照片已记到第12项");
        await SayAsync("sup01", "I-2026-0001", "不合格1项");
        await PressAsync("insp01", "提交", "对方有什么要说的");
        await PressAsync("insp01", "没有要说的", "对方签好字了吗");
        await SendPhotoAsync("安全出口堵塞", "F-2026-0001 灭火器过期，期限3月5日");
        await SeesAsync("vil01", "【整改提醒】兴旺加油站 F-2026-0001");
        await PassAsync("+1天");
        await PassAsync("+1天");
        await SeesAsync("insp01", "【还有1天】F-2026-0001");
        await SayAsync("insp01", "复查 兴旺加油站", "和谁一起去");
        await PressAsync("insp01", "李四", "整改得怎么样");
        await PressAsync("insp01", "已整改好", "请发一张现场照片");
        await SendPhotoAsync("灭火器过期", "现在销号吗");
        await PressAsync("insp01", "销号", "F-2026-0001 已销号");
        await SayAsync("vil01", "上报 东街菜市场门口堆了建筑垃圾", "C-2026-0001 已登记");
        await SeesAsync("leader01", "C-2026-0001");
        await SayAsync("leader01", "C-2026-0001 一般 给张三", "C-2026-0001 已交给张三");
        await SeesAsync("insp01", "C-2026-0001");
        await SayAsync("sup01", "进度", "本周销号1");
        await SettledAsync();
        await TakeAsync("desk.png");
    }

    private ILocator Phone(string userId) => _page.Locator($".phone[data-user={userId}]");

    private async Task OpenAsync(int width, int height, float scale) =>
        _page = await browser.OpenAsync(Simulator.Address, width, height, scale);

    private Task SeesAsync(string userId, string words) =>
        Expect(Phone(userId).Locator(".bubble", new() { HasText = words }).Last).ToBeVisibleAsync();

    /// <summary>The buttons of the last card, and how much each stands out.</summary>
    private async Task WeighsAsync(params (string Label, string Weight)[] buttons)
    {
        ILocator shown = Phone("insp01").Locator(".card-buttons").Last.Locator("button");
        await Expect(shown).ToHaveTextAsync([.. buttons.Select(b => b.Label)]);
        await Expect(shown).ToHaveClassAsync([.. buttons.Select(b => b.Weight)]);
    }

    private async Task PassAsync(string button)
    {
        string before = await _page.Locator("#now").InnerTextAsync();
        await _page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Expect(_page.Locator("#now")).Not.ToContainTextAsync(before[..^3]);
    }

    private async Task SayAsync(string userId, string text, string answer)
    {
        ILocator box = Phone(userId).GetByRole(AriaRole.Textbox);
        await box.FillAsync(text);
        await box.PressAsync("Enter");
        await Expect(Phone(userId).Locator(".row:not(.own) .bubble", new() { HasText = answer }).Last).ToBeVisibleAsync();
    }

    private async Task PressAsync(string userId, string button, string answer)
    {
        await Phone(userId).Locator(".card-buttons button:enabled", new() { HasText = button }).Last.ClickAsync();
        await SeesAsync(userId, answer);
    }

    private async Task SendPlaceAsync(string name)
    {
        await Phone("insp01").GetByLabel("更多").ClickAsync();
        await Phone("insp01").GetByRole(AriaRole.Button, new() { Name = "位置" }).ClickAsync();
        await Phone("insp01").GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await SeesAsync("insp01", "位置已记");
    }

    private async Task SendPhotoAsync(string sample, string answer)
    {
        await Phone("insp01").GetByLabel("更多").ClickAsync();
        await Phone("insp01").GetByRole(AriaRole.Button, new() { Name = "示例照片" }).ClickAsync();
        await Phone("insp01").Locator(".sheet").GetByRole(AriaRole.Button, new() { Name = sample }).ClickAsync();
        await SeesAsync("insp01", answer);
    }

    /// <summary>No phone's screen is longer than the phone. Then the picture: everybody at the end of the talk, nothing moving, no caret.</summary>
    private async Task TakeAsync(string name)
    {
        Assert.True(await _page.EvaluateAsync<bool>("[...document.querySelectorAll('.screen')].every(s => s.scrollHeight <= s.clientHeight)"));
        if (Folder is null)
        {
            return;
        }

        await _page.Mouse.MoveAsync(0, 0);
        await _page.EvaluateAsync("document.activeElement.blur(); document.querySelectorAll('.log').forEach(l => { l.scrollTop = l.scrollHeight; })");
        Directory.CreateDirectory(Folder);
        await _page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name), Animations = ScreenshotAnimations.Disabled });
    }
}
