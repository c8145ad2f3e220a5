using ChatAssist.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Complaints;

/// <summary>Finds what may be the same problem reported again (K-08). It only offers; a leader decides.</summary>
internal static class Duplicates
{
    private const int MostLooked = 200;
    private const double LeastAlike = 0.3;
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(14);

    /// <summary>The most alike of the open complaints of the last two weeks, at the same target or village; null for none.</summary>
    public static async Task<ComplaintRow?> FindAsync(
        ILedger ledger, DateTimeOffset now, string words, string domain, string targetId, string village, CancellationToken cancellationToken)
    {
        DateTimeOffset since = now - LookBack;
        var open = await ledger.Complaints
            .Where(x => x.State < ComplaintState.FedBack && x.ReceivedAt >= since && x.Village == village)
            .OrderByDescending(x => x.ReceivedAt).Take(MostLooked).ToListAsync(cancellationToken);
        return open
            .Select(x => (Row: x, Score: Alike(words, x.Words) + (x.Domain == domain ? 0.1 : 0) + (targetId.Length > 0 && x.TargetId == targetId ? 0.2 : 0)))
            .Where(x => x.Score >= LeastAlike)
            .OrderByDescending(x => x.Score).ThenBy(x => x.Row.Number, StringComparer.Ordinal)
            .Select(x => x.Row).FirstOrDefault();
    }

    /// <summary>Share of the shorter text's pairs of neighbouring characters that the other has too: 0 to 1.</summary>
    public static double Alike(string a, string b)
    {
        HashSet<string> x = Pairs(a), y = Pairs(b);
        int least = Math.Min(x.Count, y.Count);
        return least == 0 ? 0 : (double)x.Count(y.Contains) / least;
    }

    private static HashSet<string> Pairs(string text)
    {
        string letters = string.Concat(text.Where(char.IsLetterOrDigit));
        return [.. Enumerable.Range(0, Math.Max(0, letters.Length - 1)).Select(i => letters.Substring(i, 2))];
    }
}
