using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAssist.Demo.Simulator;
using ChatAssist.Demo.Simulator.Api;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Simulator;

/// <summary>W-01 W-02: each of WeCom's limits on messages once.</summary>
public sealed class SimulatorLimitTests : SimulatorFixture
{
    [Fact]
    public async Task A_long_text_is_cut_at_2048_bytes_on_a_character()
    {
        Assert.Equal(0, Errcode(await Api.SayAsync("insp01", new string('长', 1000))));
        string shown = Assert.Single(Zhang.Phone).Text;
        Assert.Equal(2046, Encoding.UTF8.GetByteCount(shown));
    }

    [Fact]
    public async Task A_long_markdown_is_refused() =>
        Assert.Equal(45002, Errcode(await Api.SendAsync("insp01", "markdown", new JsonObject { ["content"] = new string('长', 683) })));

    [Theory]
    [InlineData("text", 40058)]
    [InlineData("markdown", 40058)]
    [InlineData("image", 40007)]
    [InlineData("file", 40007)]
    [InlineData("poem", 40008)]
    [InlineData("textcard", 40058)]
    [InlineData("template_card", 42019)]
    public async Task An_empty_message_is_refused(string type, int errcode) =>
        Assert.Equal(errcode, Errcode(await Api.SendAsync("insp01", type, [])));

    [Fact]
    public async Task A_text_card_is_cut_at_128_and_512_bytes()
    {
        await Api.SendAsync("insp01", "textcard", new JsonObject
        {
            ["title"] = new string('a', 200),
            ["description"] = new string('b', 600),
            ["url"] = "https://example.com/",
        });
        PhoneCard card = Assert.Single(Zhang.Phone).Card!;
        Assert.Equal((128, 512), (card.Title.Length, card.Description.Length));
    }

    [Fact]
    public async Task The_31st_message_of_a_minute_vanishes_and_nobody_is_told()
    {
        for (int i = 1; i <= 31; i++)
        {
            Assert.Equal(0, Errcode(await Api.SayAsync("insp01", $"第 {i} 条")));
        }

        Assert.Equal("第 30 条", Zhang.Phone[^1].Text);
        Assert.Equal(0, Errcode(await Api.SayAsync("vil01", "另一个人")));
        Assert.Single(Simulator.As("vil01").Phone);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Api.SayAsync("insp01", "下一分钟");
        Assert.Equal("下一分钟", Zhang.Phone[^1].Text);
    }

    [Fact]
    public void The_1001st_message_of_an_hour_vanishes()
    {
        var rates = new SendRates(Clock);
        int taken = 0;
        for (int minute = 0; minute < 40; minute++)
        {
            taken += Enumerable.Range(0, 31).Count(_ => rates.Allows("insp01"));
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(1000, taken);
    }

    [Fact]
    public async Task Unknown_members_come_back_in_lower_case_and_the_others_get_it()
    {
        JsonElement answer = await Api.SayAsync("insp01|NoBody01|Nobody02", "一");
        Assert.Equal(0, Errcode(answer));
        Assert.Equal("nobody01|nobody02", answer.GetProperty("invaliduser").GetString());
        Assert.Single(Zhang.Phone);
        Assert.Equal(81013, Errcode(await Api.SayAsync("NoBody01", "一")));
        Assert.Equal(40058, Errcode(await Api.SayAsync(string.Join('|', Enumerable.Repeat("insp01", 1001)), "一")));
    }

    [Fact]
    public async Task The_duplicate_check_suppresses_the_same_content_for_its_time()
    {
        await Api.SayAsync("insp01", "一");
        await Api.SayAsync("insp01", "一");
        Assert.Equal(2, Zhang.Phone.Count);
        Assert.Equal(0, Errcode(await Api.SayAsync("insp01", "一", checkDuplicates: true)));
        Assert.Equal(2, Zhang.Phone.Count);
        await Api.SayAsync("insp01", "二", checkDuplicates: true);
        Clock.Advance(TimeSpan.FromMinutes(31));
        await Api.SayAsync("insp01", "一", checkDuplicates: true);
        Assert.Equal(["一", "一", "二", "一"], Zhang.Phone.Select(m => m.Text));
    }
}
