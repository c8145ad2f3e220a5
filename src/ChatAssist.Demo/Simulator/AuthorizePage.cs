using System.Net;
using System.Text;

namespace ChatAssist.Demo.Simulator;

/// <summary>
/// /connect/oauth2/authorize: inside WeCom it sends the reader straight on; here somebody must say who is reading.
/// <c>simulated_user</c> in the query answers at once, for tests and for links opened from a phone of the page.
/// </summary>
internal static class AuthorizePage
{
    public static void Map(IEndpointRouteBuilder app, SimulatedCorp corp) =>
        app.MapGet("/connect/oauth2/authorize", (HttpRequest request) => Answer(request.Query, corp));

    private static IResult Answer(IQueryCollection query, SimulatedCorp corp)
    {
        string target = query["redirect_uri"].ToString();
        if (query["appid"] != corp.Settings.CorpId
            || query["response_type"] != "code"
            || !Uri.TryCreate(target, UriKind.Absolute, out Uri? uri)
            || uri.Scheme is not ("http" or "https"))
        {
            return Results.Content("参数错误：appid、response_type 或 redirect_uri 不正确。", "text/plain; charset=utf-8", Encoding.UTF8, 400);
        }

        string state = query["state"].ToString();
        if (corp.Find(query["simulated_user"].ToString()) is { } reader)
        {
            return Results.Redirect(WithCode(uri, corp.OAuthCodes.Issue(reader.UserId), state));
        }

        var page = new StringBuilder(
            """
            <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>选择身份</title><style>body{font:16px/1.6 system-ui,sans-serif;max-width:26rem;margin:2rem auto;padding:0 1rem}
            a{display:block;padding:.8rem 1rem;margin:.5rem 0;border:1px solid #d9dde3;border-radius:8px;color:#1b5fb8;text-decoration:none}</style>
            <h1>以谁的身份打开？</h1>
            """);
        foreach (Member member in corp.Settings.People)
        {
            string link = $"/connect/oauth2/authorize?appid={corp.Settings.CorpId}&response_type=code"
                + $"&redirect_uri={Uri.EscapeDataString(target)}&state={Uri.EscapeDataString(state)}"
                + $"&simulated_user={Uri.EscapeDataString(member.UserId)}";
            page.Append($"<a href=\"{WebUtility.HtmlEncode(link)}\">{WebUtility.HtmlEncode($"{member.Name} {member.Title}")}</a>");
        }

        return Results.Content(page.Append("</html>").ToString(), "text/html; charset=utf-8");
    }

    private static string WithCode(Uri target, string code, string state) =>
        $"{target}{(target.Query.Length > 0 ? "&" : "?")}code={code}&state={Uri.EscapeDataString(state)}";
}
