using ChatAssist.Host.Channels.WeCom;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChatAssist.Tests.Channels.WeCom;

/// <summary>W-01, W-04. The menu as a file: within WeCom's limits, every mistake with file and line.</summary>
public sealed class MenuFileTests
{
    private const string Good = """
        menu:
          - name: 检查
            sub:
              - { name: 开始检查, key: inspect }
              - { name: 扫码入企, scan: target }
              - { name: 发送位置, location: target }
              - { name: 拍照, photo: evidence }
          - { name: 待办, key: todo }
          - { name: 帮助, url: "https://example.cn/help" }
        """;

    [Fact]
    public void A_good_menu_becomes_wecoms_json() =>
        Assert.Equal(
            """{"button":[{"name":"检查","sub_button":[{"type":"click","name":"开始检查","key":"inspect"},{"type":"scancode_waitmsg","name":"扫码入企","key":"target"},{"type":"location_select","name":"发送位置","key":"target"},{"type":"pic_photo_or_album","name":"拍照","key":"evidence"}]},{"type":"click","name":"待办","key":"todo"},{"type":"view","name":"帮助","url":"https://example.cn/help"}]}""",
            MenuFile.Parse(Good, "menu.yaml").ToJson().ToJsonString(ChatAssist.Chat.ChatJson.Options));

    [Theory]
    [InlineData("menu:\n  - { name: a, }}\n", "menu.yaml:2:")]
    [InlineData("", "menu.yaml:1: expected one mapping")]
    [InlineData("checklists: []", "menu.yaml:1: one mapping with the key \"menu\"")]
    [InlineData("menu: &m\n  - { name: a, key: *m }", "menu.yaml:2: aliases")]
    [InlineData("menu: []", "menu.yaml:1: a list")]
    [InlineData("other: 1\nmenu:\n  - { name: a, key: b }", "menu.yaml:1: unknown key \"other\"")]
    [InlineData("menu:\n  - { key: b }", "menu.yaml:2: \"name\" is missing")]
    [InlineData("menu:\n  - { name: 六个汉字菜单, key: b }", "menu.yaml:2: \"六个汉字菜单\" has 18 bytes, WeCom takes 16")]
    [InlineData("menu:\n  - name: a\n    key: b\n    url: https://x.cn", "menu.yaml:2: exactly one")]
    [InlineData("menu:\n  - name: a\n    tap: b", "menu.yaml:3: unknown key \"tap\"")]
    [InlineData("menu:\n  - name: a\n    url: ftp://x", "menu.yaml:3: an address")]
    [InlineData("menu:\n  - name: a\n    sub:\n      - name: b\n        sub: []", "menu.yaml:5: unknown key \"sub\"")]
    [InlineData("menu:\n  - { name: a, key: a }\n  - { name: b, key: b }\n  - { name: c, key: c }\n  - { name: d, key: d }", "menu.yaml:5: more than 3")]
    public void A_mistake_is_told_with_its_line(string yaml, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => MenuFile.Parse(yaml, "menu.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var e = Assert.Throws<InvalidDataException>(() => MenuFile.Parse("menu:\n  - { key: b }\n  - { name: a }\n", "m.yaml"));
        Assert.Equal(2, e.Message.Split('\n').Length);
    }

    [Fact]
    public async Task The_menu_is_put_in_place()
    {
        string database = WeComRig.NewDatabase();
        await using (var wecom = await ScriptedWeCom.StartAsync())
        {
            await using var rig = new WeComRig(wecom.Address, database);
            Assert.True((await rig.Api.CreateMenuAsync(MenuFile.Parse(Good, "menu.yaml"), CancellationToken.None)).Ok);
            var call = wecom.To("menu/create").Single();
            Assert.Equal(("1000002", "token-1"), (call.Query["agentid"], call.Query["access_token"]));
            Assert.Equal(3, call.Json.GetProperty("button").GetArrayLength());
        }

        SqliteConnection.ClearAllPools();
        File.Delete(database);
    }
}
