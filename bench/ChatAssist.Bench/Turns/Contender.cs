namespace ChatAssist.Bench.Turns;

/// <summary>One way of building the same thing: a server on a free port of 127.0.0.1 that answers WeCom's callbacks.</summary>
internal abstract class Contender : IAsyncDisposable
{
    public abstract string Name { get; }

    /// <summary>Where callbacks go.</summary>
    public Uri Callback { get; protected set; } = null!;

    /// <summary>True where the 200 says "stored" and the turn is committed after it: then its end is awaited too.</summary>
    public virtual bool AnswersLater => false;

    public abstract Task StartAsync();

    public abstract ValueTask DisposeAsync();
}
