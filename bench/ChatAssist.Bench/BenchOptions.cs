namespace ChatAssist.Bench;

/// <param name="Home">The folder that holds config/ and dialogs/.</param>
/// <param name="Quick">Small numbers: to see that it works.</param>
/// <param name="Rounds">How often each contender is measured; the median counts.</param>
/// <param name="Time">Length of one measurement.</param>
/// <param name="WarmUp">Length of the one before, which does not count.</param>
/// <param name="Postgres">Npgsql connection string of a server, without a database; null where none is measured.</param>
internal sealed record BenchOptions(string Home, bool Quick, int Rounds, TimeSpan Time, TimeSpan WarmUp, string? Postgres);
