using System.Text;
using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Host.Channels.WeCom;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChatAssist.Tests.Channels.WeCom;

/// <summary>W-01. What goes over the wire for each kind of reply, and what becomes of it.</summary>
public sealed class WeComChannelTests : IAsyncLifetime
{
    private readonly string _database = WeComRig.NewDatabase();
    private ScriptedWeCom _wecom = null!;
    private WeComRig _rig = null!;

    private static readonly CardBody Card = new("第3项", "消防通道是否畅通", [new Choice("I-1|3|pass", "合格"), new Choice("I-1|3|fail", "不合格")], "T1");

    public async Task InitializeAsync()
    {
        _wecom = await ScriptedWeCom.StartAsync();
        _rig = new WeComRig(_wecom.Address, _database, hint: "回复数字即可");
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _wecom.DisposeAsync();
        SqliteConnection.ClearAllPools();
        File.Delete(_database);
    }

    private List<JsonElement> Sent => [.. _wecom.To("message/send").Select(c => c.Json)];

    private static string Type(JsonElement message) => message.GetProperty("msgtype").GetString()!;

    private static string Content(JsonElement message) => message.GetProperty(Type(message)).GetProperty("content").GetString()!;

    [Fact]
    public async Task A_text()
    {
        Assert.Equal(SendResult.Ok, await _rig.SendAsync(new TextBody("已登记 \"C-2026-0001\"\n👍")));
        var m = Assert.Single(Sent);
        Assert.Equal("已登记 \"C-2026-0001\"\n👍", Content(m));
        Assert.Equal(("LaoChen", "text", 1000002), (m.GetProperty("touser").GetString(), Type(m), m.GetProperty("agentid").GetInt32()));
        Assert.False(m.TryGetProperty("enable_duplicate_check", out _));
        Assert.Contains("已登记", _wecom.To("message/send").Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duplicates_are_checked_from_the_second_attempt_on()
    {
        await _rig.SendAsync(new TextBody("早"), attempt: 2);
        var m = Assert.Single(Sent);
        Assert.Equal((1, 1800), (m.GetProperty("enable_duplicate_check").GetInt32(), m.GetProperty("duplicate_check_interval").GetInt32()));
    }

    [Fact]
    public async Task A_long_text_goes_in_parts_in_order()
    {
        string text = string.Join('\n', Enumerable.Range(1, 300).Select(i => $"{i} 合格,无隐患"));
        Assert.Equal(SendResult.Ok, await _rig.SendAsync(new TextBody(text)));
        Assert.True(Sent.Count > 2);
        Assert.All(Sent, m => Assert.InRange(Encoding.UTF8.GetByteCount(Content(m)), 1, 2048));
        Assert.Equal(text, string.Join('\n', Sent.Select(Content)));
    }

    [Fact]
    public async Task A_part_that_fails_ends_the_attempt()
    {
        _wecom.On("message/send", 0).On("message/send", -1);
        var result = await _rig.SendAsync(new TextBody(new string('检', 2000)));
        Assert.Equal((SendOutcome.Retry, -1), (result.Outcome, result.Code));
        Assert.Equal(2, Sent.Count);
    }

    [Fact]
    public async Task Markdown_and_its_words()
    {
        await _rig.SendAsync(new MarkdownBody("**逾期** 3 件"));
        await _rig.SendAsync(new MarkdownBody("**逾期** 3 件"), wordsOnly: true);
        Assert.Equal(["markdown", "text"], Sent.Select(Type));
        Assert.All(Sent, m => Assert.Equal("**逾期** 3 件", Content(m)));
    }

    [Fact]
    public async Task A_card()
    {
        Assert.Equal(SendResult.Ok, await _rig.SendAsync(Card));
        var card = Assert.Single(Sent).GetProperty("template_card");
        Assert.Equal(("button_interaction", "T1"), (card.GetProperty("card_type").GetString(), card.GetProperty("task_id").GetString()));
    }

    [Fact]
    public async Task A_card_in_words_for_who_wants_words()
    {
        await _rig.SendAsync(Card, wordsOnly: true);
        Assert.Equal("第3项\n消防通道是否畅通\n1 合格\n2 不合格\n回复数字即可", Content(Assert.Single(Sent)));
    }

    [Fact]
    public async Task More_than_six_choices_go_as_words()
    {
        await _rig.SendAsync(new CardBody("选", "", [.. Enumerable.Range(1, 7).Select(i => new Choice($"k{i}", $"项{i}"))], "T2"));
        Assert.Contains("7 项7", Content(Assert.Single(Sent)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_had_to_be_cut_is_preceded_by_all_its_words()
    {
        var card = Card with { Text = string.Concat(Enumerable.Repeat("很长的说明,", 60)) };
        await _rig.SendAsync(card);
        Assert.Equal(["text", "template_card"], Sent.Select(Type));
        Assert.Equal(card.Plain + "\n回复数字即可", Content(Sent[0]));
    }

    [Fact]
    public async Task A_cut_card_that_is_refused_has_said_everything_already()
    {
        _wecom.On("message/send", 0).On("message/send", 42014);
        Assert.Equal(SendResult.Ok, await _rig.SendAsync(Card with { Text = new string('长', 200) }));
        Assert.Equal(["text", "template_card"], Sent.Select(Type));
    }

    [Fact]
    public async Task A_card_refused_when_the_member_has_had_the_most_waits_with_its_words()
    {
        for (int i = 0; i < 29; i++)
        {
            await _rig.SendAsync(new TextBody($"{i}"));
        }

        _wecom.On("message/send", 42014);
        Assert.Equal((SendOutcome.Retry, MemberRate.Minute), (await _rig.SendAsync(Card)) is var r ? (r.Outcome, r.RetryAfter) : default);
    }

    [Fact]
    public async Task More_parts_than_a_minute_holds_are_never_begun()
    {
        Assert.Equal(SendOutcome.Dead, (await _rig.SendAsync(new TextBody(new string('检', 31 * 2048 / 3)))).Outcome);
        Assert.Equal(SendOutcome.Dead, (await _rig.SendAsync(new TextBody(" \n"))).Outcome);
        Assert.Empty(Sent);
    }

    [Theory]
    [InlineData(40058)]
    [InlineData(42014)]
    [InlineData(42051)]
    public async Task A_refused_card_goes_as_words(int code)
    {
        _wecom.On("message/send", code);
        Assert.Equal(SendResult.Ok, await _rig.SendAsync(Card));
        Assert.Equal(["template_card", "text"], Sent.Select(Type));
    }

    [Fact]
    public async Task A_refused_text_is_dead()
    {
        _wecom.On("message/send", 40058);
        var result = await _rig.SendAsync(new TextBody("x"));
        Assert.Equal((SendOutcome.Dead, 40058), (result.Outcome, result.Code));
        Assert.Single(Sent);
    }

    [Theory]
    [InlineData(81013)]
    [InlineData(60011)]
    [InlineData(60111)]
    public async Task A_missing_recipient_is_dead_card_or_not(int code)
    {
        _wecom.On("message/send", code).On("message/send", code);
        Assert.Equal(SendOutcome.Dead, (await _rig.SendAsync(new TextBody("x"))).Outcome);
        Assert.Equal((SendOutcome.Dead, code), (await _rig.SendAsync(Card)) is var r ? (r.Outcome, r.Code) : default);
        Assert.Equal(2, Sent.Count);
    }

    [Fact]
    public async Task Success_that_lists_the_recipient_as_invalid_is_none()
    {
        _wecom.On("message/send", 0, new { invaliduser = "zhou|laochen" });
        Assert.Equal((SendOutcome.Dead, 81013), (await _rig.SendAsync(new TextBody("x"))) is var r ? (r.Outcome, r.Code) : default);
        _wecom.On("message/send", 0, new { invaliduser = "zhou" });
        Assert.Equal(SendResult.Ok, await _rig.SendAsync(new TextBody("x")));
    }

    [Theory]
    [InlineData("@all")]
    [InlineData("a|b")]
    [InlineData("")]
    public async Task Nothing_but_one_member_is_ever_addressed(string to)
    {
        Assert.Equal(SendOutcome.Dead, (await _rig.SendAsync(new TextBody("x"), to)).Outcome);
        Assert.Empty(_wecom.Calls);
    }

    [Fact]
    public async Task The_31st_of_a_minute_is_held_back_without_asking_wecom()
    {
        for (int i = 0; i < 30; i++)
        {
            Assert.Equal(SendResult.Ok, await _rig.SendAsync(new TextBody($"{i}")));
        }

        var held = await _rig.SendAsync(new TextBody("31"));
        Assert.Equal((SendOutcome.Retry, MemberRate.Minute), (held.Outcome, held.RetryAfter));
        Assert.Equal(30, Sent.Count);
        _rig.Clock.Move(held.RetryAfter);
        Assert.Equal(SendResult.Ok, await _rig.SendAsync(new TextBody("31")));
    }

    /// <summary>
    /// Two answers may say the same: the second, once held back or refused, must not be taken for a repeat of the first. Only
    /// where no answer came may it have been taken.
    /// </summary>
    [Fact]
    public async Task What_was_only_held_back_or_refused_is_not_checked_for_duplicates()
    {
        _wecom.On("message/send", 45009);
        await _rig.SendAsync(new TextBody("请处理"), id: 1);
        var held = await _rig.SendAsync(new TextBody("请处理"), id: 2);
        _rig.Clock.Move(held.RetryAfter);
        _wecom.On("message/send", -1);
        await _rig.SendAsync(new TextBody("请处理"), id: 2, attempt: 2);
        _wecom.On("message/send", c =>
        {
            c.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        await _rig.SendAsync(new TextBody("请处理"), id: 2, attempt: 3);
        await _rig.SendAsync(new TextBody("请处理"), id: 2, attempt: 4);
        await _rig.SendAsync(new TextBody("请处理"), id: 1, attempt: 2);
        Assert.Equal([false, false, false, true, false], Sent.Select(m => m.TryGetProperty("enable_duplicate_check", out _)));
    }

    [Fact]
    public async Task Too_many_calls_silence_the_channel_until_the_window_ends()
    {
        _wecom.On("message/send", 45009);
        Assert.Equal((SendOutcome.Retry, 45009), (await _rig.SendAsync(new TextBody("1"))) is var r ? (r.Outcome, r.Code) : default);
        var held = await _rig.SendAsync(new TextBody("2"), "Zhou");
        Assert.Equal((SendOutcome.Retry, 45009), (held.Outcome, held.Code));
        Assert.Single(Sent);
        _rig.Clock.Move(held.RetryAfter);
        Assert.Equal(SendResult.Ok, await _rig.SendAsync(new TextBody("2"), "Zhou"));
    }

    [Fact]
    public async Task An_untrusted_address_keeps_the_queue_and_asks_rarely()
    {
        _wecom.On("message/send", 60020);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal((SendOutcome.Stopped, 60020), (await _rig.SendAsync(new TextBody("x"))) is var r ? (r.Outcome, r.Code) : default);
        }

        Assert.Single(Sent);
    }

    [Fact]
    public async Task Too_many_at_once_is_tried_again()
    {
        _wecom.On("message/send", 45033);
        var result = await _rig.SendAsync(new TextBody("x"));
        Assert.Equal((SendOutcome.Retry, 45033), (result.Outcome, result.Code));
        Assert.Equal(SendResult.Ok, await _rig.SendAsync(new TextBody("x")));
    }

    [Fact]
    public async Task A_lost_answer_is_a_retry()
    {
        _wecom.On("message/send", c =>
        {
            c.Abort();
            return Task.CompletedTask;
        });
        var result = await _rig.SendAsync(new TextBody("x"));
        Assert.Equal((SendOutcome.Retry, 0), (result.Outcome, result.Code));
    }

    [Fact]
    public async Task No_answer_in_time_is_a_retry()
    {
        await using var impatient = new WeComRig(_wecom.Address, _database, settings: s => s["WeCom:RequestTimeout"] = "00:00:00.300");
        await impatient.SendAsync(new TextBody("warm"));
        _wecom.On("message/send", c => Task.Delay(5_000, c.RequestAborted));
        Assert.Equal(SendOutcome.Retry, (await impatient.SendAsync(new TextBody("x"))).Outcome);
    }

    [Fact]
    public async Task A_file_is_uploaded_under_its_chinese_name_then_sent()
    {
        _rig.Files["ab12"] = () => new MemoryStream("内容"u8.ToArray());
        Assert.Equal(SendResult.Ok, await _rig.SendAsync(new FileBody("ab12", "整改\"台账\"/三月.xlsx", FileKind.File)));
        var upload = _wecom.To("media/upload").Single();
        Assert.Equal("file", upload.Query["type"]);
        Assert.Contains("name=\"media\"; filename=\"整改台账三月.xlsx\"", upload.Text, StringComparison.Ordinal);
        Assert.Contains("内容", upload.Text, StringComparison.Ordinal);
        var m = Assert.Single(Sent);
        Assert.Equal(("file", "M-uploaded"), (Type(m), m.GetProperty("file").GetProperty("media_id").GetString()));
    }

    [Fact]
    public async Task A_picture_goes_as_a_picture_unless_it_is_too_large_for_one()
    {
        _rig.Files["small"] = () => new MemoryStream(new byte[1000]);
        _rig.Files["large"] = () => new MemoryStream(new byte[WeComApi.MostImageBytes + 1]);
        _rig.Files["huge"] = () => new MemoryStream(new byte[WeComApi.MostFileBytes + 1]);
        _rig.Files["lost"] = () => throw new FileNotFoundException();
        await _rig.SendAsync(new FileBody("small", "a.png", FileKind.Image));
        await _rig.SendAsync(new FileBody("large", "b.png", FileKind.Image));
        Assert.Equal(["image", "file"], _wecom.To("media/upload").Select(c => c.Query["type"]));
        Assert.Equal(["image", "file"], Sent.Select(Type));
        Assert.Equal(SendOutcome.Dead, (await _rig.SendAsync(new FileBody("huge", "c.png", FileKind.Image))).Outcome);
        Assert.Equal(SendOutcome.Dead, (await _rig.SendAsync(new FileBody("lost", "d.png", FileKind.Image))).Outcome);
        Assert.Equal(2, _wecom.To("media/upload").Count());
    }

    [Fact]
    public async Task An_upload_survives_a_dead_token()
    {
        _rig.Files["ab12"] = () => new MemoryStream("abc"u8.ToArray());
        _wecom.On("media/upload", 42001);
        Assert.Equal(SendResult.Ok, await _rig.SendAsync(new FileBody("ab12", "a.txt", FileKind.File)));
        Assert.All(_wecom.To("media/upload"), c => Assert.Contains("abc", c.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pressed_card_is_marked_once()
    {
        Assert.Equal(SendResult.Ok, await _rig.Channel.MarkAnsweredAsync("RC1", "LaoChen", "合格", CancellationToken.None));
        var call = _wecom.To("message/update_template_card").Single().Json;
        Assert.Equal(
            ("RC1", "LaoChen", "合格", 1000002),
            (call.GetProperty("response_code").GetString(), call.GetProperty("userids")[0].GetString(),
                call.GetProperty("button").GetProperty("replace_name").GetString(), call.GetProperty("agentid").GetInt32()));
        _wecom.On("message/update_template_card", 60140);
        Assert.Equal((SendOutcome.Dead, 60140), (await _rig.Channel.MarkAnsweredAsync("RC1", "LaoChen", "合格", CancellationToken.None)) is var r ? (r.Outcome, r.Code) : default);
    }

    [Fact]
    public async Task People()
    {
        _wecom.On("user/get", 0, new { userid = "LaoChen", name = "陈", department = new[] { 1, 7 }, status = 1 }).On("user/get", 60111);
        var (member, _) = await _rig.Api.GetUserAsync("Lao Chen&x", CancellationToken.None);
        Assert.Equal(("LaoChen", "陈", true), (member!.UserId, member.Name, member.Active));
        Assert.Equal([1, 7], member.Departments);
        Assert.Equal("Lao Chen&x", _wecom.To("user/get").First().Query["userid"]);
        Assert.Equal((null, 60111), await _rig.Api.GetUserAsync("x", CancellationToken.None));

        _wecom.On("auth/getuserinfo", 0, new { userid = "LaoChen" }).On("auth/getuserinfo", 40029).On("auth/getuserinfo", 0, new { openid = "o" });
        Assert.Equal(("LaoChen", 0), await _rig.Api.GetUserInfoAsync("c1", CancellationToken.None));
        Assert.Equal((null, 40029), await _rig.Api.GetUserInfoAsync("c1", CancellationToken.None));
        Assert.Equal((null, 0), await _rig.Api.GetUserInfoAsync("c2", CancellationToken.None));
    }

    [Fact]
    public async Task Nobody_is_told_what_was_said()
    {
        _wecom.On("message/send", 40058).On("message/send", 60020);
        await _rig.SendAsync(new TextBody("机密内容"));
        await _rig.SendAsync(Card with { Text = "机密内容" });
        Assert.DoesNotContain(_rig.Log.Lines, l => l.Contains("机密", StringComparison.Ordinal) || l.Contains("LaoChen", StringComparison.Ordinal));
    }
}
