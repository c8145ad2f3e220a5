using ChatAssist.Content;
using ChatAssist.Inspections;
using ChatAssist.Ledger;
using ChatAssist.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Libraries;

/// <summary>A checklist that another edition of the library has differently.</summary>
/// <param name="Name">The new name; of one that is gone its last.</param>
/// <param name="Gone">It is not offered any more.</param>
/// <param name="Walks">Inspections under way that began on another edition of it and end on that.</param>
public sealed record ListChange(string Id, string Name, bool Gone, int Walks)
{
    public static async Task<IReadOnlyList<ListChange>> BetweenAsync(
        Library before, Library after, ILedger ledger, CancellationToken cancellationToken)
    {
        var changes = new List<ListChange>();
        foreach (string id in before.Questionnaires.Keys.Union(after.Questionnaires.Keys).Order(StringComparer.Ordinal))
        {
            Questionnaire? was = before.Questionnaires.GetValueOrDefault(id), now = after.Questionnaires.GetValueOrDefault(id);
            if (was?.Version == now?.Version)
            {
                continue;
            }

            string version = now?.Version ?? "";
            int walks = await ledger.Checklists
                .Where(c => c.Checklist == id && c.QuestionnaireVersion != version)
                .CountAsync(
                    c => ledger.Inspections.Any(i => i.Number == c.Inspection && i.State == InspectionState.Underway),
                    cancellationToken);
            changes.Add(new ListChange(id, (now ?? was)!.Name, now is null, walks));
        }

        return changes;
    }
}
