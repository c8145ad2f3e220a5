using System.Net;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Pages;
using ChatAssist.Texts;
using Microsoft.AspNetCore.Mvc;

namespace ChatAssist.Host.Operators;

/// <summary>The login, and the first page after it: where an operator can go.</summary>
internal sealed class OperatorPages(LibraryShelf shelf, OperatorSession session, OperatorForms forms, StatePage state)
{
    public const string To = "to";

    public void Map(WebApplication app)
    {
        var page = new OperatorPage(OperatorAccess.Home, null, OperatorForms.Policy);
        var small = new RequestSizeLimitAttribute(OperatorForms.Largest);
        // As delegates: taken for a bare request handler, what they answer would be thrown away.
        app.MapGet(OperatorAccess.Home + "/login", (Delegate)ShowLoginAsync).WithMetadata(page);
        app.MapPost(OperatorAccess.Home + "/login", (Delegate)EnterAsync).WithMetadata(page, small);
        app.MapPost(OperatorAccess.Home + "/logout", (Delegate)LeaveAsync).WithMetadata(page, small);
        app.MapGet(OperatorAccess.Home, HomeAsync).WithMetadata(page).RequireAuthorization(OperatorAccess.Policy);
        state.Map(app);
    }

    /// <summary>Every page for operators: in no frame, in no cache, nothing guessed, nothing told to where a link leads.</summary>
    public static Task AddHeaders(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<OperatorPage>() is { } page)
        {
            IHeaderDictionary headers = http.Response.Headers;
            headers.ContentSecurityPolicy = page.Policy;
            headers.XFrameOptions = "DENY";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers.CacheControl = "no-cache, no-store";
            headers.Pragma = "no-cache";
        }

        return next(http);
    }

    private Task<IResult> ShowLoginAsync(HttpContext http) => LoginAsync(http, null);

    private async Task<IResult> LoginAsync(HttpContext http, TextKey? said)
    {
        string page = await forms.PageAsync("operator-login.html", http);
        return OperatorForms.Html(PageText.Fill(page, new Dictionary<string, string>
        {
            ["to"] = Encode(Local(http.Request.Query[To])),
            ["said"] = said is null ? "" : Encode(shelf.Current.Texts[said]),
        }));
    }

    private async Task<IResult> EnterAsync(HttpContext http)
    {
        if (await forms.ReadAsync(http) is not { } form)
        {
            return await LoginAsync(http, OperatorTexts.Again);
        }

        return await session.EnterAsync(http, form["password"].ToString()) switch
        {
            true => Results.LocalRedirect(Local(http.Request.Query[To])),
            false => await LoginAsync(http, OperatorTexts.Wrong),
            null => await LoginAsync(http, OperatorTexts.Wait),
        };
    }

    private async Task<IResult> LeaveAsync(HttpContext http)
    {
        if (await forms.ReadAsync(http) is not null)
        {
            await OperatorSession.LeaveAsync(http);
        }

        return Results.LocalRedirect(OperatorAccess.Home);
    }

    private async Task<IResult> HomeAsync(HttpContext http, EndpointDataSource endpoints)
    {
        TextBook texts = shelf.Current.Texts;
        string[] links =
        [
            .. endpoints.Endpoints.Select(e => e.Metadata.GetMetadata<OperatorPage>()).OfType<OperatorPage>().Distinct()
                .Where(p => p.Title is not null)
                .Select(p => $"<a href=\"{p.Path}\">{Encode(texts[p.Title!])}</a>"),
        ];
        string page = await forms.PageAsync("operators.html", http);
        string all = links.Length > 0 ? string.Concat(links) : $"<p>{Encode(texts[OperatorTexts.Nothing])}</p>";
        return OperatorForms.Html(page.Replace("{links}", all, StringComparison.Ordinal));
    }

    /// <summary>A path on this server, whatever was asked for.</summary>
    private static string Local(string? to) =>
        to is { Length: > 1 and < 500 } && to[0] == '/' && to[1] is not ('/' or '\\') && !to.Any(char.IsControl) ? to : OperatorAccess.Home;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
