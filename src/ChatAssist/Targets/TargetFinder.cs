using ChatAssist.Chat;

namespace ChatAssist.Targets;

/// <summary>Finds targets by what people say of them (T-02): any part of the name, the id, the credit code, or a place.</summary>
public static class TargetFinder
{
    /// <summary>Best matches first; only those of the best kind of match, so that an exact name is not drowned in others.</summary>
    public static IReadOnlyList<Target> ByWords(IEnumerable<Target> targets, string words)
    {
        string query = words.Trim();
        if (query.Length == 0)
        {
            return [];
        }

        var ranked = targets.Select(t => (Target: t, Rank: Rank(t, query))).Where(x => x.Rank < int.MaxValue).ToList();
        int best = ranked.Count == 0 ? 0 : ranked.Min(x => x.Rank);
        return [.. ranked.Where(x => x.Rank == best).Select(x => x.Target)
            .OrderBy(t => t.Name.Length).ThenBy(t => t.Id, StringComparer.Ordinal)];
    }

    /// <summary>Nearest first, within <paramref name="metres"/>.</summary>
    public static IReadOnlyList<(Target Target, double Metres)> Near(IEnumerable<Target> targets, GeoPoint place, double metres) =>
        [.. targets
            .Where(t => t is { Latitude: not null, Longitude: not null })
            .Select(t => (t, place.MetresTo(new GeoPoint(t.Latitude!.Value, t.Longitude!.Value))))
            .Where(x => x.Item2 <= metres)
            .OrderBy(x => x.Item2)];

    /// <summary>The longest target name that stands in the text as it is, or null.</summary>
    public static Target? NamedIn(IEnumerable<Target> targets, string text) =>
        targets.Where(t => text.Contains(t.Name, StringComparison.Ordinal)).MaxBy(t => t.Name.Length);

    private static int Rank(Target target, string query) =>
        target.Name == query || string.Equals(target.Id, query, StringComparison.OrdinalIgnoreCase)
            || string.Equals(target.CreditCode, query, StringComparison.OrdinalIgnoreCase) ? 0
        : target.Name.Contains(query, StringComparison.OrdinalIgnoreCase) ? 1
        : query.Length >= 2 && IsSpread(target.Name, query) ? 2
        : int.MaxValue;

    /// <summary>True where the query's characters stand in the name in this order: 兴旺站 for 兴旺加油站.</summary>
    public static bool IsSpread(string name, string query)
    {
        int at = 0;
        foreach (char c in name)
        {
            if (at < query.Length && char.ToUpperInvariant(c) == char.ToUpperInvariant(query[at]))
            {
                at++;
            }
        }

        return at == query.Length;
    }
}
