using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;
using ChatAssist.Demo.Simulator;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Simulator;

/// <summary>W-01 W-02: token, media, menu, people and the login of pages.</summary>
public sealed class SimulatorServiceTests : SimulatorFixture
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0];
    private static readonly byte[] Amr = "#!AMR\nxxxx"u8.ToArray();

    [Fact]
    public async Task A_token_is_long_shared_and_lives_7200_seconds()
    {
        JsonElement one = await Api.GetTokenAsync(), two = await Api.GetTokenAsync();
        Assert.True(one.GetProperty("access_token").GetString()!.Length >= 512);
        Assert.Equal(one.GetProperty("access_token").GetString(), two.GetProperty("access_token").GetString());
        Assert.InRange(one.GetProperty("expires_in").GetInt32(), 7190, 7200);
        Clock.Advance(TimeSpan.FromSeconds(7200));
        Assert.Equal(42001, Errcode(await Api.SayAsync("insp01", "一")));
        await Api.GetTokenAsync();
        Assert.Equal(0, Errcode(await Api.SayAsync("insp01", "一")));
        Assert.Equal(2, Simulator.Corp.Tokens.Issued);
    }

    [Fact]
    public async Task A_token_may_die_early()
    {
        await Api.GetTokenAsync();
        Simulator.KillToken();
        Assert.Equal(40014, Errcode(await Api.SayAsync("insp01", "一")));
        await Api.GetTokenAsync();
        Assert.Equal(0, Errcode(await Api.SayAsync("insp01", "一")));
    }

    [Fact]
    public async Task A_wrong_secret_gets_no_token() => Assert.Equal(40001, Errcode(await Api.GetTokenAsync("wrong")));

    [Fact]
    public async Task Without_a_token_nothing_is_answered()
    {
        JsonElement answer = JsonElement.Parse(await Api.Http.GetStringAsync("cgi-bin/user/get?userid=insp01"));
        Assert.Equal(41001, Errcode(answer));
    }

    [Theory]
    [InlineData("image", 5, 40006)]
    [InlineData("image", 10 * 1024 * 1024 + 1, 40006)]
    [InlineData("voice", 2 * 1024 * 1024 + 1, 40006)]
    [InlineData("file", 20 * 1024 * 1024 + 1, 40006)]
    [InlineData("image", 100, 40005)]
    [InlineData("voice", 100, 40005)]
    [InlineData("video", 100, 40005)]
    [InlineData("poem", 100, 40004)]
    public async Task An_upload_outside_its_limits_is_refused(string type, int bytes, int errcode) =>
        Assert.Equal(errcode, Errcode(await Api.UploadAsync(type, new byte[bytes], "a.bin")));

    [Fact]
    public async Task An_uploaded_file_reaches_the_phone_with_its_name()
    {
        JsonElement up = await Api.UploadAsync("file", "hello world"u8.ToArray(), "责令限期整改指令书.docx");
        Assert.Equal(0, Errcode(await Api.SendAsync("insp01", "file", new JsonObject { ["media_id"] = up.GetProperty("media_id").GetString() })));
        Assert.Equal("责令限期整改指令书.docx", Assert.Single(Zhang.Phone).Media!.FileName);
        Assert.Equal(0, Errcode(await Api.UploadAsync("image", Png, "a.png")));
        Assert.Equal(0, Errcode(await Api.UploadAsync("voice", Amr, "a.amr")));
    }

    [Fact]
    public async Task Media_are_gone_after_three_days_and_the_error_comes_as_200_and_json()
    {
        await Zhang.SendPhotoAsync(Png);
        string id = Zhang.Phone[0].Media!.MediaId;
        Assert.Equal(Png, await Api.DownloadAsync(id));
        Clock.Advance(TimeSpan.FromDays(3));
        await Api.GetTokenAsync();
        using HttpResponseMessage gone = await Api.GetMediaAsync(id);
        Assert.Equal(HttpStatusCode.OK, gone.StatusCode);
        Assert.Equal("application/json", gone.Content.Headers.ContentType!.MediaType);
        Assert.Equal(40007, Errcode(JsonElement.Parse(await gone.Content.ReadAsStringAsync())));
    }

    [Fact]
    public async Task A_menu_is_kept_as_registered_and_held_to_its_limits()
    {
        Assert.Equal(46003, Errcode(await Api.GetAsync("menu/get")));
        Assert.Equal(0, Errcode(await CreateMenuAsync(Click("检查", Click("开始检查"), Click("巡查")), Click("待办"))));
        Assert.Equal("开始检查", Simulator.Corp.Menu.Entries[0].Sub[0].Name);
        JsonElement menu = await Api.GetAsync("menu/get");
        Assert.Equal("待办", menu.GetProperty("button")[1].GetProperty("name").GetString());
        Assert.Equal(40017, Errcode(await CreateMenuAsync(Click("一"), Click("二"), Click("三"), Click("四"))));
        Assert.Equal(40018, Errcode(await CreateMenuAsync(Click("超过十六个字节"))));
        Assert.Equal(40023, Errcode(await CreateMenuAsync(Click("一", [.. Enumerable.Range(1, 6).Select(i => Click($"{i}"))]))));
        Assert.Equal(40025, Errcode(await CreateMenuAsync(Click("一", Click(new string('长', 14))))));
        Assert.Equal(0, Errcode(await Api.GetAsync("menu/delete")));
        Assert.Empty(Simulator.Corp.Menu.Entries);
    }

    [Fact]
    public async Task A_member_is_told_without_a_mobile_number()
    {
        JsonElement member = await Api.GetAsync("user/get?userid=INSP01");
        Assert.Equal("张三", member.GetProperty("name").GetString());
        Assert.False(member.TryGetProperty("mobile", out _));
        Assert.Equal(60111, Errcode(await Api.GetAsync("user/get?userid=nobody")));
    }

    [Fact]
    public async Task A_page_learns_its_reader_once_and_within_five_minutes()
    {
        string code = await AuthorizeAsync();
        Assert.Equal("insp01", (await Api.GetAsync($"auth/getuserinfo?code={code}")).GetProperty("userid").GetString());
        Assert.Equal(40029, Errcode(await Api.GetAsync($"auth/getuserinfo?code={code}")));
        string late = await AuthorizeAsync();
        Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(40029, Errcode(await Api.GetAsync($"auth/getuserinfo?code={late}")));
    }

    [Fact]
    public async Task The_login_page_offers_the_members_and_escapes_what_it_is_given()
    {
        string page = await Api.Http.GetStringAsync(
            $"connect/oauth2/authorize?appid={Settings.CorpId}&response_type=code&redirect_uri=http%3A%2F%2F127.0.0.1%2Fp&state=%22%3E%3Cscript%3E");
        Assert.Contains("老陈", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        using HttpResponseMessage wrong = await Api.Http.GetAsync("connect/oauth2/authorize?appid=other");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    private async Task<string> AuthorizeAsync()
    {
        using HttpResponseMessage answer = await Api.Http.GetAsync(
            $"connect/oauth2/authorize?appid={Settings.CorpId}&response_type=code&scope=snsapi_base&state=s1"
            + "&redirect_uri=http%3A%2F%2F127.0.0.1%2Fpage%3Fa%3D1&simulated_user=insp01");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var query = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        Assert.Equal(("1", "s1"), (query["a"], query["state"]));
        return query["code"]!;
    }

    private Task<JsonElement> CreateMenuAsync(params JsonObject[] top) =>
        Api.CallAsync("menu/create", new JsonObject { ["button"] = new JsonArray([.. top]) });

    private static JsonObject Click(string name, params JsonObject[] sub) => sub.Length > 0
        ? new() { ["name"] = name, ["sub_button"] = new JsonArray([.. sub]) }
        : new() { ["name"] = name, ["type"] = "click", ["key"] = name };
}
