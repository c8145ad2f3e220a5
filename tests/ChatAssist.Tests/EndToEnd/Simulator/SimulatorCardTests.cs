using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAssist.Demo.Simulator;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Simulator;

/// <summary>W-01 W-02: each of WeCom's limits on template cards once.</summary>
public sealed class SimulatorCardTests : SimulatorFixture
{
    public static TheoryData<string, int> BrokenCards() => new()
    {
        { "card_type=poem", 42027 },
        { "task_id=", 42014 },
        { "task_id=有汉字", 42014 },
        { "task_id=" + new string('a', 129), 42014 },
        { "button_list=0", 42016 },
        { "button_list=7", 42016 },
        { "key=" + new string('k', 1025), 42017 },
        { "text=", 42018 },
        { "title=", 42019 },
        { "rows=7", 42020 },
        { "jumps=4", 42021 },
        { "menu=4", 42022 },
    };

    [Theory]
    [MemberData(nameof(BrokenCards))]
    public async Task A_card_outside_its_limits_is_refused(string defect, int errcode)
    {
        JsonObject card = ApiClient.ButtonCard("task");
        string what = defect[..defect.IndexOf('=')], value = defect[(what.Length + 1)..];
        switch (what)
        {
            case "button_list":
                card[what] = ApiClient.ButtonCard("task", int.Parse(value))["button_list"]!.DeepClone();
                break;
            case "key" or "text":
                card["button_list"]![0]![what] = value;
                break;
            case "title":
                card["main_title"]!["title"] = value;
                break;
            case "rows":
                card["horizontal_content_list"] = Many(value, "keyname");
                break;
            case "jumps":
                card["jump_list"] = Many(value, "title");
                break;
            case "menu":
                card["action_menu"] = new JsonObject { ["action_list"] = Many(value, "text") };
                break;
            default:
                card[what] = value;
                break;
        }

        JsonElement answer = await Api.SendAsync("insp01", "template_card", card);
        Assert.Equal(errcode, Errcode(answer));
        Assert.Empty(Zhang.Phone);
    }

    [Fact]
    public async Task Votes_and_selections_have_limits_of_their_own()
    {
        Assert.Equal(0, Errcode(await SendChoiceAsync("vote_interaction", 20)));
        Assert.Equal(42023, Errcode(await SendChoiceAsync("vote_interaction", 21)));
        Assert.Equal(0, Errcode(await SendChoiceAsync("multiple_interaction", 10, selectors: 3)));
        Assert.Equal(42023, Errcode(await SendChoiceAsync("multiple_interaction", 11)));
        Assert.Equal(42024, Errcode(await SendChoiceAsync("multiple_interaction", 2, selectors: 4)));
        Assert.Equal(42025, Errcode(await SendChoiceAsync("vote_interaction", 2, submit: false)));
    }

    [Fact]
    public async Task A_notice_needs_an_action() => Assert.Equal(42026, Errcode(await Api.SendAsync("insp01", "template_card", new JsonObject
    {
        ["card_type"] = "text_notice",
        ["main_title"] = new JsonObject { ["title"] = "周报" },
    })));

    [Fact]
    public async Task A_task_id_is_taken_once()
    {
        Assert.Equal(0, Errcode(await Api.SendAsync("insp01", "template_card", ApiClient.ButtonCard("one"))));
        Assert.Equal(42015, Errcode(await Api.SendAsync("insp01", "template_card", ApiClient.ButtonCard("one", 3))));
    }

    [Fact]
    public async Task A_long_button_shows_its_first_ten_characters()
    {
        JsonObject card = ApiClient.ButtonCard("long");
        card["button_list"]![0]!["text"] = "一二三四五六七八九十十一";
        await Api.SendAsync("insp01", "template_card", card);
        Assert.Equal("一二三四五六七八九十…", Assert.Single(Zhang.Phone).Buttons[0]);
    }

    [Fact]
    public async Task A_response_code_changes_a_card_once_and_within_72_hours()
    {
        JsonElement sent = await Api.SendAsync("insp01|vil01", "template_card", ApiClient.ButtonCard("one"));
        string code = sent.GetProperty("response_code").GetString()!;
        Assert.Equal(0, Errcode(await UpdateAsync(code)));
        Assert.Equal(60140, Errcode(await UpdateAsync(code)));
        Assert.Empty(Zhang.Phone[0].Buttons);
        Assert.Equal(2, Simulator.As("vil01").Phone[0].Buttons.Count);
        JsonElement later = await Api.SendAsync("insp01", "template_card", ApiClient.ButtonCard("two"));
        Clock.Advance(TimeSpan.FromHours(72));
        await Api.GetTokenAsync();
        Assert.Equal(60140, Errcode(await UpdateAsync(later.GetProperty("response_code").GetString()!)));
    }

    [Fact]
    public async Task A_whole_card_can_take_the_place_of_another()
    {
        JsonElement sent = await Api.SendAsync("insp01", "template_card", ApiClient.ButtonCard("one"));
        JsonElement answer = await Api.CallAsync("message/update_template_card", new JsonObject
        {
            ["userids"] = new JsonArray("insp01", "Nobody"),
            ["agentid"] = Settings.AgentId,
            ["response_code"] = sent.GetProperty("response_code").GetString(),
            ["template_card"] = new JsonObject
            {
                ["card_type"] = "text_notice",
                ["main_title"] = new JsonObject { ["title"] = "已记录：合格" },
                ["card_action"] = new JsonObject { ["type"] = 1, ["url"] = "https://example.com/" },
            },
        });
        Assert.Equal("nobody", answer.GetProperty("invaliduser").GetString());
        Assert.Equal("已记录：合格", Assert.Single(Zhang.Phone).Card!.Title);
    }

    private Task<JsonElement> UpdateAsync(string code) => Api.CallAsync("message/update_template_card", new JsonObject
    {
        ["userids"] = new JsonArray("insp01"),
        ["agentid"] = Settings.AgentId,
        ["response_code"] = code,
        ["button"] = new JsonObject { ["replace_name"] = "已处理" },
    });

    private Task<JsonElement> SendChoiceAsync(string type, int options, int selectors = 1, bool submit = true)
    {
        JsonArray Options() => [.. Enumerable.Range(1, options).Select(i =>
            (JsonNode)new JsonObject { ["id"] = $"{i}", ["text"] = $"第 {i} 项" })];
        var card = new JsonObject
        {
            ["card_type"] = type,
            ["main_title"] = new JsonObject { ["title"] = "请选择" },
            ["task_id"] = $"t{Guid.NewGuid():N}",
            ["checkbox"] = new JsonObject { ["question_key"] = "q", ["option_list"] = Options() },
            ["select_list"] = new JsonArray([.. Enumerable.Range(1, selectors).Select(i =>
                (JsonNode)new JsonObject { ["question_key"] = $"q{i}", ["option_list"] = Options() })]),
        };
        if (submit)
        {
            card["submit_button"] = new JsonObject { ["text"] = "提交", ["key"] = "submit" };
        }

        return Api.SendAsync("insp01", "template_card", card);
    }

    private static JsonArray Many(string count, string name) =>
        [.. Enumerable.Range(1, int.Parse(count)).Select(i => (JsonNode)new JsonObject { [name] = $"{i}", ["key"] = $"{i}", ["type"] = 1 })];
}
