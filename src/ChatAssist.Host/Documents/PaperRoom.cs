using ChatAssist.Host.Records;
using ChatAssist.Host.Telemetry;
using ChatAssist.Host.Writing;

namespace ChatAssist.Host.Documents;

/// <summary>Makes papers and case files one after the other, as soon as they are asked for and after every start.</summary>
public sealed class PaperRoom : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>On a busy morning nearly every answer rings, and nearly none asked for a paper.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(250);

    private readonly DocumentPress _press;
    private readonly CaseFilePress _caseFiles;
    private readonly HostSettings _settings;
    private readonly ILogger<PaperRoom> _log;
    private readonly SemaphoreSlim _bell = new(0, 1);

    public PaperRoom(DocumentPress press, CaseFilePress caseFiles, LedgerWriter writer, HostSettings settings, ILogger<PaperRoom> log)
    {
        (_press, _caseFiles, _settings, _log) = (press, caseFiles, settings, log);
        // Who asks for a paper is answered, so an answer is the sign to look.
        writer.RepliesQueued += Ring;
    }

    /// <summary>Makes everything that waits.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _press.RunAsync(cancellationToken);
        await _caseFiles.RunAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        PdfConversion.RemoveAbandoned(_settings);
        RemoveUnfinished();
        while (true)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                _log.LogError("Papers could not be made now: {Type} {Error}", e.GetType().Name, DiscreetException.Words(e));
            }

            await Task.Delay(Breath, stoppingToken);
            await _bell.WaitAsync(Look, stoppingToken);
        }
    }

    private void RemoveUnfinished()
    {
        string folder = Path.Combine(_settings.Data, "papers");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
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
