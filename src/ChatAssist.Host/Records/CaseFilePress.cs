using ChatAssist.CaseFiles;
using ChatAssist.Chat;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Media;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Telemetry;
using ChatAssist.Host.Turns;
using ChatAssist.Host.Writing;
using ChatAssist.Ledger;
using ChatAssist.Texts;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Records;

/// <summary>Makes the case files that were asked for in the chat. A row waits until its archive, or word of its size, is on its way.</summary>
public sealed class CaseFilePress(
    IDbContextFactory<LedgerContext> contexts,
    LedgerWriter ledgerWriter,
    TurnWriter writer,
    CaseFile caseFile,
    MediaDirectory media,
    LibraryShelf shelf,
    HostSettings settings,
    TimeProvider clock,
    ILogger<CaseFilePress> log)
{
    private const int Batch = 20;
    private const int TellAfter = 3;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        List<CaseFileRow> waiting;
        await using (LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            waiting = await context.CaseFiles.AsNoTracking().Where(c => c.State == CaseFileState.Waiting && c.NextAt <= now)
                .OrderBy(c => c.AskedAt).Take(Batch).ToListAsync(cancellationToken);
        }

        foreach (CaseFileRow row in waiting)
        {
            await TryAsync(row, cancellationToken);
        }
    }

    private async Task TryAsync(CaseFileRow row, CancellationToken cancellationToken)
    {
        string folder = Path.Combine(settings.Data, "papers", Guid.NewGuid().ToString("N"));
        try
        {
            Directory.CreateDirectory(folder);
            await MakeAsync(row, Path.Combine(folder, "case.zip"), cancellationToken);
        }
        catch (ConflictException e)
        {
            log.LogInformation("{Why}", e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException && !StorageTrouble.Is(e))
        {
            log.LogError(DiscreetException.Of(e), "The case file {Number} could not be made; it is tried again.", row.Number);
            await FailAsync(row, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task MakeAsync(CaseFileRow row, string path, CancellationToken cancellationToken)
    {
        int files;
        await using (FileStream zip = File.Create(path))
        {
            files = (await caseFile.WriteAsync(row.Record, zip, cancellationToken)
                ?? throw new InvalidOperationException($"There is no record {row.Record}.")).Count;
        }

        long bytes = new FileInfo(path).Length;
        TextBook texts = shelf.Current.Texts;
        DateTimeOffset now = clock.GetUtcNow();
        MediaRef? kept = null;
        if (bytes <= MediaStore.LargestFile)
        {
            await using FileStream zip = File.OpenRead(path);
            kept = await media.TakeAsync(new MediaRef(row.Number, FileName: texts[CaseFileTexts.FileName, row.Record]), zip, cancellationToken);
        }

        List<Reply> replies = kept is { Sha256: { } sha }
            ?
            [
                new(row.AskedBy, new TextBody(texts[CaseFileTexts.Here, row.Record, files, Size(bytes)])),
                new(row.AskedBy, new FileBody(sha, texts[CaseFileTexts.FileName, row.Record], FileKind.File)),
            ]
            : [new(row.AskedBy, new TextBody(texts[CaseFileTexts.TooLarge, row.Record, Size(bytes)]))];
        await writer.WriteAsync(
            row.Number,
            new Turn(Position.Idle, replies, [new CaseFileMade(row.Number, row.Record, kept?.Sha256 ?? "", bytes)]),
            s =>
            {
                if (kept is not null)
                {
                    MediaWriting.Save(s, kept, null, "", now, now, now);
                }
            },
            now);
    }

    private async Task FailAsync(CaseFileRow row, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        long next = (now + MediaFetcher.PauseAfter(row.Attempts + 1)).ToUnixTimeMilliseconds();
        await ledgerWriter.WriteAsync(
            s => s.Run("UPDATE case_files SET attempts = attempts + 1, next_at = @p1 WHERE number = @p0 AND state = 0", row.Number, next), cancellationToken);
        if (row.Attempts + 1 == TellAfter)
        {
            var trouble = new Reply(row.AskedBy, new TextBody(shelf.Current.Texts[CaseFileTexts.Trouble, row.Record]));
            await writer.WriteAsync($"{row.Number}-trouble", new Turn(Position.Idle, [trouble], []), _ => { }, now);
        }
    }

    internal static string Size(long bytes) => bytes < 1024 * 1024 ? $"{Math.Max(1, bytes / 1024)}KB" : $"{bytes / 1024.0 / 1024.0:0.0}MB";
}
