using System.Globalization;
using System.Net;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Pages;
using ChatAssist.Host.Writing;
using ChatAssist.Texts;
using Microsoft.AspNetCore.Mvc;

namespace ChatAssist.Host.Operators;

/// <summary>How the program stands (W-05): queues, what could not be delivered and may be sent again, deadlines, talks, lists.</summary>
internal sealed class StatePage(OperatorForms forms, LibraryShelf shelf, TimeProvider clock, ILogger<StatePage> log)
{
    private const string Path = OperatorAccess.Home + "/state";

    public void Map(WebApplication app)
    {
        var page = new OperatorPage(Path, OperatorTexts.State, OperatorForms.Policy);
        app.MapGet(Path, (Delegate)ShowAsync).WithMetadata(page).RequireAuthorization(OperatorAccess.Policy);
        app.MapPost(Path, (Delegate)ResendAsync)
            .WithMetadata(page, new RequestSizeLimitAttribute(OperatorForms.Largest)).RequireAuthorization(OperatorAccess.Policy);
    }

    private async Task<IResult> ShowAsync(HttpContext http, StateReading reading)
    {
        ProgramState state = await reading.ReadAsync(http.RequestAborted);
        string again = Encode(shelf.Current.Texts[OperatorTexts.SendAgain]);
        string page = await forms.PageAsync("operators-state.html", http);
        string form = forms.Field(http);
        var parts = new Dictionary<string, string>
        {
            ["now"] = Time(clock.GetUtcNow()),
            ["inbox"] = Number(state.Depths.InboxWaiting),
            ["aside"] = Number(state.Depths.InboxFailed),
            ["outbox"] = Number(state.Depths.OutboxWaiting),
            ["dead"] = Number(state.Depths.OutboxDead),
            ["due"] = Number(state.Depths.DeadlinesDue),
            ["free"] = (state.FreeBytes / 1e9).ToString("0.0", CultureInfo.InvariantCulture),
            ["aside-class"] = Class(state.Depths.InboxFailed),
            ["dead-class"] = Class(state.Depths.OutboxDead),
            ["due-class"] = Class(state.Depths.DeadlinesDue),
            ["dead-rows"] = Rows(state.Dead, d =>
                [Number(d.Id), Time(d.At), Encode(d.To), Number(d.Code), Number(d.Attempts),
                    $"<form method=\"post\"><input type=\"hidden\" name=\"form\" value=\"{form}\"><input type=\"hidden\" name=\"id\" value=\"{d.Id}\"><button>{again}</button></form>"]),
            ["aside-rows"] = Rows(state.SetAside, a => [Number(a.Id), Time(a.At), Encode(a.From), Number(a.Attempts)]),
            ["stuck-rows"] = Rows(state.Stuck, w => [Encode(w.Who), Time(w.Since), Number(w.Messages)]),
            ["left-rows"] = Rows(state.Left, t => [Encode(t.Who), Named(OperatorTexts.Dialog(t.Dialog), OperatorTexts.AllDialogs), Time(t.Since)]),
            ["deadline-rows"] = Rows(state.Deadlines, d => [Named(OperatorTexts.Deadline(d.Kind), OperatorTexts.AllDeadlines), Number(d.Late), Number(d.Ahead), d.Next is { } next ? Time(next) : ""]),
            ["node-rows"] = Rows(state.Nodes, n => [Encode(n.Name), Number(n.Run), Time(n.Until)]),
            ["list-rows"] = Rows(state.Lists, l => [Encode(l.Name), Encode(l.Version)]),
        };
        return OperatorForms.Html(PageText.Fill(page, parts));
    }

    /// <summary>Queues one dead reply again: the operator has put right what kept it.</summary>
    private async Task<IResult> ResendAsync(HttpContext http, LedgerWriter writer)
    {
        if (await forms.ReadAsync(http) is { } form && long.TryParse(form["id"], NumberStyles.None, CultureInfo.InvariantCulture, out long id))
        {
            int changed = await writer.WriteAsync(
                s => s.Run(
                    "UPDATE outbox SET state = 0, attempts = 0, code = 0, next_at = @p1 WHERE id = @p0 AND state = 2",
                    id, clock.GetUtcNow().ToUnixTimeMilliseconds()),
                http.RequestAborted);
            log.LogInformation("The operator queued message {Id} again: {Changed}", id, changed);
        }

        return Results.LocalRedirect(Path);
    }

    private string Rows<T>(IReadOnlyList<T> rows, Func<T, IEnumerable<string>> cells) =>
        rows.Count == 0
            ? $"<tr><td class=\"none\" colspan=\"9\">{Encode(shelf.Current.Texts[OperatorTexts.None])}</td></tr>"
            : string.Concat(rows.Select(r => $"<tr>{string.Concat(cells(r).Select(c => $"<td>{c}</td>"))}</tr>"));

    /// <summary>In words; what an older edition of the program left and this one does not know is shown as "—".</summary>
    private string Named(TextKey key, IReadOnlyList<TextKey> known) => known.Any(k => k.Name == key.Name) ? Encode(shelf.Current.Texts[key]) : "—";

    private string Time(DateTimeOffset at) => shelf.Current.Rules.Local(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>What needs somebody's care is to be seen from afar.</summary>
    private static string Class(long n) => n > 0 ? "bad" : "fine";

    private static string Number(long n) => n.ToString(CultureInfo.InvariantCulture);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
