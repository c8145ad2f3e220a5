using ChatAssist.Chat;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Telemetry;
using ChatAssist.Host.Turns;
using ChatAssist.Host.Writing;
using ChatAssist.Inspections;
using ChatAssist.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Media;

/// <summary>
/// Fetches what could not be had when its message was answered, again and again until it is here or gone. What turns out to
/// be unusable is taken back from where it was noted, and its sender is told.
/// </summary>
public sealed class MediaFetcher(
    MediaStore store,
    MediaDirectory directory,
    LedgerWriter ledgerWriter,
    TurnWriter writer,
    NodeLease lease,
    IDbContextFactory<LedgerContext> contexts,
    LibraryShelf shelf,
    TimeProvider clock,
    ILogger<MediaFetcher> log) : BackgroundService
{
    private const int Batch = 100;
    private const int AtOnce = 4;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FileTime = TimeSpan.FromMinutes(2);

    /// <summary>The channel keeps a file for three days; what does not come by then never will, whatever the channel says.</summary>
    private static readonly TimeSpan Hope = TimeSpan.FromDays(4);

    /// <summary>10 s, 20 s, 40 s … half an hour.</summary>
    public static TimeSpan PauseAfter(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(1800, 10 * Math.Pow(2, Math.Min(attempts - 1, 10))));

    /// <summary>Tries everything that is due once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        List<MediaRow> due;
        await using (LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            due = await context.Media.AsNoTracking().Where(m => m.State == MediaState.Waiting && m.NextAt <= now)
                .OrderBy(m => m.NextAt).Take(Batch).ToListAsync(cancellationToken);
        }

        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (row, ct) => await FetchAsync(row, ct));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        directory.RemoveUnfinished(DateTime.UtcNow.AddHours(-1));
        using var timer = new PeriodicTimer(Look, clock);
        do
        {
            try
            {
                if (lease.OnDuty)
                {
                    await RunAsync(stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError("Files could not be fetched: {Type} {Error}", e.GetType().Name, DiscreetException.Words(e));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task FetchAsync(MediaRow row, CancellationToken cancellationToken)
    {
        var wanted = new MediaRef(row.MediaId, FileName: row.FileName);
        MediaRef file = await store.TryFetchAsync(wanted, FileTime, cancellationToken);
        DateTimeOffset now = clock.GetUtcNow();
        if (file.Problem == MediaProblem.Pending && now - row.ReceivedAt > Hope)
        {
            file = file with { Problem = MediaProblem.Gone };
        }

        if (file.Problem is MediaProblem.None or MediaProblem.Pending)
        {
            DateTimeOffset next = now + PauseAfter(row.Attempts + 1);
            PhotoRow? photo = store.Look(file);
            await ledgerWriter.WriteAsync(s => MediaWriting.Save(s, file, photo, row.UserId, row.ReceivedAt, now, next), cancellationToken);
        }
        else
        {
            await RefuseAsync(row, file, now, cancellationToken);
        }
    }

    private async Task RefuseAsync(MediaRow row, MediaRef file, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using LedgerContext ledger = await contexts.CreateDbContextAsync(cancellationToken);
        Turn turn = await new LateFile(row.MediaId, row.UserId, row.ReceivedAt, file.Problem)
            .RefuseAsync(ledger, shelf.Current, cancellationToken);
        try
        {
            await writer.WriteAsync($"file-{JournalChain.Sha(row.MediaId)[..16]}", turn, s => Refuse(s, row, file), now);
        }
        catch (ConflictException e)
        {
            log.LogInformation("{Why}", e.Message);
        }
    }

    private static void Refuse(WriteSession s, MediaRow row, MediaRef file)
    {
        // A turn that is still to be written may count on the file: it goes first.
        if (s.Value("SELECT id FROM inbox WHERE user_id = @p0 AND state = 0", row.UserId) is not (null or DBNull)
            || s.Run("UPDATE media SET state = 2, problem = @p1 WHERE media_id = @p0 AND state = 0", row.MediaId, (int)file.Problem) == 0)
        {
            throw new ConflictException($"The file {row.MediaId} is looked at again.");
        }
    }
}
