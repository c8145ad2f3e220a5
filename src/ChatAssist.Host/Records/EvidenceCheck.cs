using ChatAssist.Chat;
using ChatAssist.Host.Storage;
using ChatAssist.Inspections;
using ChatAssist.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Records;

/// <summary>
/// The list of evidence must be what the journal's facts made of it: whoever points a finding at another photo, or takes
/// one away, leaves the files untouched and is found here. The facts that give, move and withdraw evidence are played once
/// more, by themselves.
/// </summary>
internal sealed class EvidenceCheck : ILedgerRows
{
    private readonly Dictionary<string, EvidenceRow> _expected = [];

    /// <summary>Plays one link, where it is about evidence.</summary>
    public void Take(JournalRow link)
    {
        if (link.Kind.StartsWith("evidence.", StringComparison.Ordinal) || link.Kind.StartsWith("complaint.evidence.", StringComparison.Ordinal))
        {
            FactNames.Read(link.Kind, link.Payload).Apply(this, new FactStamp(link.At, link.By, ""));
        }
    }

    /// <summary>The first difference between the list as it is and as it should be; null where there is none.</summary>
    public async Task<string?> BreakAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        await foreach (EvidenceRow row in context.Evidence.OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!_expected.Remove(row.Id, out EvidenceRow? e))
            {
                return $"evidence {row.Id} of {row.Subject} stands in no journal";
            }

            if ((row.Subject, row.Checklist, row.Item, row.Kind, row.Words, row.MediaId, row.By, row.At)
                != (e.Subject, e.Checklist, e.Item, e.Kind, e.Words, e.MediaId, e.By, e.At))
            {
                return $"evidence {row.Id} of {row.Subject} is not what was given";
            }
        }

        return _expected.Count == 0 ? null : $"evidence {_expected.Keys.First()} of {_expected.Values.First().Subject} is missing";
    }

    void ILedgerRows.Add<T>(T row)
    {
        if (row is EvidenceRow evidence)
        {
            _expected[evidence.Id] = evidence;
        }
    }

    T? ILedgerRows.Find<T>(params object[] key)
        where T : class => typeof(T) == typeof(EvidenceRow) ? _expected.GetValueOrDefault((string)key[0]) as T : null;

    void ILedgerRows.Remove<T>(T row)
    {
        if (row is EvidenceRow evidence)
        {
            _expected.Remove(evidence.Id);
        }
    }
}
