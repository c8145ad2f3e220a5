using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Content;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Turns;
using ChatAssist.Sheets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Libraries;

/// <summary>
/// Takes work orders over as complaints (K-01): all rows or none, each order's number once for ever. The clock runs from
/// the time of acceptance, the leaders hear as of any new complaint, the callers are sealed.
/// </summary>
public sealed class WorkOrderImport(IDbContextFactory<LedgerContext> contexts, TurnWriter writer, LibraryShelf shelf, TimeProvider clock)
{
    /// <summary>More than this many at once are told in one message: nobody reads fifty cards.</summary>
    private const int MostCards = 5;

    /// <exception cref="ContentException">The table has mistakes; nothing was changed.</exception>
    public async Task<ImportResult> RunAsync(string path, CancellationToken cancellationToken)
    {
        Library library = shelf.Current;
        DateTimeOffset now = clock.GetUtcNow();
        SheetReading<WorkOrder> orders = WorkOrderSheet.Read(RegisterImport.Read(library.Texts, path), library, now);
        RegisterImport.Refuse(library.Texts, path, orders.Errors);
        await using LedgerContext ledger = await contexts.CreateDbContextAsync(cancellationToken);
        var known = (await ledger.Complaints.Where(c => c.External != "").Select(c => c.External).ToListAsync(cancellationToken)).ToHashSet();
        List<WorkOrder> fresh = [.. orders.Rows.Where(o => !known.Contains(o.Number))];
        string origin = $"import-{now.ToUnixTimeMilliseconds()}";
        int year = library.Rules.DayOf(now).Year;
        var turn = new Turn(Position.Idle, [], []);
        for (int i = 0; i < fresh.Count; i++)
        {
            WorkOrder order = fresh[i];
            NewNumber number = NewNumber.In("C", year, origin, i + 1);
            string domain = library.Categories.DomainOf(order.Category);
            ComplaintReceived fact = NewComplaint.Fact(
                library, number.Token, Source.Hotline, order.Words, order.Received, now, order.Reporter == Reporter.Unknown, order.Place,
                domain: domain == CategoryWords.Unknown ? "" : domain, external: order.Number);
            var told = fresh.Count > MostCards ? [] : await NewComplaint.TellLeadersAsync(library, ledger, fact, now, cancellationToken);
            turn = turn with
            {
                Facts = [.. turn.Facts, fact],
                Replies = [.. turn.Replies, .. told],
                NewNumbers = [.. turn.NewNumbers, number],
                Reporters = [.. turn.Reporters, new NewReporter(number.Token, order.Reporter)],
            };
        }

        if (fresh.Count > MostCards)
        {
            turn = turn with { Replies = NewComplaint.TellLeadersOfMany(library, [.. turn.Facts.OfType<ComplaintReceived>()]) };
        }

        if (fresh.Count > 0)
        {
            await writer.WriteAsync(origin, turn, _ => { }, now);
        }

        return new ImportResult(fresh.Count, 0, orders.Rows.Count - fresh.Count);
    }
}
