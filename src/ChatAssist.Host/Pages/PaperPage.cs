using System.Net;
using ChatAssist.Documents;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Pages;

/// <summary>
/// The page behind a paper's QR code: that this number was issued, when, whether it still holds, and the hash of its file.
/// The code on the paper cannot hold the file's own hash, so it holds the sealed number and the page has the hash. It says
/// nothing of whom the paper is about. A file that is dropped there is hashed in the browser and never leaves it.
/// </summary>
public static class PaperPage
{
    public static void MapPaperPage(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/paper/{number}", ShowAsync);

    private static async Task<IResult> ShowAsync(
        string number, string? k, HttpContext http, SealedLinks links, HostSettings settings, LibraryShelf shelf,
        IDbContextFactory<LedgerContext> contexts, CancellationToken cancellationToken)
    {
        if (!links.IsSealed($"paper/{number}", k))
        {
            return Results.NotFound();
        }

        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Documents.FirstOrDefaultAsync(d => d.Number == number, cancellationToken) is not { } row)
        {
            return Results.NotFound();
        }

        string replaced = row.State != DocumentState.Voided ? "" : await context.Documents
            .Where(d => d.Record == row.Record && d.Kind == row.Kind && d.Occasion == row.Occasion && d.Edition == row.Edition + 1)
            .Select(d => d.Reference).FirstOrDefaultAsync(cancellationToken) ?? "";
        http.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
        string page = await File.ReadAllTextAsync(Path.Combine(settings.Dialogs, "pages", "paper.html"), cancellationToken);
        return Results.Text(Fill(page, row, replaced, shelf.Current), "text/html; charset=utf-8");
    }

    private static string Fill(string page, DocumentRow row, string replaced, Content.Library library)
    {
        Texts.TextBook texts = library.Texts;
        string state = row.State switch
        {
            DocumentState.Issued => texts[DocumentTexts.PageMaking],
            DocumentState.Ready => texts[DocumentTexts.PageValid],
            _ => texts[DocumentTexts.PageVoid, Day(library, library.Rules.DayOf(row.VoidedAt ?? row.IssuedAt))],
        };
        return PageText.Fill(page, new Dictionary<string, string>
        {
            ["name"] = WebUtility.HtmlEncode(texts[new Texts.TextKey($"document.name-{row.Kind}")]),
            ["reference"] = WebUtility.HtmlEncode(row.Reference),
            ["team"] = WebUtility.HtmlEncode(library.Rules.TeamName),
            ["day"] = WebUtility.HtmlEncode(Day(library, row.IssuedOn)),
            ["mark"] = row.State switch { DocumentState.Ready => "valid", DocumentState.Voided => "void", _ => "making" },
            ["state"] = WebUtility.HtmlEncode(state),
            ["replaced"] = WebUtility.HtmlEncode(replaced.Length == 0 ? "" : texts[DocumentTexts.PageReplaced, replaced]),
            ["pdf"] = WebUtility.HtmlEncode(row.Pdf),
            ["docx"] = WebUtility.HtmlEncode(row.Docx),
        });
    }

    private static string Day(Content.Library library, DateOnly day) => library.Texts[DocumentTexts.Day, day.Year, day.Month, day.Day];
}
