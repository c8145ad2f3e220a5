using System.Text.Json.Nodes;
using ChatAssist.Demo.Simulator;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.Tests.EndToEnd.Simulator;

/// <summary>W-02: the phones in a browser, as a person uses them.</summary>
public sealed class PageTests(Browser browser) : SimulatorFixture, IClassFixture<Browser>
{
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly List<string> _troubles = [];
    private IPage _page = null!;

    private protected override SimulatorSettings Settings => base.Settings with
    {
        Places = [new Place("兴旺加油站", 36.3111, 113.054), new Place("宏达砖厂", 36.3167, 113.0279)],
        People = [.. SimulatorSettings.DemoPeople, new Member("insp02", "李四", "执法人员")],
    };

    private ILocator Phone(string userId = "insp01") => _page.Locator($".phone[data-user={userId}]");

    [Fact]
    public async Task A_word_is_typed_and_answered_on_the_same_phone_only()
    {
        await OpenAsync();
        await SayAsync("你好 <img src=x onerror=alert(1)>");
        await Expect(Phone().Locator(".row.own .bubble")).ToHaveTextAsync("你好 <img src=x onerror=alert(1)>");
        await Expect(Phone().Locator(".row:not(.own) .bubble")).ToHaveTextAsync("收到：你好 <img src=x onerror=alert(1)>");
        await Expect(Phone("vil01").Locator(".row")).ToHaveCountAsync(0);
        Assert.Empty(_troubles);
    }

    [Fact]
    public async Task Shift_and_enter_begins_a_line_and_the_button_sends()
    {
        await OpenAsync();
        ILocator box = Phone().GetByRole(AriaRole.Textbox);
        await box.FillAsync("第一行");
        await box.PressAsync("Shift+Enter");
        await box.PressSequentiallyAsync("第二行");
        await Phone().GetByRole(AriaRole.Button, new() { Name = "发送", Exact = true }).ClickAsync();
        Assert.Equal("收到：第一行\n第二行", (await Zhang.ReplyAsync()).Text);
        await Expect(box).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_cards_button_is_pressed_and_gives_way()
    {
        await OpenAsync();
        await SayAsync("卡片");
        await Phone().GetByRole(AriaRole.Button, new() { Name = "不合格" }).ClickAsync();
        await Expect(Phone().GetByRole(AriaRole.Button, new() { Name = "已选" })).ToBeDisabledAsync();
        await Expect(Phone().GetByRole(AriaRole.Button, new() { Name = "不合格" })).ToHaveCountAsync(0);
        await Expect(Phone().Locator(".row .bubble").Last).ToHaveTextAsync("您选了：answer-2");
    }

    [Fact]
    public async Task A_vote_sends_what_was_chosen()
    {
        await OpenAsync();
        App.Talks = false;
        await Api.SendAsync("insp01", "template_card", new JsonObject
        {
            ["card_type"] = "vote_interaction",
            ["main_title"] = new JsonObject { ["title"] = "哪些不合格？" },
            ["task_id"] = "vote",
            ["checkbox"] = new JsonObject
            {
                ["question_key"] = "items",
                ["mode"] = 1,
                ["option_list"] = new JsonArray(
                    new JsonObject { ["id"] = "1", ["text"] = "灭火器" }, new JsonObject { ["id"] = "2", ["text"] = "疏散通道" }),
            },
            ["submit_button"] = new JsonObject { ["text"] = "提交", ["key"] = "submit" },
        });
        await Phone().GetByText("疏散通道").ClickAsync();
        await Phone().GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        WireExchange press = await Simulator.Corp.WaitForWireAsync(w => w.IntoApp && w.Name.StartsWith("template_card_event", StringComparison.Ordinal));
        Assert.Contains(
            "<QuestionKey><![CDATA[items]]></QuestionKey><OptionIds><OptionId><![CDATA[2]]></OptionId></OptionIds>",
            press.Clear,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_is_uploaded_and_shown()
    {
        await OpenAsync();
        await Phone().GetByLabel("更多").ClickAsync();
        IFileChooser chooser = await _page.RunAndWaitForFileChooserAsync(() =>
            Phone().GetByRole(AriaRole.Button, new() { Name = "照片", Exact = true }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "现场.png", MimeType = "image/png", Buffer = Png });
        await Expect(Phone().GetByAltText("现场.png")).ToHaveJSPropertyAsync("naturalWidth", 1);
        Assert.Equal($"收到照片，{Png.Length} 字节", (await Zhang.ReplyAsync()).Text);
    }

    [Theory]
    [InlineData("灭火器过期")]
    [InlineData("安全出口堵塞")]
    [InlineData("建筑垃圾")]
    public async Task A_sample_photo_needs_no_photo(string name)
    {
        await OpenAsync();
        await Phone().GetByLabel("更多").ClickAsync();
        await Phone().GetByRole(AriaRole.Button, new() { Name = "示例照片" }).ClickAsync();
        await Phone().GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await Zhang.ReplyAsync("收到照片");
        Assert.InRange(Zhang.Phone[0].Media!.Bytes, 1000, 20 * 1024);
    }

    [Fact]
    public async Task A_voice_a_known_place_and_a_place_of_ones_own_are_sent()
    {
        await OpenAsync();
        await Phone().GetByLabel("更多").ClickAsync();
        await Phone().GetByRole(AriaRole.Button, new() { Name = "语音", Exact = true }).ClickAsync();
        await Phone().GetByText("示例语音（3 秒）").ClickAsync();
        await Expect(Phone().Locator(".bubble.voice")).ToHaveCountAsync(1);
        await Phone().GetByLabel("更多").ClickAsync();
        await Phone().GetByRole(AriaRole.Button, new() { Name = "位置" }).ClickAsync();
        await Phone().GetByLabel("搜索地点").FillAsync("砖厂");
        await Phone().GetByText("宏达砖厂").ClickAsync();
        Assert.Equal("收到位置：宏达砖厂", (await Zhang.ReplyAsync()).Text);
        await Phone().GetByLabel("更多").ClickAsync();
        await Phone().GetByRole(AriaRole.Button, new() { Name = "位置" }).ClickAsync();
        await Phone().GetByText("自己填写坐标").ClickAsync();
        await Phone().GetByLabel("纬度").FillAsync("36.5");
        await Phone().GetByLabel("经度").FillAsync("113.5");
        await Phone().GetByRole(AriaRole.Button, new() { Name = "发送", Exact = true }).ClickAsync();
        await Expect(Phone().Locator(".bubble.location").Last).ToContainTextAsync("36.50000, 113.50000");
    }

    [Fact]
    public async Task The_menu_is_the_one_that_the_app_registers()
    {
        await OpenAsync();
        await Api.CallAsync("menu/create", new JsonObject
        {
            ["button"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "检查",
                    ["sub_button"] = new JsonArray(new JsonObject { ["name"] = "开始检查", ["type"] = "click", ["key"] = "start" }),
                },
                new JsonObject { ["name"] = "待办", ["type"] = "click", ["key"] = "todo" }),
        });
        await Phone().GetByRole(AriaRole.Button, new() { Name = "待办" }).ClickAsync();
        Assert.Equal("菜单：todo", (await Zhang.ReplyAsync()).Text);
        await Phone().GetByRole(AriaRole.Button, new() { Name = "检查", Exact = true }).ClickAsync();
        await Phone().GetByRole(AriaRole.Button, new() { Name = "开始检查" }).ClickAsync();
        Assert.Equal("菜单：start", (await Zhang.ReplyAsync()).Text);
    }

    [Fact]
    public async Task The_clock_is_moved_forward()
    {
        await OpenAsync();
        await Expect(_page.Locator("#now")).ToContainTextAsync("2026年3月2日");
        await _page.GetByRole(AriaRole.Button, new() { Name = "+1小时" }).ClickAsync();
        await Expect(_page.Locator("#now")).ToContainTextAsync("10:0");
        await _page.GetByRole(AriaRole.Button, new() { Name = "到明早8点" }).ClickAsync();
        await Expect(_page.Locator("#now")).ToContainTextAsync("3月3日 周二 08:0");
        await _page.GetByRole(AriaRole.Button, new() { Name = "+1天" }).ClickAsync();
        await Expect(_page.Locator("#now")).ToContainTextAsync("3月4日 周三 08:0");
        await _page.Locator("#clockFace").ClickAsync();
        await _page.Locator("#clockTo").FillAsync("2026-03-05T17:30");
        await _page.GetByRole(AriaRole.Button, new() { Name = "拨到", Exact = true }).ClickAsync();
        await Expect(_page.Locator("#now")).ToContainTextAsync("3月5日 周四 17:3");
        Assert.Equal(new DateTime(2026, 3, 5), Clock.GetLocalNow().Date);
    }

    [Fact]
    public async Task The_wire_shows_cipher_and_clear_text()
    {
        await OpenAsync();
        await SayAsync("看线路");
        await Zhang.ReplyAsync();
        await _page.GetByRole(AriaRole.Button, new() { Name = "线路" }).ClickAsync();
        await _page.Locator(".wire-row", new() { HasText = "text 张三" }).ClickAsync();
        ILocator detail = _page.Locator(".wire-detail");
        await Expect(detail).ToContainTextAsync("msg_signature=");
        await Expect(detail).ToContainTextAsync("<Content><![CDATA[看线路]]></Content>");
        await Expect(_page.Locator(".wire-row", new() { HasText = "message/send" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Another_member_takes_out_a_phone()
    {
        await OpenAsync();
        await Expect(_page.Locator(".phone")).ToHaveCountAsync(4);
        await _page.Locator("#addPhone").SelectOptionAsync("insp02");
        await SayAsync("我也在", "insp02");
        await Expect(Phone("insp02").Locator(".row:not(.own) .bubble")).ToHaveTextAsync("收到：我也在");
        await Phone("insp02").GetByLabel("收起李四的手机").ClickAsync();
        await Expect(_page.Locator(".phone")).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task On_a_phones_width_one_phone_fills_the_screen()
    {
        await OpenAsync(390, 844);
        await Expect(Phone()).ToBeVisibleAsync();
        await Expect(Phone("vil01")).ToBeHiddenAsync();
        LocatorBoundingBoxResult? screen = await Phone().BoundingBoxAsync();
        Assert.Equal(390, screen!.Width);
        Assert.True(await _page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"));
        await Api.SayAsync("vil01", "有新任务");
        await Expect(_page.GetByRole(AriaRole.Tab, new() { Name = "老陈" })).ToContainTextAsync("1");
        await _page.GetByRole(AriaRole.Tab, new() { Name = "老陈" }).ClickAsync();
        await Expect(Phone("vil01").GetByText("有新任务")).ToBeVisibleAsync();
        await SayAsync("明白", "vil01");
        await Expect(Phone("vil01").Locator(".row .bubble").Last).ToHaveTextAsync("收到：明白");
        await _page.Locator("#clockFace").ClickAsync();
        await _page.GetByRole(AriaRole.Button, new() { Name = "+1小时" }).ClickAsync();
        await Expect(_page.Locator("#now")).ToContainTextAsync("10:0");
        Assert.Empty(_troubles);
    }

    [Fact]
    public async Task A_page_opened_later_shows_what_was_said_before()
    {
        await Zhang.SayAsync("早");
        await Zhang.ReplyAsync();
        await OpenAsync();
        await Expect(Phone().Locator(".bubble")).ToHaveTextAsync(["早", "收到：早"]);
    }

    public override async Task DisposeAsync()
    {
        await _page.CloseAsync();
        await base.DisposeAsync();
    }

    private async Task OpenAsync(int width = 1400, int height = 900)
    {
        _page = await browser.OpenAsync(Simulator.Address, width, height);
        _page.PageError += (_, error) => _troubles.Add(error);
        _page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _troubles.Add(message.Text);
            }
        };
    }

    private async Task SayAsync(string text, string userId = "insp01")
    {
        ILocator box = Phone(userId).GetByRole(AriaRole.Textbox);
        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }
}
