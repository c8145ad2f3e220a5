using System.Diagnostics;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Telemetry;
using Hangfire;

namespace ChatAssist.Host.Alarms;

/// <summary>
/// Keeps Hangfire and the rows of the deadlines together, for the rows are the truth: each second it arms the instants that
/// have no job, rings where something is due that no job comes for (the program was down, the clock was moved, the row was
/// written late), and makes Hangfire's storage anew where that is gone. Where Hangfire does not run at all it sweeps by itself.
/// </summary>
internal sealed class DeadlineWatch(
    DeadlineSweep sweep,
    SweepJob job,
    HangfireAlarms alarms,
    AlarmStorage storage,
    NodeLease lease,
    IGlobalConfiguration configured,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<DeadlineWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>How far ahead instants get jobs.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <summary>How long after its instant an armed job may come.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    /// <summary>How often Hangfire looks for jobs whose time has come. Each look takes locks, which are writes to its storage.</summary>
    private static readonly TimeSpan HangfirePace = TimeSpan.FromSeconds(5);

    /// <summary>How long the storage's word about what is armed is trusted: somebody may have deleted something in it.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(15);

    /// <summary>How long after a ring the sweep may begin and end.</summary>
    private static readonly TimeSpan Given = TimeSpan.FromSeconds(20);

    private readonly BackgroundJobServerOptions _options = new()
    {
        WorkerCount = 1,
        SchedulePollingInterval = HangfirePace,
        ServerName = $"chatassist-{Environment.MachineName}-{Environment.ProcessId}",
        Activator = new Hangfire.AspNetCore.AspNetCoreJobActivator(scopes),
    };

    private HashSet<DateTimeOffset>? _armed;
    private long _armedRead;
    private BackgroundJobServer? _server;
    private (long At, int Finished)? _rung;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _ = configured;
        using var timer = new PeriodicTimer(Pace);
        try
        {
            do
            {
                await LookAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            Close();
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (!lease.OnDuty)
        {
            // Of several nodes one watches; Hangfire's jobs run there too.
            if (_server is not null)
            {
                Close();
            }

            return;
        }

        try
        {
            DateTimeOffset now = clock.GetUtcNow();
            IReadOnlyList<DateTimeOffset> instants = await sweep.InstantsAsync(now + Ahead, cancellationToken);
            await SeeToAsync(instants, now, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError("The deadlines could not be looked at and will be again: {Type} {Error}", e.GetType().Name, DiscreetException.Words(e));
        }
    }

    private async Task SeeToAsync(IReadOnlyList<DateTimeOffset> instants, DateTimeOffset now, CancellationToken cancellationToken)
    {
        bool late = instants.Any(at => at + Patience <= now);
        try
        {
            Open();
            late |= instants.Any(at => at <= now && !_armed!.Contains(at));
            await ArmAsync(instants, now, cancellationToken);
            if (!late)
            {
                _rung = null;
            }
            else if (_rung is not { } rung || rung.Finished != job.Finished)
            {
                _rung = (Stopwatch.GetTimestamp(), job.Finished);
                await alarms.WakeAtAsync(now, cancellationToken);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogWarning("Hangfire's storage does not answer and is made anew: {Type} {Error}", e.GetType().Name, DiscreetException.Words(e));
            Close();
        }

        if (late && (_rung is not { } since || Stopwatch.GetElapsedTime(since.At) > Given))
        {
            log.LogWarning("Hangfire did not sweep in time; done without it.");
            await job.RunAsync("by itself", cancellationToken);
        }
    }

    private async Task ArmAsync(IReadOnlyList<DateTimeOffset> instants, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (DateTimeOffset at in instants.Where(at => at > now && !_armed!.Contains(at)))
        {
            await alarms.ArmAsync(at, cancellationToken);
            _armed!.Add(at);
        }

        foreach (DateTimeOffset at in _armed!.Where(at => at < now && !instants.Contains(at)).ToList())
        {
            alarms.Forget(at);
            _armed!.Remove(at);
        }
    }

    /// <summary>Storage, server, the regular job and what is armed already, where they are not there.</summary>
    private void Open()
    {
        if (!storage.IsThere)
        {
            Close();
        }

        if (_armed is null || Stopwatch.GetElapsedTime(_armedRead) > Trust)
        {
            alarms.SetRegular();
            _armed = alarms.ReadArmed();
            _armedRead = Stopwatch.GetTimestamp();
        }

        _server ??= new BackgroundJobServer(_options, storage);
    }

    private void Close()
    {
        _server?.Dispose();
        _server = null;
        _armed = null;
        _rung = null;
        storage.Renew();
    }
}
