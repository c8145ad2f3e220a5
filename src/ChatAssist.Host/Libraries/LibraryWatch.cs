using ChatAssist.Host.Telemetry;

namespace ChatAssist.Host.Libraries;

/// <summary>How often is looked.</summary>
/// <param name="Quiet">For so long nothing must have been saved before it is read: an editor saves in several steps.</param>
/// <param name="Poll">Looked at without being told, for disks that tell nothing (network folders).</param>
/// <param name="Register">Looked at people and targets, which another process may have changed.</param>
public sealed record LibraryPace(TimeSpan Quiet, TimeSpan Poll, TimeSpan Register)
{
    public static readonly LibraryPace Usual = new(TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));
}

/// <summary>Sees what is saved under config/ and dialogs/ and what is imported, and has it taken over (C-06, P-01, T-01).</summary>
public sealed class LibraryWatch(
    HostSettings settings, LibraryPace pace, LibraryReload reload, LibraryShelf shelf, ILogger<LibraryWatch> log) : BackgroundService
{
    private const int MostPatience = 25;
    private readonly SemaphoreSlim _bell = new(0, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var watchers = new[] { settings.Config, settings.Dialogs }.Select(Watch).OfType<FileSystemWatcher>().ToList();
        try
        {
            await Task.WhenAll(WatchFilesAsync(stoppingToken), WatchRegisterAsync(stoppingToken));
        }
        finally
        {
            watchers.ForEach(w => w.Dispose());
        }
    }

    private async Task WatchFilesAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // At the start too: something may have been saved since the content was loaded.
                while (await reload.RunAsync(stoppingToken) == ReloadOutcome.Unsettled)
                {
                    await Task.Delay(pace.Quiet, stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError("The content could not be loaded anew and will be tried again: {Type} {Error}", e.GetType().Name, DiscreetException.Words(e));
            }

            if (await _bell.WaitAsync(pace.Poll, stoppingToken))
            {
                // Whoever saves without a pause is read all the same, in the end.
                for (int i = 0; i < MostPatience && await _bell.WaitAsync(pace.Quiet, stoppingToken); i++)
                {
                }
            }
        }
    }

    private async Task WatchRegisterAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pace.Register);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (shelf.RefreshRegister())
                {
                    log.LogInformation(
                        "People and targets were changed: {People} and {Targets} now.",
                        shelf.Current.Register.People.Count, shelf.Current.Register.Targets.Count);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError("People and targets could not be read and will be tried again: {Type} {Error}", e.GetType().Name, DiscreetException.Words(e));
            }
        }
    }

    /// <summary>Null where the system cannot tell of changes: then the poll finds them.</summary>
    private FileSystemWatcher? Watch(string folder)
    {
        try
        {
            var watcher = new FileSystemWatcher(folder)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += (_, _) => Ring();
            watcher.Created += (_, _) => Ring();
            watcher.Deleted += (_, _) => Ring();
            watcher.Renamed += (_, _) => Ring();
            watcher.Error += (_, _) => Ring();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            log.LogWarning("{Folder} cannot be watched ({Error}); it is looked at every {Poll}.", folder, e.Message, pace.Poll);
            return null;
        }
    }

    private void Ring()
    {
        try
        {
            _bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has rung already.
        }
    }
}
