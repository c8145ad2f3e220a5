using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Documents;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Media;
using ChatAssist.Host.Pages;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Telemetry;
using ChatAssist.Host.Turns;
using ChatAssist.Host.Writing;
using ChatAssist.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Documents;

/// <summary>
/// Makes the files of papers that were issued. The rows are the truth: whoever dies on any line leaves a row that waits, and
/// the next one makes the file again from the same frozen words. The file's hash, its place in the chain and its sending are
/// one transaction, so that of two that made it one is kept and one is sent.
/// </summary>
public sealed class DocumentPress(
    IDbContextFactory<LedgerContext> contexts,
    LedgerWriter ledgerWriter,
    TurnWriter writer,
    MediaDirectory media,
    LibraryShelf shelf,
    SealedLinks links,
    PdfConversion pdf,
    HostSettings settings,
    TimeProvider clock,
    ILogger<DocumentPress> log)
{
    private const int Batch = 20;

    /// <summary>Its issuer hears of the trouble at the third failure, once.</summary>
    private const int TellAfter = 3;

    /// <summary>As long may a photo be on its way before the paper goes without it.</summary>
    private static readonly TimeSpan PhotoPatience = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan PhotoPause = TimeSpan.FromSeconds(10);

    /// <summary>Makes everything that waits, in the order in which it was issued.</summary>
    /// <returns>How many were made.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        int made = 0;
        while (true)
        {
            DateTimeOffset now = clock.GetUtcNow();
            List<DocumentRow> waiting;
            await using (LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken))
            {
                waiting = await context.Documents.Where(d => d.State == DocumentState.Issued && d.NextAt <= now)
                    .OrderBy(d => d.IssuedAt).ThenBy(d => d.Number).Take(Batch).ToListAsync(cancellationToken);
            }

            if (waiting.Count == 0)
            {
                return made;
            }

            // Of one turn, in the order in which the kinds are offered.
            foreach (DocumentRow row in waiting.OrderBy(d => d.IssuedAt).ThenBy(DocumentKinds.PlaceOf))
            {
                made += await TryAsync(row, cancellationToken) ? 1 : 0;
            }
        }
    }

    private async Task<bool> TryAsync(DocumentRow row, CancellationToken cancellationToken)
    {
        string folder = Path.Combine(settings.Data, "papers", Guid.NewGuid().ToString("N"));
        try
        {
            Directory.CreateDirectory(folder);
            return await MakeAsync(row, folder, cancellationToken);
        }
        catch (ConflictException e)
        {
            // Made by another meanwhile, or void.
            log.LogInformation("{Why}", e.Message);
            return false;
        }
        catch (Exception e) when (e is not OperationCanceledException && !StorageTrouble.Is(e))
        {
            log.LogError(DiscreetException.Of(e), "The file of {Number} could not be made; it is tried again.", row.Number);
            await FailAsync(row, cancellationToken);
            return false;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<bool> MakeAsync(DocumentRow row, string folder, CancellationToken cancellationToken)
    {
        DocumentTemplate template = shelf.Current.Templates.GetValueOrDefault(row.Kind)
            ?? throw new InvalidOperationException($"There is no template for papers of the kind {row.Kind}.");
        DocumentData data = JsonSerializer.Deserialize<DocumentData>(row.Data, ChatJson.Options)!;
        data.Fields["number"] = row.Reference;
        var pictures = new PaperPictures(media, shelf, links, new Shrinking(log));
        await using (LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await PhotosOnTheirWayAsync(context, row, data, cancellationToken))
            {
                DateTimeOffset later = clock.GetUtcNow() + PhotoPause;
                await PutOffAsync(row, later, failed: 0, cancellationToken);
                return false;
            }

            await pictures.PrepareAsync(context, row, data, folder, cancellationToken);
            data.Pictures["qr"] = pictures.HasQr ? "qr" : "";
        }

        string docx = Path.Combine(folder, "paper.docx");
        await using (FileStream file = File.Create(docx))
        {
            await DocxWriting.WriteAsync(template, data, pictures.Of, file, cancellationToken);
        }

        MediaRef word = await KeepAsync(row, "docx", docx, cancellationToken);
        MediaRef? print = await PrintAsync(row, docx, cancellationToken) is { } made ? await KeepAsync(row, "pdf", made, cancellationToken) : null;
        await WriteAsync(row, word, print is { Problem: MediaProblem.None } ? print : null, template.Sha256);
        return true;
    }

    /// <summary>A PDF that fails again and again does not keep the paper back: it goes as Word alone, and says so.</summary>
    private async Task<string?> PrintAsync(DocumentRow row, string docx, CancellationToken cancellationToken)
    {
        try
        {
            return await pdf.TryAsync(docx, cancellationToken);
        }
        catch (PdfConversionException e) when (row.Attempts + 1 >= TellAfter)
        {
            log.LogError(DiscreetException.Of(e), "{Number} goes out without a PDF.", row.Number);
            return null;
        }
    }

    private async Task<bool> PhotosOnTheirWayAsync(LedgerContext context, DocumentRow row, DocumentData data, CancellationToken cancellationToken)
    {
        string[] wanted = [.. data.AllPictures().Distinct()];
        return clock.GetUtcNow() - row.IssuedAt < PhotoPatience
            && await context.Media.AnyAsync(m => wanted.Contains(m.MediaId) && m.State == MediaState.Waiting, cancellationToken);
    }

    private async Task<MediaRef> KeepAsync(DocumentRow row, string extension, string path, CancellationToken cancellationToken)
    {
        await using FileStream file = File.OpenRead(path);
        return await media.TakeAsync(new MediaRef($"{row.Number}.{extension}", FileName: $"{row.Reference}.{extension}"), file, cancellationToken);
    }

    private Task WriteAsync(DocumentRow row, MediaRef word, MediaRef? print, string template)
    {
        if (word.Problem != MediaProblem.None)
        {
            throw new InvalidOperationException($"The file of {row.Number} cannot be kept: {word.Problem}.");
        }

        DateTimeOffset now = clock.GetUtcNow();
        (row.Docx, row.Pdf) = (word.Sha256!, print?.Sha256 ?? "");
        var turn = new Turn(
            Position.Idle,
            [.. DocumentDialog.Files(shelf.Current, row, row.IssuedBy)],
            [new DocumentRendered(row.Number, DocumentKey.Of(row), row.Docx, row.Pdf, template)]);
        return writer.WriteAsync(
            row.Number,
            turn,
            s =>
            {
                // In the list of files, so that verification looks at them as at any other.
                MediaWriting.Save(s, word, null, "", now, now, now);
                if (print is not null)
                {
                    MediaWriting.Save(s, print, null, "", now, now, now);
                }
            },
            now);
    }

    private async Task FailAsync(DocumentRow row, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        await PutOffAsync(row, now + MediaFetcher.PauseAfter(row.Attempts + 1), failed: 1, cancellationToken);
        if (row.Attempts + 1 == TellAfter)
        {
            string name = shelf.Current.Texts[new Texts.TextKey($"document.name-{row.Kind}")];
            var trouble = new Reply(row.IssuedBy, new TextBody(shelf.Current.Texts[DocumentTexts.Trouble, name, row.Record]));
            await writer.WriteAsync($"{row.Number}-trouble", new Turn(Position.Idle, [trouble], []), _ => { }, now);
        }
    }

    private Task PutOffAsync(DocumentRow row, DateTimeOffset until, int failed, CancellationToken cancellationToken) => ledgerWriter.WriteAsync(
        s => s.Run(
            "UPDATE documents SET attempts = attempts + @p1, next_at = @p2 WHERE number = @p0 AND state = 0",
            row.Number, failed, until.ToUnixTimeMilliseconds()),
        cancellationToken);
}
