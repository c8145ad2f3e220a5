namespace ChatAssist.Inspections;

/// <summary>The page on which the other party signs.</summary>
public static class SignatureLink
{
    /// <summary>It is opened while both stand there; a link that is found later must open nothing.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);
}
