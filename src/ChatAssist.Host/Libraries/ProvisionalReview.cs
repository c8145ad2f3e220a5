using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Content;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Turns;
using ChatAssist.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Libraries;

/// <summary>
/// Looks, at the start and whenever content was loaded anew, whether a year's notice has come for deadlines that were
/// computed without it (K-04): all of them change in one transaction, each with its link in the journal.
/// </summary>
public sealed class ProvisionalReview(IDbContextFactory<LedgerContext> contexts, TurnWriter writer, TimeProvider clock, ILogger<ProvisionalReview> log)
{
    private const int MostDecisions = 20;

    public async Task RunAsync(Library library, CancellationToken cancellationToken)
    {
        for (int i = 0; i < MostDecisions; i++)
        {
            await using LedgerContext ledger = await contexts.CreateDbContextAsync(cancellationToken);
            var rows = await ledger.Complaints.Where(c => c.DueProvisional && c.State != ComplaintState.Merged)
                .OrderBy(c => c.Number).ToListAsync(cancellationToken);
            DateTimeOffset now = clock.GetUtcNow();
            if (ProvisionalClocks.Recompute(rows, library, now) is not { } turn)
            {
                return;
            }

            try
            {
                await writer.WriteAsync($"calendar-{now.ToUnixTimeMilliseconds()}", turn, _ => { }, now);
                log.LogInformation("{Count} provisional deadlines were computed again.", turn.Facts.Count);
                return;
            }
            catch (ConflictException e)
            {
                log.LogInformation("The provisional deadlines are looked at again: {Why}", e.Message);
            }
        }
    }
}
