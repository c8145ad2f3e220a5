namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// Outbox messages that were put off before WeCom was asked at all, or that WeCom refused. Their second attempt is in truth
/// their first: asking WeCom to suppress duplicates would lose one that happens to say the same as another message of the last half hour.
/// In memory: after a restart the cautious answer is given, as for any second attempt. Safe to share.
/// </summary>
public sealed class HeldBack
{
    private const int Most = 100_000;

    private readonly Lock _lock = new();
    private readonly HashSet<long> _never = [];

    /// <summary>Notes that this attempt ends without asking WeCom.</summary>
    public void PutOff(long id, int attempt)
    {
        lock (_lock)
        {
            if (attempt == 1)
            {
                Add(id);
            }
        }
    }

    /// <summary>Notes that WeCom answered this attempt, and that it did not take it; nor any before.</summary>
    public void Refused(long id)
    {
        lock (_lock)
        {
            Add(id);
        }
    }

    /// <summary>Whether WeCom may have taken it before; from now on it may have.</summary>
    public bool MayHaveGone(long id, int attempt)
    {
        lock (_lock)
        {
            return !_never.Remove(id) && attempt > 1;
        }
    }

    private void Add(long id)
    {
        if (_never.Count >= Most)
        {
            _never.Clear();
        }

        _never.Add(id);
    }
}
