using ChatAssist.Content;
using ChatAssist.Deadlines;

namespace ChatAssist.Findings;

/// <summary>
/// Listed supervision (挂牌督办, S1.3 五(六)): the leader and the supervisors hear how it stands, again and again, until it is
/// put right. Each step sets the next one, so that it never runs out.
/// </summary>
public static class ListedClock
{
    public const string Kind = "listed";

    /// <param name="place">1 for the first look.</param>
    public static DeadlineStep Next(Rules rules, DateTimeOffset now, int place) =>
        new($"look-{place}", rules.At(rules.DayOf(now).AddDays(rules.ListedLookDays), rules.RemindAt));
}
