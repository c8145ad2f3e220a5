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
/// through the inbox, as evidence of the inspection. A link opens it for one inspection, for some hours, for one signature.
/// </summary>
public static class SignaturePage
{
    private const string Address = "/sign/{number}/{userId}/{until:long}";
    private const int LargestDrawing = 512 * 1024;

    private enum Standing
    {
        /// <summary>Not a link of ours, or one to nothing: nothing is said about why.</summary>
        Unknown,
        Open,
        Expired,
        Signed,
    }

    public static void MapSignaturePage(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Address, ShowAsync);
        endpoints.MapPost(Address, TakeAsync);
    }

    private static async Task<IResult> ShowAsync(
        string number, string userId, long until, string? k, HttpContext http, SealedLinks links, HostSettings settings, TimeProvider clock,
        IDbContextFactory<LedgerContext> contexts, CancellationToken cancellationToken)
    {
        var (standing, row) = await FindAsync(number, userId, until, k, links, contexts, clock, cancellationToken);
        string nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        if (standing == Standing.Unknown)
        {
            return Results.NotFound();
        }

        string name = standing == Standing.Open ? "sign.html" : standing == Standing.Signed ? "signed.html" : "expired.html";
        string page = await File.ReadAllTextAsync(Path.Combine(settings.Dialogs, "pages", name), cancellationToken);
        page = PageText.Fill(page, new Dictionary<string, string>
        {
            ["nonce"] = nonce,
            ["number"] = Html(number),
            ["target"] = Html(row?.TargetName ?? ""),
        });
        return Results.Text(page, "text/html; charset=utf-8", statusCode: standing == Standing.Open ? 200 : 410);
    }

    private static async Task<IResult> TakeAsync(
        string number, string userId, long until, string? k, HttpContext http, SealedLinks links, MediaDirectory media, DoorKeeper door,
        IDbContextFactory<LedgerContext> contexts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (standing, _) = await FindAsync(number, userId, until, k, links, contexts, clock, cancellationToken);
        if (standing != Standing.Open)
        {
            return standing == Standing.Unknown ? Results.NotFound() : Results.StatusCode(StatusCodes.Status410Gone);
        }

        if (http.Request.ContentLength > LargestDrawing)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
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

        // The key is the link's and not the drawing's: the inbox takes one, and of two at once one.
        bool first = await door.AcceptAsync(
            new InboundMessage
            {
                Key = KeyOf(number, userId, until),
                From = userId,
                Kind = MessageKind.Image,
                For = $"walk/{number}/signature",
                Media = file,
                SentAt = clock.GetUtcNow(),
            },
            bytes,
            cancellationToken);
        return first ? Results.Ok() : Results.StatusCode(StatusCodes.Status410Gone);
    }

    /// <summary>The inspection, where the link is ours; and whether there is still something to sign.</summary>
    private static async Task<(Standing, InspectionRow?)> FindAsync(
        string number, string userId, long until, string? seal, SealedLinks links, IDbContextFactory<LedgerContext> contexts, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!links.IsSealed($"sign/{number}/{userId}/{until}", seal))
        {
            return (Standing.Unknown, null);
        }

        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Inspections.FirstOrDefaultAsync(i => i.Number == number, cancellationToken) is not { } row)
        {
            return (Standing.Unknown, null);
        }

        string key = KeyOf(number, userId, until);
        return await context.Inbox.AnyAsync(m => m.Key == key, cancellationToken) ? (Standing.Signed, row)
            : row.State != InspectionState.Underway || clock.GetUtcNow().ToUnixTimeSeconds() >= until ? (Standing.Expired, row)
            : (Standing.Open, row);
    }

    private static string KeyOf(string number, string userId, long until) => $"page:sign:{number}:{userId}:{until}";

    private static string Html(string text) => System.Net.WebUtility.HtmlEncode(text);
}
