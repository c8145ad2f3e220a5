using ChatAssist.Chat;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Documents;

/// <summary>
/// Which papers belong to a record: its own; of an inspection those about its findings as well; of a finding those of its
/// inspection on which it stands, such as the order and the opinion on its re-inspection.
/// </summary>
internal static class PapersOfRecord
{
    public static async Task<List<DocumentRow>> PapersOfAsync(this TurnContext c, string record, CancellationToken cancellationToken)
    {
        string named = $"\"{record}\"";
        IQueryable<DocumentRow> papers = record[0] switch
        {
            'I' => c.Ledger.Documents.Where(d => d.Record == record
                || c.Ledger.Findings.Any(f => f.Number == d.Record && f.Inspection == record)),
            'F' => c.Ledger.Documents.Where(d => d.Record == record
                || (c.Ledger.Findings.Any(f => f.Number == record && f.Inspection == d.Record) && d.Data.Contains(named))),
            _ => c.Ledger.Documents.Where(d => d.Record == record),
        };
        var mine = new List<DocumentRow>();
        foreach (DocumentRow d in (await papers.ToListAsync(cancellationToken)).OrderBy(d => d.IssuedAt).ThenBy(DocumentKinds.PlaceOf))
        {
            if (d.Record == record || await RecordAccess.RefusalAsync(c, d.Record, cancellationToken) is null)
            {
                mine.Add(d);
            }
        }

        return mine;
    }
}
