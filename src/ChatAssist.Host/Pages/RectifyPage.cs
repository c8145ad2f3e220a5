using System.Globalization;
using System.Security.Cryptography;
using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Host.Channels.WeCom;
using ChatAssist.Host.Inboxes;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Media;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Pages;

/// <summary>
/// A small page on which the enterprise shows what it put right (F-05): photos and a few words, without an account, behind
/// a sealed link that ends on a day. What is sent comes in like a message of the chat: through the inbox, as evidence, from
/// a guest. It shows one finding and takes nothing but photos of it.
/// </summary>
public static class RectifyPage
{
    private const int LargestPhoto = 10 * 1024 * 1024;
    private const int LongestWords = 500;

    /// <summary>Uploads that are held in memory at the same time; more wait.</summary>
    private static readonly SemaphoreSlim Uploads = new(4);

    public static void MapRectifyPage(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/rectify/{number}/{until}", ShowAsync);
        endpoints.MapPost("/rectify/{number}/{until}", TakeAsync);
    }

    private static async Task<IResult> ShowAsync(
        string number, string until, string? k, HttpContext http, SealedLinks links, HostSettings settings, LibraryShelf shelf,
        IDbContextFactory<LedgerContext> contexts, TimeProvider clock, CancellationToken cancellationToken)
    {
        Library library = shelf.Current;
        var (row, gone) = await FindAsync(number, until, k, links, library, contexts, clock, cancellationToken);
        if (row is null && !gone)
        {
            return Results.NotFound();
        }

        // Only our own script and style run: a nonce of this answer, and nothing from anywhere else.
        string nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; img-src blob:; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        string page = await File.ReadAllTextAsync(
            Path.Combine(settings.Dialogs, "pages", row is null ? "rectify-over.html" : "rectify.html"), cancellationToken);
        var values = new Dictionary<string, string> { ["nonce"] = nonce };
        if (row is not null)
        {
            values["number"] = Html(row.Number);
            values["target"] = Html(row.TargetName);
            values["words"] = Html(row.Words);
            values["due"] = Html(library.Texts[DeskTexts.Day, row.DueOn.Month, row.DueOn.Day]);
        }

        page = PageText.Fill(page, values);

        return Results.Text(page, "text/html; charset=utf-8", statusCode: row is null ? StatusCodes.Status410Gone : StatusCodes.Status200OK);
    }

    private static async Task<IResult> TakeAsync(
        string number, string until, string? k, string? said, HttpContext http, SealedLinks links, LibraryShelf shelf, MediaDirectory media,
        DoorKeeper door, IDbContextFactory<LedgerContext> contexts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (row, gone) = await FindAsync(number, until, k, links, shelf.Current, contexts, clock, cancellationToken);
        if (row is null)
        {
            return gone ? Results.StatusCode(StatusCodes.Status410Gone) : Results.NotFound();
        }

        string words = SafeXml.Clean(said ?? "").Trim();
        if (words.Length > LongestWords || http.Request.ContentLength > LargestPhoto)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        await Uploads.WaitAsync(cancellationToken);
        try
        {
            if (await BytesAsync(http.Request.Body, cancellationToken) is not { } bytes)
            {
                return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            }

            string id = $"page-{number}-{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
            MediaRef file = await media.TakeAsync(new MediaRef(id), new MemoryStream(bytes), cancellationToken);
            if (file is not { Problem: MediaProblem.None, ContentType: "image/png" or "image/jpeg" })
            {
                return Results.BadRequest();
            }

            await door.AcceptAsync(
                new InboundMessage
                {
                    // The same photo sent twice is one message.
                    Key = $"page:rectify:{number}:{file.Sha256}",
                    From = Guests.UserIdOf(number),
                    Kind = MessageKind.Image,
                    For = $"finding/{number}/link",
                    Text = words,
                    Media = file,
                    SentAt = clock.GetUtcNow(),
                },
                bytes,
                cancellationToken);
            return Results.Ok();
        }
        finally
        {
            Uploads.Release();
        }
    }

    /// <summary>Null where it is larger than a photo may be.</summary>
    private static async Task<byte[]?> BytesAsync(Stream body, CancellationToken cancellationToken)
    {
        using var photo = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            photo.Write(buffer, 0, read);
            if (photo.Length > LargestPhoto)
            {
                return null;
            }
        }

        return photo.ToArray();
    }

    /// <summary>The finding, where the link is ours, not over, and there is still something to show; whether it was ours once.</summary>
    private static async Task<(FindingRow? Row, bool Gone)> FindAsync(
        string number, string until, string? seal, SealedLinks links, Library library, IDbContextFactory<LedgerContext> contexts,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!links.IsSealed($"rectify/{number}/{until}", seal)
            || !DateOnly.TryParseExact(until, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly last))
        {
            return (null, false);
        }

        if (library.Rules.DayOf(clock.GetUtcNow()) > last)
        {
            return (null, true);
        }

        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        FindingRow? row = await context.Findings.FirstOrDefaultAsync(f => f.Number == number && f.State == FindingState.Open, cancellationToken);
        return (row, row is null);
    }

    private static string Html(string text) => System.Net.WebUtility.HtmlEncode(text);
}
