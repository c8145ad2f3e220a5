using ChatAssist.Chat;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using ChatAssist.Inspections;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Media;

/// <summary>
/// Keeps the files that people send: fetched from the channel as soon as their reference is committed, hashed, written
/// beside the database under their hash. What cannot be fetched at once is left to <see cref="MediaFetcher"/>.
/// </summary>
public sealed class MediaStore(
    IChannel channel,
    LedgerWriter writer,
    IDbContextFactory<LedgerContext> contexts,
    MediaDirectory directory,
    LibraryShelf shelf,
    TimeProvider clock,
    ILogger<MediaStore> log)
{
    /// <summary>WeCom's own largest file (20 MB); an image may have 10 MB.</summary>
    public const long LargestFile = 20 * 1024 * 1024;

    /// <summary>As long as a person may be kept waiting for an answer.</summary>
    private static readonly TimeSpan FirstTry = TimeSpan.FromSeconds(10);

    /// <summary>The file with what became of it. Never throws for what the channel or the sender did wrong.</summary>
    public async Task<MediaRef> FetchAsync(MediaRef file, string userId, DateTimeOffset sentAt)
    {
        await using (LedgerContext context = await contexts.CreateDbContextAsync())
        {
            MediaRow? known = await context.Media.AsNoTracking().FirstOrDefaultAsync(m => m.MediaId == file.MediaId);
            if (known is { State: not MediaState.Waiting })
            {
                return file with { Sha256 = known.Sha256, Bytes = known.Bytes, ContentType = known.ContentType, Problem = known.Problem };
            }
        }

        // A page of ours hands in what it has stored already.
        MediaRef fetched = file is { Sha256: not null, Problem: MediaProblem.None }
            ? file
            : await TryFetchAsync(file, FirstTry, CancellationToken.None);
        DateTimeOffset next = clock.GetUtcNow() + MediaFetcher.PauseAfter(attempts: 1);
        PhotoRow? photo = Look(fetched);
        await writer.WriteAsync(s => MediaWriting.Save(s, fetched, photo, userId, sentAt, clock.GetUtcNow(), next));
        return fetched;
    }

    /// <summary>What a stored photo says of itself.</summary>
    internal PhotoRow? Look(MediaRef file) =>
        file.Sha256 is { } sha ? PhotoLook.At(directory.PathOf(sha), file.MediaId, file.ContentType, shelf.Current.Rules) : null;

    /// <summary>Fetches without touching the database.</summary>
    internal async Task<MediaRef> TryFetchAsync(MediaRef file, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            await using Stream source = await channel.OpenMediaAsync(file, limit.Token);
            return await directory.TakeAsync(file, source, limit.Token);
        }
        catch (MediaUnavailableException e) when (e.Gone)
        {
            return file with { Problem = MediaProblem.Gone };
        }
        catch (Exception e) when (e is MediaUnavailableException or IOException or UnauthorizedAccessException or HttpRequestException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            || StorageTrouble.Is(e))
        {
            log.LogWarning("A file could not be fetched now: {Type}", e.GetType().Name);
            return file with { Problem = MediaProblem.Pending };
        }
    }
}
