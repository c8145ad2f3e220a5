namespace ChatAssist.Host.Operators;

/// <summary>
/// Slows down who tries passwords: after five wrong ones in a row nobody is let in for a minute, then for two, four, up to
/// fifteen. One attempt at a time, so that many at once are no more guesses and no more work.
/// </summary>
internal sealed class LoginBrake(TimeProvider clock) : IDisposable
{
    private const int Free = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly SemaphoreSlim _one = new(1);
    private int _wrong;
    private DateTimeOffset _until;

    /// <returns>Null where it was the brake that said no.</returns>
    public async Task<bool?> TryAsync(Func<bool> attempt, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (clock.GetUtcNow() < _until)
            {
                return null;
            }

            if (attempt())
            {
                _wrong = 0;
                return true;
            }

            _wrong++;
            if (_wrong >= Free)
            {
                var pause = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(_wrong - Free, 4)));
                _until = clock.GetUtcNow() + (pause < Longest ? pause : Longest);
            }

            return false;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
