namespace ChatAssist.Ledger;

/// <summary>What the store computes in a query, so that rows need not be fetched for it. Nothing that can be called.</summary>
public static class LedgerFunctions
{
    /// <summary>The instant so many milliseconds after the day began in UTC.</summary>
    public static DateTimeOffset Instant(DateOnly day, long afterMidnight) =>
        throw new NotSupportedException($"{day} and {afterMidnight} are for the store to compute.");
}
