using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ChatAssist.Demo.Simulator;
using ChatAssist.Demo.Simulator.Callbacks;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Simulator;

/// <summary>W-02: each fault once: late, twice, out of order, lost, each error code.</summary>
public sealed class SimulatorFaultTests : SimulatorFixture
{
    private string[] Said => [.. App.Heard.Select(x => XElement.Parse(x).Element("Content")?.Value ?? "")];

    [Fact]
    public async Task A_dropped_callback_never_arrives_and_the_next_one_does()
    {
        Simulator.Faults.Arm(Fault.Drop());
        Delivery lost = await Zhang.SayAsync("一");
        await Zhang.SayAsync("二");
        Assert.Empty(lost.Attempts);
        Assert.Equal(["二"], Said);
    }

    [Fact]
    public async Task A_delivery_that_is_lost_on_the_way_is_made_again()
    {
        Simulator.Faults.Arm(Fault.Lose(2));
        Delivery delivery = await Zhang.SayAsync("一");
        Assert.Equal([0, 0, 200], delivery.Attempts.Select(a => a.Status));
        Assert.Equal(["一"], Said);
    }

    [Fact]
    public async Task A_fault_for_one_member_leaves_the_others_alone()
    {
        await Api.GetTokenAsync();
        Simulator.Faults.Arm(Fault.Answer("message/send", -1) with { To = "vil01" });
        Assert.Equal(0, Errcode(await Api.SayAsync("insp01", "一")));
        Assert.Equal(-1, Errcode(await Api.SayAsync("vil01", "一")));
        Assert.Equal(0, Errcode(await Api.SayAsync("vil01", "一")));
    }

    /// <summary>A run of the app that is dead: what it still calls has no effect, and another run's line is not touched.</summary>
    [Fact]
    public async Task What_comes_over_a_cut_line_has_no_effect_and_no_answer()
    {
        using var http = new HttpClient();
        Uri one = new(Simulator.Line("one"), "cgi-bin/menu/get"), two = new(Simulator.Line("two"), "cgi-bin/menu/get");
        Simulator.Cut("one");
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync(one));
        Assert.Contains("errcode", await http.GetStringAsync(two), StringComparison.Ordinal);
        Assert.DoesNotContain(Simulator.Corp.Wire.Snapshot(), w => w.Path.Contains("line/one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_late_callback_arrives_when_the_clock_has_moved_on()
    {
        Simulator.Faults.Arm(Fault.Late(TimeSpan.FromHours(2)));
        Task<Delivery> late = Zhang.SayAsync("一");
        await Zhang.SayAsync("二");
        Assert.Equal(["二"], Said);
        Clock.Advance(TimeSpan.FromHours(2));
        await late;
        Assert.Equal(["二", "一"], Said);
        Assert.Equal(Monday.ToUnixTimeSeconds(), long.Parse(XElement.Parse(App.Heard.Last()).Element("CreateTime")!.Value), 60.0);
    }

    [Fact]
    public async Task A_duplicated_callback_arrives_twice_and_is_the_same()
    {
        Simulator.Faults.Arm(Fault.Duplicate());
        await Zhang.SayAsync("一");
        string[] heard = [.. App.Heard];
        Assert.Equal(2, heard.Length);
        Assert.Equal(heard[0], heard[1]);
    }

    [Fact]
    public async Task Reordered_callbacks_arrive_last_first()
    {
        Simulator.Faults.Arm(Fault.Reorder(3));
        Task one = Zhang.SayAsync("一"), two = Zhang.SayAsync("二");
        await Zhang.SayAsync("三");
        await Task.WhenAll(one, two);
        Assert.Equal(["三", "二", "一"], Said);
    }

    [Fact]
    public async Task An_acknowledged_callback_comes_again_up_to_three_times()
    {
        Simulator.Faults.Arm(Fault.Redeliver());
        Delivery delivery = await Zhang.SayAsync("一");
        Assert.Equal([200, 200, 200], delivery.Attempts.Select(a => a.Status));
        Assert.Single(App.Heard.Distinct());
    }

    [Fact]
    public async Task An_app_that_fails_once_is_asked_again()
    {
        var answers = new ConcurrentQueue<int>([500, 200]);
        App.Answer = _ => Task.FromResult(answers.TryDequeue(out int status) ? status : 200);
        Delivery delivery = await Zhang.SayAsync("一");
        Assert.Equal([500, 200], delivery.Attempts.Select(a => a.Status));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(40001)]
    [InlineData(40014)]
    [InlineData(42001)]
    [InlineData(45009)]
    [InlineData(45033)]
    [InlineData(60020)]
    [InlineData(81013)]
    [InlineData(82004)]
    public async Task Each_errcode_comes_when_it_is_wanted_and_nothing_is_delivered(int errcode)
    {
        Simulator.Faults.Arm(Fault.Answer("message/send", errcode));
        JsonElement refused = await Api.SayAsync("insp01", "一");
        JsonElement taken = await Api.SayAsync("insp01", "二");
        Assert.Equal((errcode, 0), (Errcode(refused), Errcode(taken)));
        Assert.Equal(["二"], Zhang.Phone.Select(m => m.Text));
    }

    [Fact]
    public async Task A_fault_of_one_call_leaves_the_others_alone()
    {
        Simulator.Faults.Arm(Fault.Answer("message/send", 45009, count: 2));
        Assert.Equal(0, Errcode(await Api.GetAsync("user/get?userid=insp01")));
        Assert.Equal(45009, Errcode(await Api.SayAsync("insp01", "一")));
        Assert.Equal(45009, Errcode(await Api.SayAsync("insp01", "二")));
        Assert.Empty(Simulator.Faults.Armed);
    }

    [Fact]
    public async Task A_send_whose_answer_is_lost_was_delivered()
    {
        await Api.GetTokenAsync();
        Simulator.Faults.Arm(Fault.AnswerLost());
        await Assert.ThrowsAsync<HttpRequestException>(() => Api.SayAsync("insp01", "一"));
        Assert.Equal("一", Assert.Single(Zhang.Phone).Text);
        WireExchange lost = await Simulator.Corp.WaitForWireAsync(w => w.Name == "message/send");
        Assert.Equal(0, lost.Status);
    }

    [Fact]
    public async Task Http_500_does_nothing()
    {
        await Api.GetTokenAsync();
        Simulator.Faults.Arm(Fault.Http500("message/send"));
        await Assert.ThrowsAsync<HttpRequestException>(() => Api.SayAsync("insp01", "一"));
        Assert.Empty(Zhang.Phone);
    }

    [Fact]
    public async Task A_slow_answer_comes_when_the_clock_has_moved_on()
    {
        await Api.GetTokenAsync();
        Simulator.Faults.Arm(Fault.Slow(TimeSpan.FromMinutes(10), "message/send"));
        Task<JsonElement> slow = Api.SayAsync("insp01", "一");
        Assert.Equal(0, Errcode(await Api.GetAsync("user/get?userid=insp01")));
        Assert.False(slow.IsCompleted);
        while (!slow.IsCompleted)
        {
            // The call may not have reached the simulator at the first move; each move that comes too early is harmless.
            Clock.Advance(TimeSpan.FromSeconds(30));
            await Api.GetAsync("user/get?userid=insp01");
        }

        Assert.Equal(0, Errcode(await slow));
    }

    [Theory]
    [InlineData(PhotoEventOrder.Before, "pic_photo_or_album,image,image")]
    [InlineData(PhotoEventOrder.After, "image,image,pic_photo_or_album")]
    [InlineData(PhotoEventOrder.Never, "image,image")]
    public async Task The_event_of_photos_comes_before_after_or_never(PhotoEventOrder order, string expected)
    {
        Simulator.Faults.PhotoEvents = order;
        await Zhang.TakePhotosAsync("photo", [[1, 2, 3], [4, 5, 6]]);
        XElement[] heard = [.. App.Heard.Select(XElement.Parse)];
        Assert.Equal(expected, string.Join(',', heard.Select(x => x.Element("Event")?.Value ?? x.Element("MsgType")!.Value)));
    }

    [Fact]
    public async Task Two_events_of_one_second_differ_in_nothing_but_their_content()
    {
        await Zhang.ClickBothInOneSecondAsync("todo", "mine");
        XElement[] heard = [.. App.Heard.Select(XElement.Parse)];
        Assert.Equal(heard[0].Element("CreateTime")!.Value, heard[1].Element("CreateTime")!.Value);
        Assert.Equal(["mine", "todo"], heard.Select(x => x.Element("EventKey")!.Value).Order());
    }

    [Fact]
    public async Task Faults_can_be_set_by_http()
    {
        await Api.GetTokenAsync();
        await PostAsync(new JsonObject { ["kind"] = "apiErrcode", ["api"] = "message/send", ["errcode"] = 60020 });
        Assert.Equal(60020, Errcode(await Api.SayAsync("insp01", "一")));
        await PostAsync(new JsonObject { ["kind"] = "killToken" });
        Assert.Equal(40014, Errcode(await Api.SayAsync("insp01", "一")));
        await PostAsync(new JsonObject { ["photoEvents"] = "never" });
        Assert.Equal(PhotoEventOrder.Never, Simulator.Faults.PhotoEvents);
        await PostAsync(new JsonObject { ["kind"] = "dropCallback", ["count"] = 5 });
        Assert.Equal(5, Assert.Single(Simulator.Faults.Armed).Count);
        using HttpResponseMessage bad = await Api.Http.PostAsJsonAsync("simulator/faults", new { kind = "nonsense" });
        Assert.Equal(400, (int)bad.StatusCode);
        using HttpResponseMessage cleared = await Api.Http.DeleteAsync("simulator/faults");
        Assert.Empty(Simulator.Faults.Armed);
    }

    private async Task PostAsync(JsonObject wish)
    {
        using HttpResponseMessage answer = await Api.Http.PostAsJsonAsync("simulator/faults", wish);
        answer.EnsureSuccessStatusCode();
    }
}
