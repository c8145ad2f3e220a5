using System.Net;
using ChatAssist.Host;
using ChatAssist.Host.Operators;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>W-05: an operator sees how the program stands and sends again what could not be delivered; K-09: no words, and names only masked.</summary>
public sealed class OperatorStateTests : HostFixture
{
    private const string Password = "correct horse battery";
    private static readonly string Kept = OperatorPassword.Make(Password);

    private protected override HostSettings Change(HostSettings settings) => settings with { OperatorPassword = Kept };

    [Fact]
    public async Task W_05_what_could_not_be_delivered_is_seen_and_sent_again()
    {
        await AskAsync(Zhang, "待办", "没有");
        await SettledAsync();
        long dead;
        await using (LedgerContext ledger = Ledger())
        {
            dead = await ledger.Outbox.MaxAsync(o => o.Id);
            await ledger.Outbox.Where(o => o.Id == dead).ExecuteUpdateAsync(x => x.SetProperty(o => o.State, OutboxState.Dead).SetProperty(o => o.Code, 60111));
        }

        using var browser = new OperatorBrowser(Host.CallbackUrl);
        await browser.EnterAsync(Password);
        string page = await (await browser.GetAsync("/operators/state")).Content.ReadAsStringAsync();
        Assert.Contains("<td>60111</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>张*</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", page, StringComparison.Ordinal);
        Assert.DoesNotContain("待办", page, StringComparison.Ordinal);
        Assert.Contains("消防安全", page, StringComparison.Ordinal);

        using HttpContent form = await browser.FormAsync("/operators/state", ("id", $"{dead}"));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync("/operators/state", form)).StatusCode);
        await Zhang.ReplyAsync("没有");
        await Until.TrueAsync(async () =>
        {
            await using LedgerContext ledger = Ledger();
            return await ledger.Outbox.AnyAsync(o => o.Id == dead && o.State == OutboxState.Sent);
        });
    }

    [Fact]
    public async Task W_05_nobody_else_sees_it_and_a_borrowed_form_sends_nothing()
    {
        using var stranger = new OperatorBrowser(Host.CallbackUrl);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync("/operators/state")).StatusCode);
        using var forged = new FormUrlEncodedContent([KeyValuePair.Create("id", "1")]);
        HttpResponseMessage refused = await stranger.PostAsync("/operators/state", forged);
        Assert.Equal("/operators/login", refused.Headers.Location!.LocalPath);

        await AskAsync(Zhang, "待办", "没有");
        await SettledAsync();
        await using LedgerContext ledger = Ledger();
        await ledger.Outbox.ExecuteUpdateAsync(x => x.SetProperty(o => o.State, OutboxState.Dead));
        using var browser = new OperatorBrowser(Host.CallbackUrl);
        await browser.EnterAsync(Password);
        using var without = new FormUrlEncodedContent([KeyValuePair.Create("id", $"{await ledger.Outbox.MaxAsync(o => o.Id)}")]);
        await browser.PostAsync("/operators/state", without);
        Assert.False(await ledger.Outbox.AnyAsync(o => o.State != OutboxState.Dead));
    }
}
