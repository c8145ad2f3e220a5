using System.Net;
using System.Text;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Pages;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using ChatAssist.Host.Writing;
using ChatAssist.Tests.Channels.WeCom;
using ChatAssist.Tests.EndToEnd.Host;
using ChatAssist.Tests.Findings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAssist.Tests.Hostile;

/// <summary>W-01 F-05 I-07: whatever is posted to the running program's doors gets one of the declared answers, and what is taken is answered once.</summary>
public sealed class BodiesTests : HostFixture
{
    private const int Posts = 60;
    private static readonly string[] Types = ["text", "text", "file"];
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task Spoiled_callbacks_that_are_rightly_sealed()
    {
        Target xml = Targets.All["callback-xml"];
        var statuses = new List<int>();
        for (int seed = 0; seed < Posts; seed++)
        {
            string words = Spoil.Decode(Spoil.Of(Targets.All["answer"], seed)).Replace("]]>", "", StringComparison.Ordinal);
            string clear = seed % 2 == 0
                ? CallbackParserTests.Message(Types[seed % Types.Length], $"<Content><![CDATA[{words}]]></Content><MediaId>{seed}</MediaId><FileName><![CDATA[../{words}]]></FileName>", $"{seed}")
                : Encoding.UTF8.GetString(Spoil.Of(xml, seed));
            clear = clear.Replace("LaoChen", seed % 3 == 0 ? "insp01" : "vil01", StringComparison.Ordinal);
            statuses.Add(await RawCallback.PostAsync(Simulator.Corp.Settings, Clock.GetUtcNow(), Host.CallbackUrl, clear));
        }

        Assert.All(statuses, s => Assert.Contains(s, (int[])[200, 400, 413]));
        Assert.True(statuses.Count(s => s == 200) > 10 && statuses.Contains(400), string.Join(' ', statuses));
        await AssertOnceAsync();
        await using LedgerContext ledger = Ledger();
        Assert.Equal(0, await ledger.Inbox.CountAsync(i => i.State == InboxState.Failed));
    }

    [Fact]
    public async Task Spoiled_bodies_on_the_open_pages()
    {
        await AskAsync(Zhang, "检查 兴旺加油站 消防 和李四", "1/13 检查地点");
        var library = Host.Services.GetRequiredService<LibraryShelf>().Current;
        await Host.Services.GetRequiredService<LedgerWriter>()
            .WriteAsync(s => s.Apply(Loop.Found(library, "F-2026-0001", Clock.GetUtcNow(), 20), Clock.GetUtcNow(), "insp01"));
        var links = Host.Services.GetRequiredService<SealedLinks>();
        using var first = new ByteArrayContent(SampleFiles.Png("换了"));
        using HttpResponseMessage taken = await Http.PostAsync(new Uri(links.To("rectify/F-2026-0001/20260320") + "&said=%00%1b[2J换了%ef%bf%bf新的"), first);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Target photo = Targets.All["photo"];
        var statuses = new List<HttpStatusCode>();
        for (int seed = 0; seed < Posts; seed++)
        {
            string to = links.To(seed % 2 == 0 ? "rectify/F-2026-0001/20260320" : "sign/I-2026-0001/insp01/4102444800");
            string words = Spoil.Decode(Spoil.Of(Targets.All["answer"], seed));
            using var body = new ByteArrayContent(Spoil.Of(photo, seed));
            using HttpResponseMessage answer = await Http.PostAsync(new Uri($"{to}&said={WebUtility.UrlEncode(words[..Math.Min(400, words.Length)])}"), body);
            statuses.Add(answer.StatusCode);
        }

        Assert.All(statuses, s => Assert.Contains(s, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.Gone]));
        await AssertOnceAsync();
        await using LedgerContext ledger = Ledger();
        Assert.Equal(0, await ledger.Inbox.CountAsync(i => i.State == InboxState.Failed));
        Assert.Contains("\uFFFD\uFFFD[2J换了\uFFFD新的", await ledger.RectificationReports.Select(r => r.Words).ToListAsync());
    }
}
