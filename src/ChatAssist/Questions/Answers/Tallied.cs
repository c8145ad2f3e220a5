using ChatAssist.Chat;
using ChatAssist.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Questions.Answers;

/// <summary>
/// Numbers of the whole past, out of <see cref="TallyRow"/>: where nobody said when and at most one thing narrows the
/// question. Everything else is counted from the records' indexes.
/// </summary>
internal sealed class Tallied(TurnContext c, string subject, Question q, Sight sight, params IReadOnlyList<(string Kind, string? Value)> narrowed)
{
    /// <summary>The one row that has the answer, or null.</summary>
    private (string Kind, string Key)? One
    {
        get
        {
            bool place = q.Place is { } id && c.Library.Register.Targets.ContainsKey(id);
            if (place || q.From is not null || q.To is not null || q.Status is not (null or Slots.Closed) || sight.Villages is { Count: not 1 })
            {
                return null;
            }

            var by = narrowed.Append(("village", q.Place ?? sight.Villages?[0])).Where(n => n.Item2 is not null).ToList();
            return by.Count switch { 0 => ("all", ""), 1 => (by[0].Item1, by[0].Item2!), _ => null };
        }
    }

    public async Task<TallyRow?> RowAsync(CancellationToken ct) => One is (var kind, var key)
        ? await c.Ledger.Tallies.FirstOrDefaultAsync(t => t.Subject == subject && t.Kind == kind && t.Key == key, ct)
            ?? new TallyRow { Subject = subject, Kind = kind, Key = key }
        : null;

    /// <summary>A row for each of the groups, or null.</summary>
    public async Task<IReadOnlyList<TallyRow>?> RowsAsync(string by, CancellationToken ct) => One is ("all", _)
        ? await c.Ledger.Tallies.Where(t => t.Subject == subject && t.Kind == by).ToListAsync(ct)
        : null;

    public long Of(TallyRow row) => q.Status == Slots.Closed ? row.Closed : row.Received;
}
