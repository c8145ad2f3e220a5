namespace ChatAssist.Deadlines;

/// <summary>An instant at which people are to hear of a deadline.</summary>
public sealed record DeadlineStep(string Step, DateTimeOffset DueAt);
