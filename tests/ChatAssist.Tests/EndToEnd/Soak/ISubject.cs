using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;

namespace ChatAssist.Tests.EndToEnd.Soak;

/// <summary>The program under trial on a store of its own, as often started and ended as a plan wants.</summary>
internal interface ISubject : IAsyncDisposable
{
    /// <summary>Starts it and tells WeCom where it listens.</summary>
    Task StartAsync();

    /// <summary>It is gone in the middle of whatever it was at: nothing of it reaches WeCom or the store any more.</summary>
    Task KillAsync();

    /// <summary>An orderly stop.</summary>
    Task StopAsync();

    /// <summary>The store takes nothing until the returned one is disposed.</summary>
    Task<IAsyncDisposable> TakeStoreAwayAsync();

    LedgerContext Ledger();

    Task<Verification> VerifyAsync();
}

/// <summary>Something to be undone, once.</summary>
internal sealed class Undo(Func<Task> undo) : IAsyncDisposable
{
    private Func<Task>? _undo = undo;

    public async ValueTask DisposeAsync() => await (Interlocked.Exchange(ref _undo, null)?.Invoke() ?? Task.CompletedTask);
}
