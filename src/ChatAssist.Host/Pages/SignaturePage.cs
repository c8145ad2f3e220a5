using System.Security.Cryptography;
using System.Text;
using ChatAssist.Chat;
using ChatAssist.Host.Inboxes;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Media;
using ChatAssist.Host.Storage;
using ChatAssist.Inspections;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Pages;

/// <summary>
/// A small page on which the inspected party signs with a finger (I-07). What is drawn comes in like a photo in the chat:
/// through the inbox, as evidence of the inspection.
/// </summary>
public static class SignaturePage
{
    private const int LargestDrawing = 512 * 1024;

    public static void MapSignaturePage(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/p/sign/{number}/{userId}", ShowAsync);
        endpoints.MapPost("/p/sign/{number}/{userId}", TakeAsync);
    }

    private static async Task<IResult> ShowAsync(
        string number, string userId, string? k, HttpContext http, SealedLinks links, HostSettings settings,
        IDbContextFactory<LedgerContext> contexts, CancellationToken cancellationToken)
    {
        if (await FindAsync(number, userId, k, links, contexts, cancellationToken) is not { } row)
        {
            return Results.NotFound();
        }

        http.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.CacheControl = "no-store";
        string page = await File.ReadAllTextAsync(Path.Combine(settings.Dialogs, "pages", "sign.html"), cancellationToken);
        page = page.Replace("{number}", Html(row.Number), StringComparison.Ordinal).Replace("{target}", Html(row.TargetName), StringComparison.Ordinal);
        return Results.Text(page, "text/html; charset=utf-8");
    }

    private static async Task<IResult> TakeAsync(
        string number, string userId, string? k, HttpContext http, SealedLinks links, MediaDirectory media, DoorKeeper door,
        IDbContextFactory<LedgerContext> contexts, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await FindAsync(number, userId, k, links, contexts, cancellationToken) is null)
        {
            return Results.NotFound();
        }

        using var drawing = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            drawing.Write(buffer, 0, read);
            if (drawing.Length > LargestDrawing)
            {
                return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            }
        }

        byte[] bytes = drawing.ToArray();
        string id = "page-" + Convert.ToHexStringLower(SHA256.HashData(bytes));
        MediaRef file = await media.TakeAsync(new MediaRef(id), new MemoryStream(bytes), cancellationToken);
        if (file is not { Problem: MediaProblem.None, ContentType: "image/png" })
        {
            return Results.BadRequest();
        }

        await door.AcceptAsync(
            new InboundMessage
            {
                Key = $"page:sign:{number}:{file.Sha256}",
                From = userId,
                Kind = MessageKind.Image,
                For = $"walk/{number}/signature",
                Media = file,
                SentAt = clock.GetUtcNow(),
            },
            bytes,
            cancellationToken);
        return Results.Ok();
    }

    /// <summary>The inspection, where the link is ours and there is still something to sign.</summary>
    private static async Task<InspectionRow?> FindAsync(
        string number, string userId, string? seal, SealedLinks links, IDbContextFactory<LedgerContext> contexts, CancellationToken cancellationToken)
    {
        if (!links.IsSealed($"sign/{number}/{userId}", seal))
        {
            return null;
        }

        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Inspections.FirstOrDefaultAsync(
            i => i.Number == number && i.State == InspectionState.Underway, cancellationToken);
    }

    private static string Html(string text) => System.Net.WebUtility.HtmlEncode(text);
}
