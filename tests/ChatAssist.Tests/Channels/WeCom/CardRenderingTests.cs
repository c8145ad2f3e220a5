using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAssist.Chat;
using ChatAssist.Host.Channels.WeCom;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ChatAssist.Tests.Channels.WeCom;

/// <summary>W-01. Cards within WeCom's limits, and their twin in words.</summary>
public sealed class CardRenderingTests
{
    private static readonly CardRendering Cards = new(new CardLimits(), null, "");

    private static CardBody Card(int choices, string title = "开始检查?", string text = "东街菜市场", string taskId = "T-1@x_y") =>
        new(title, text, [.. Enumerable.Range(1, choices).Select(i => new Choice($"k{i}", $"选项{i}"))], taskId);

    [Fact]
    public void Buttons_carry_their_keys_and_the_card_its_task()
    {
        var json = Cards.Render(Card(2), "outbox-7")!.Json;
        Assert.Equal("button_interaction", (string?)json["card_type"]);
        Assert.Equal("开始检查?", (string?)json["main_title"]!["title"]);
        Assert.Equal("东街菜市场", (string?)json["sub_title_text"]);
        Assert.Equal("T-1@x_y", (string?)json["task_id"]);
        Assert.Equal(["k1", "k2"], json["button_list"]!.AsArray().Select(b => (string)b!["key"]!));
        Assert.Equal(["选项1", "选项2"], json["button_list"]!.AsArray().Select(b => (string)b!["text"]!));
    }

    [Fact]
    public void The_weight_of_a_choice_is_the_style_of_its_button()
    {
        var card = new CardBody(
            "请发一张照片", "", [new Choice("a", "合格"), new Choice("b", "提交", Weight.Main), new Choice("c", "没法拍照", Weight.Less)]);
        Assert.Equal([2, 1, 4], Cards.Render(card, "f")!.Json["button_list"]!.AsArray().Select(b => (int)b!["style"]!));
        Assert.Equal("请发一张照片\n1 合格\n2 提交\n3 没法拍照", Cards.Words(card));
    }

    [Fact]
    public void A_choice_that_was_stored_without_a_weight_is_plain()
    {
        string stored = JsonSerializer.Serialize(new Choice("k", "合格"), ChatJson.Options);
        Assert.Equal("""{"key":"k","label":"合格"}""", stored);
        Assert.Equal(new Choice("k", "合格"), JsonSerializer.Deserialize<Choice>(stored, ChatJson.Options));
        var main = new Choice("k", "提交", Weight.Main);
        Assert.Equal(main, JsonSerializer.Deserialize<Choice>(JsonSerializer.Serialize(main, ChatJson.Options), ChatJson.Options));
    }

    [Theory]
    [InlineData("整改好了F-2026-0001", "整改好了F-2026-0001")]
    [InlineData("看一看整改好了F-2026-0001", "看一看整改好了F-20…")]
    [InlineData("ABCDEFGHIJKLMNOPQRST", "ABCDEFGHIJKLMNOPQRST")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTU", "ABCDEFGHIJKLMNOPQR…")]
    public void A_button_is_measured_by_its_width(string label, string shown)
    {
        JsonNode button = Cards.Render(new CardBody("t", "", [new Choice("k", label)]), "f")!.Json["button_list"]![0]!;
        Assert.Equal(shown, (string?)button["text"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("有汉字")]
    [InlineData("a b")]
    public void A_task_id_that_wecom_refuses_is_replaced(string taskId) =>
        Assert.Equal("outbox-7", (string?)Cards.Render(Card(1, taskId: taskId), "outbox-7")!.Json["task_id"]);

    [Fact]
    public void Task_id_has_at_most_128_bytes()
    {
        Assert.Equal(new string('a', 128), (string?)Cards.Render(Card(1, taskId: new string('a', 128)), "f")!.Json["task_id"]);
        Assert.Equal("f", (string?)Cards.Render(Card(1, taskId: new string('a', 129)), "f")!.Json["task_id"]);
    }

    [Fact]
    public void What_no_card_can_show_is_no_card()
    {
        Assert.NotNull(Cards.Render(Card(6), "f"));
        Assert.Null(Cards.Render(Card(7), "f"));
        Assert.Null(Cards.Render(Card(0), "f"));
        Assert.Null(Cards.Render(new CardBody("t", "", [new Choice("", "x")]), "f"));
        Assert.Null(Cards.Render(new CardBody("t", "", [new Choice("k", " ")]), "f"));
        Assert.Null(Cards.Render(new CardBody("", "", [new Choice("k", "x")]), "f"));
    }

    [Fact]
    public void A_key_has_at_most_1024_bytes()
    {
        Assert.NotNull(Cards.Render(new CardBody("t", "", [new Choice(new string('检', 341) + "k", "x")]), "f"));
        Assert.Null(Cards.Render(new CardBody("t", "", [new Choice(new string('检', 342), "x")]), "f"));
    }

    [Fact]
    public void A_card_without_choices_is_a_notice_where_it_can_lead_somewhere()
    {
        var json = new CardRendering(new CardLimits(), new Uri("https://example.cn/"), "").Render(Card(0), "f")!.Json;
        Assert.Equal("text_notice", (string?)json["card_type"]);
        Assert.Equal("https://example.cn/", (string?)json["card_action"]!["url"]);
        Assert.Null(json["button_list"]);
    }

    [Fact]
    public void Too_long_is_cut_with_an_ellipsis_and_says_so()
    {
        var rendered = Cards.Render(new CardBody(new string('题', 37), new string('文', 161), [new Choice("k", "一二三四五六七八九十甲")]), "f")!;
        Assert.True(rendered.Cut);
        Assert.Equal(new string('题', 35) + "…", (string?)rendered.Json["main_title"]!["title"]);
        Assert.Equal(new string('文', 159) + "…", (string?)rendered.Json["sub_title_text"]);
        Assert.Equal("一二三四五六七八九…", (string?)rendered.Json["button_list"]![0]!["text"]);
        Assert.False(Cards.Render(new CardBody(new string('题', 36), new string('文', 160), [new Choice("k", "一二三四五六七八九十")]), "f")!.Cut);
    }

    [Fact]
    public void A_cut_never_splits_what_people_see_as_one_character() =>
        Prop.ForAll(
            Gen.ArrayOf(Gen.Elements("👨‍👩‍👧‍👦", "e\u0301", "检", "𠮷", "👍🏽"), 60).ToArbitrary(),
            Gen.Choose(2, 70).ToArbitrary(),
            (pieces, most) =>
            {
                bool cut = false;
                string text = string.Concat(pieces), shown = CardRendering.Shorten(text, most, ref cut);
                return cut == (pieces.Length > most)
                    && (cut
                        ? new StringInfo(shown).LengthInTextElements == most && shown == string.Concat(pieces.Take(most - 1)) + "…"
                        : shown == text);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Words_are_numbered_and_hinted_only_on_request()
    {
        Assert.Equal("开始检查?\n东街菜市场\n1 选项1\n2 选项2", Cards.Words(Card(2)));
        var hinting = new CardRendering(new CardLimits(), null, "回复数字即可");
        Assert.Equal("开始检查?\n东街菜市场\n1 选项1\n2 选项2\n回复数字即可", hinting.Words(Card(2)));
        Assert.Equal("开始检查?\n东街菜市场", hinting.Words(Card(0)));
    }
}
