using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatAssist.Demo.Simulator;
using ChatAssist.Host.Operators;
using ChatAssist.Host.Transcripts;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>
/// K-09 R-07 W-05: a whole story, with the program as a process that logs all that it can (Trace, everything of .NET's too) and
/// sends its metrics and traces. No secret, no sealed address, no number of a person and nobody who reported stands in any of
/// it; in the tables that leave the program numbers of people are masked, but for whom handles the complaint.
/// </summary>
public sealed partial class OutOfSightTests : IAsyncLifetime
{
    private const string Password = "correct horse battery";
    private const string Caller = "郝来电", CallersPhone = "13912345678";
    private const string PhoneInReport = "13700001111", PhoneOfSomebody = "13812340001", Identity = "140424198001011234", Landline = "0355-8123456";

    private static readonly SimulatorSettings App = new()
    {
        People = [.. SimulatorSettings.DemoPeople, new Member("insp02", "李四"), new Member("insp03", "王五"), new Member("legal01", "吴九"), new Member("vil02", "老魏"), new Member("sup02", "冯镇长")],
        VerifyTimeout = TimeSpan.FromSeconds(30),
        CallbackTimeout = TimeSpan.FromSeconds(60),
    };

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string Key = Convert.ToBase64String(Enumerable.Range(1, 32).Select(i => (byte)(i * 7)).ToArray());
    private static readonly string Kept = OperatorPassword.Make(Password);

    private Store _store = null!;
    private WeComSimulator _simulator = null!;
    private Collector _collector = null!;
    private HostProcess _host = null!;

    public async Task InitializeAsync()
    {
        _store = await Store.WithDemoRegisterAsync();
        await LastingRoster.ImportAsync(_store.Settings);
        _simulator = await WeComSimulator.StartAsync(App, new DemoClock());
        _collector = await Collector.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _collector.DisposeAsync();
        await _simulator.DisposeAsync();
        _store.Dispose();
    }

    [Theory]
    [InlineData("line")]
    [InlineData("json")]
    public async Task K_09_nothing_of_anybody_and_no_secret_stands_in_a_log_a_span_or_a_metric(string format)
    {
        await StartAsync(format);
        Uri address = await _host.AddressAsync();
        var (told, taken) = await ReportsAsync();
        string[] links = [.. await InspectionAsync(address)];

        // What WeCom would never send.
        using (var http = new HttpClient())
        {
            await http.PostAsync(new Uri(address, "/wecom/callback?msg_signature=x&timestamp=1&nonce=n"), new StringContent($"<xml>{PhoneInReport}</xml>"));
        }

        using (var browser = new OperatorBrowser(address))
        {
            await browser.EnterAsync("wrong wrong wrong");
            await browser.EnterAsync(Password);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/operators/state")).StatusCode);
        }

        // Two inspectors: WeCom takes no more than thirty messages a minute to one of them.
        await LiveAsync(told, As("insp03"));
        await LiveAsync(taken, As("insp01"), CallersPhone);
        await AssertTablesAsync();
        await Until.TrueAsync(() => _collector.Heard("traces").Contains("accept", StringComparison.Ordinal) && _collector.Heard("traces").Contains("turn", StringComparison.Ordinal) && _collector.Heard("metrics").Contains("chatassist.sends", StringComparison.Ordinal));
        Assert.Equal(0, await _host.StopAsync());

        string[] keys = [.. links.Select(l => Seal().Match(l).Groups[1].Value)];
        Assert.All(keys, k => Assert.Equal(32, k.Length));
        string[] secrets =
        [
            App.Secret, App.Token, App.EncodingAesKey, Token(), Key, Password, "wrong wrong wrong", Kept, .. keys,
            "vil01", "老陈", Caller, CallersPhone, PhoneInReport, PhoneOfSomebody, Identity, Landline, "烧秸秆", "隔壁", "msg_signature",
        ];
        string[] lines = _host.ToString().Split('\n');
        Assert.True(lines.Length > 1000, "Is this Trace?");
        string log = string.Join('\n', format == "json" ? lines.Select(l => JsonNode.Parse(l)!.ToJsonString(Readable)) : lines);
        foreach (string text in new[] { log, _collector.Heard("traces"), _collector.Heard("metrics") })
        {
            Assert.All(secrets, s => Assert.True(
                text.IndexOf(s, StringComparison.OrdinalIgnoreCase) is var at && at < 0,
                $"{s}: {text.Substring(Math.Max(0, at - 300), Math.Min(600, text.Length - Math.Max(0, at - 300)))}"));
        }
    }

    private async Task StartAsync(string format)
    {
        _host = HostProcess.Begin(
            _store.Folder, App, _simulator.Address,
            [
                ("Logging__Console__FormatterName", format), ("Logging__LogLevel__Default", "Trace"), ("Logging__LogLevel__Microsoft", "Trace"),
                ("Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics", "Trace"), ("Logging__Console__LogLevel__Default", "Trace"),
                ("Logging__LogLevel__Hangfire", "Trace"), ("Logging__LogLevel__Quartz", "Trace"), ("ChatAssist__Key", Key),
                ("ChatAssist__OperatorPassword", Kept), ("ChatAssist__PublicUrl", "https://chat.example.cn"), .. _collector.Environment,
            ]);
        Assert.True(await _simulator.RegisterCallbackAsync(await _host.CallbackAsync()));
    }

    /// <summary>One anonymous, one with a number in its words, more of those than a list of lines takes, one that the office took by telephone.</summary>
    private async Task<(string Told, string Taken)> ReportsAsync()
    {
        SimulatedPerson chen = As("vil01");
        await AskAsync(chen, $"匿名上报 东沟村河边有人烧秸秆，是隔壁干的，问{PhoneOfSomebody}", "已登记");
        PhoneMessage told = await AskAsync(chen, $"上报 东街菜市场门口堆了建筑垃圾，找我{PhoneInReport}或者{Landline}", "已登记");
        await AskAsync(chen, "我上报的怎么样了", "C-2");
        foreach (string what in new[] { "饭店油烟", "工地围挡倒了", "山上有人采石", "鱼塘排污水", "货车超载", "店里灭火器过期", "有人占用耕地", "有人砍树", "培训班超时" })
        {
            await AskAsync(As("vil02"), $"上报 西坡村{what}，找我{PhoneInReport}", "已登记");
        }

        PhoneMessage taken = await AskAsync(As("legal01"), $"登记 来电 兴旺加油站一个月被检查了五次，来电人{Caller} {CallersPhone}", "C-2");
        return (Number().Match(told.Text).Value, Number().Match(taken.Text).Value);
    }

    /// <summary>A finding with somebody's numbers in it, and two sealed pages that are opened.</summary>
    /// <returns>The addresses of the pages.</returns>
    private async Task<IReadOnlyList<string>> InspectionAsync(Uri address)
    {
        SimulatedPerson zhang = As("insp01");
        await AskAsync(zhang, "检查 兴旺加油站 消防 和李四", "1/13 检查地点");
        await AskAsync(zhang, "3", "2/13 消火栓");
        await AskAsync(zhang, $"12不合格 灭火器过期，负责人电话{PhoneOfSomebody}，身份证{Identity} 其余合格", "第12项");
        await zhang.SendPhotoAsync(SampleFiles.Png("灭火器"));
        await zhang.ReplyAsync("查完了");
        await AskAsync(zhang, "提交", "对方有什么要说的");
        string sign = Sealed().Match((await AskAsync(zhang, $"对方说 电话是{PhoneOfSomebody}", "打开这个页面直接签")).Text).Value;
        await OpenAsync(address, sign);
        await zhang.SendPhotoAsync(SampleFiles.Png("签名"));
        string finding = Finding().Match((await zhang.ReplyAsync("F-2")).Text).Value;
        string rectify = Sealed().Match((await AskAsync(zhang, $"整改链接 {finding}", "/p/rectify/")).Text).Value;
        await OpenAsync(address, rectify);
        return [sign, rectify];
    }

    private static async Task OpenAsync(Uri host, string link)
    {
        using var http = new HttpClient();
        var page = new Uri(host, new Uri(link).PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(page + "0")).StatusCode);
        await http.PostAsync($"{page}&said={PhoneOfSomebody}", new StringContent("no photo"));
    }

    /// <summary>From the assignment to the answer, and its line in the register.</summary>
    /// <param name="phone">Of who is to be called; "" for who hears of it in the chat.</param>
    private async Task LiveAsync(string number, SimulatedPerson inspector, string phone = "")
    {
        await AskAsync(As("leader01"), $"{number} 一般 给{inspector.Member.Name}", $"已交给{inspector.Member.Name}");
        await inspector.ReplyAsync(number);
        await AskAsync(inspector, $"举报人 {number}", phone);
        await inspector.PressAsync("开始核查");
        await inspector.ReplyAsync($"{number} 开始核查");
        await inspector.SendPhotoAsync(SampleFiles.Png(number));
        await inspector.ReplyAsync("照片");
        await AskAsync(inspector, $"{number} 属实 查过记录", "怎么处理的");
        await AskAsync(inspector, "已经清走", "行吗");
        await AskAsync(inspector, "就这样发", number);
        if (phone.Length > 0)
        {
            await AskAsync(inspector, "打电话说了", number);
        }

        await AskAsync(inspector, $"登记表 {number}", number);
        await AskAsync(
            inspector,
            "企业 无，执法类型 行政检查，问题性质 其他，监督方式 督办函，处理结果 责令限期整改，移送纪检 否，人数 2，金额 0，挽回损失 0",
            $"{number} 登记表填好了");
    }

    private async Task AssertTablesAsync()
    {
        string[] numbers = [CallersPhone, PhoneInReport, PhoneOfSomebody, Identity, Landline];
        string ledger = await TableAsync(As("insp01"), "整改台账"), list = await TableAsync(As("sup01"), "今年的投诉列出来");
        string register = await TableAsync(As("sup01"), "投诉登记表"), named = await TableAsync(As("insp01"), "投诉登记表 实名"), others = await TableAsync(As("insp03"), "投诉登记表 实名");
        string findings = await ExportAsync("findings"), exported = await ExportAsync("register");
        Assert.All([ledger, findings], t => Assert.Contains("灭火器过期，负责人电话138****0001，身份证140***********1234", t, StringComparison.Ordinal));
        Assert.Contains("堆了建筑垃圾，找我137****1111", list, StringComparison.Ordinal);
        Assert.All([register, exported], t => Assert.Contains("找我137****1111或者035*****3456", t, StringComparison.Ordinal));
        Assert.All([register, exported], t => Assert.Contains("139****5678", t, StringComparison.Ordinal));
        Assert.All([ledger, list, register, findings, exported], t => Assert.All(numbers, n => Assert.DoesNotContain(n, t, StringComparison.Ordinal)));
        Assert.All([ledger, list, register, findings, exported], t => Assert.DoesNotContain(Caller, t, StringComparison.Ordinal));

        // Who handles a complaint needs them, and has asked for them: of this one, not of the other's.
        Assert.All([Caller, CallersPhone], n => Assert.True(named.Contains(n, StringComparison.Ordinal) && !others.Contains(n, StringComparison.Ordinal), n));
        Assert.All([PhoneInReport, Landline], n => Assert.True(others.Contains(n, StringComparison.Ordinal) && !named.Contains(n, StringComparison.Ordinal), n));
    }

    private async Task<string> TableAsync(SimulatedPerson who, string text)
    {
        await who.SayAsync(text);
        PhoneMessage file = await who.ReplyAsync(m => m.Media?.FileName.EndsWith(".xlsx", StringComparison.Ordinal) == true);
        return Words(_simulator.Corp.Media.OnPhone(file.Media!.MediaId)!.Bytes);
    }

    private async Task<string> ExportAsync(string what)
    {
        string file = Path.Combine(_store.Folder, what + ".xlsx");
        (int exitCode, string said) = await HostProcess.RunAsync([("ChatAssist__Key", Key)], "export", what, "--to", file, "--data", _store.Folder);
        Assert.True(exitCode == 0, said);
        return Words(await File.ReadAllBytesAsync(file));
    }

    private SimulatedPerson As(string userId) => _simulator.As(userId);

    /// <summary>The token that the program works with now.</summary>
    private string Token() => _simulator.Corp.Tokens.Issue().Token;

    private static async Task<PhoneMessage> AskAsync(SimulatedPerson who, string text, string answer)
    {
        Assert.True((await who.SayAsync(text)).Acknowledged);
        return await who.ReplyAsync(answer);
    }

    private static string Words(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return string.Join('\n', archive.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        }));
    }

    [GeneratedRegex("C-[0-9]{4}-[0-9]{4}")]
    private static partial Regex Number();

    [GeneratedRegex("F-[0-9]{4}-[0-9]{4}")]
    private static partial Regex Finding();

    [GeneratedRegex("[?]k=([0-9a-f]+)")]
    private static partial Regex Seal();

    [GeneratedRegex(@"https://chat\.example\.cn/p/\S+")]
    private static partial Regex Sealed();
}
