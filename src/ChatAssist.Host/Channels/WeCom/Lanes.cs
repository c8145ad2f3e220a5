namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// How many sends go at the same time. Halved when WeCom says "too many at once" (45033), one more again after a run of
/// good ones, never above the setting. Safe to share.
/// </summary>
public sealed class Lanes(int most)
{
    private const int RunToWiden = 20;

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private readonly int _most = most;
    private int _open = most;
    private int _busy;
    private int _run;

    public int Open
    {
        get
        {
            lock (_lock)
            {
                return _open;
            }
        }
    }

    /// <summary>Waits for a free lane; whoever enters must <see cref="Leave"/>.</summary>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (_busy < _open)
            {
                _busy++;
                return;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
        }

        await using var given = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
        await turn.Task;
    }

    /// <param name="tooMany">WeCom said that there were too many at once.</param>
    /// <param name="good">It went well.</param>
    public void Leave(bool tooMany, bool good)
    {
        lock (_lock)
        {
            _busy--;
            _run = good ? _run + 1 : 0;
            if (tooMany)
            {
                _open = Math.Max(1, _open / 2);
            }
            else if (_run >= RunToWiden && _open < _most)
            {
                _open++;
                _run = 0;
            }

            while (_busy < _open && _waiting.TryDequeue(out var next))
            {
                if (next.TrySetResult())
                {
                    _busy++;
                }
            }
        }
    }
}
