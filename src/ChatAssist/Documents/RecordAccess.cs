using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.People;
using ChatAssist.Status;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Documents;

/// <summary>Whether a person is given the papers of a record: who may see the record may; those of a complaint stay in the team (K-09).</summary>
internal static class RecordAccess
{
    /// <returns>What to say where not; null where so.</returns>
    public static async Task<string?> RefusalAsync(TurnContext c, string record, CancellationToken cancellationToken)
    {
        bool there = record[0] switch
        {
            'I' => await c.Ledger.Inspections.AnyAsync(i => i.Number == record, cancellationToken),
            'F' => await c.Ledger.Findings.AnyAsync(f => f.Number == record, cancellationToken),
            'C' => await c.Ledger.Complaints.AnyAsync(x => x.Number == record, cancellationToken),
            _ => false,
        };
        if (!there)
        {
            return c.Say(DocumentTexts.NoRecord, record);
        }

        bool may = record[0] switch
        {
            'I' => await c.Ledger.Inspections.Visible(c.Sender).AnyAsync(i => i.Number == record, cancellationToken),
            'F' => await c.Ledger.Findings.Visible(c.Sender).AnyAsync(f => f.Number == record, cancellationToken),
            _ => c.Sender.Role != Role.Village,
        };
        return may ? null : c.Say(DocumentTexts.NotYours, record);
    }
}
