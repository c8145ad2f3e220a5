using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// The access token's row, shared by all nodes, and the lease of the one that renews it. Every change is one conditional
/// UPDATE, so two nodes can never both believe that they hold the lease. The token lies in the row as it is: whoever can
/// read the database can read the conversations too, and it dies within two hours. It is never logged.
/// </summary>
public sealed class SharedToken(IDbContextFactory<LedgerContext> ledger, string name)
{
    public async Task<ChannelTokenRow> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await ledger.CreateDbContextAsync(cancellationToken);
        var row = await Find(context).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (row is not null)
        {
            return row;
        }

        row = new ChannelTokenRow { Name = name, Token = "", LeasedBy = "", ExpiresAt = Past, LeasedUntil = Past };
        context.Add(row);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return row;
        }
        catch (DbUpdateException)
        {
            // Another node was first; if it was something else, reading says so.
            context.ChangeTracker.Clear();
            return await Find(context).AsNoTracking().SingleAsync(cancellationToken);
        }
    }

    /// <summary>Takes the lease if nobody has it and the token is still the one that the caller saw.</summary>
    /// <param name="stopped">The stop of this secret, respected to its end; the stop of another secret is overruled.</param>
    public Task<bool> TryLeaseAsync(
        string holder, ChannelTokenRow seen, string stopped, DateTimeOffset now, DateTimeOffset until,
        CancellationToken cancellationToken) =>
        ChangeAsync(
            rows => rows
                .Where(x => x.Token == seen.Token)
                .Where(x => x.LeasedUntil <= now || x.LeasedBy == holder
                    || (x.LeasedBy.StartsWith(StoppedMark) && !x.LeasedBy.StartsWith(stopped)))
                .ExecuteUpdateAsync(
                    s => s.SetProperty(x => x.LeasedBy, holder).SetProperty(x => x.LeasedUntil, until), cancellationToken),
            cancellationToken);

    /// <summary>Stores what the holder fetched and gives the lease back. False where another took over meanwhile.</summary>
    public Task<bool> PutAsync(string holder, string token, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        ChangeAsync(
            rows => rows.Where(x => x.LeasedBy == holder).ExecuteUpdateAsync(
                s => s.SetProperty(x => x.Token, token).SetProperty(x => x.ExpiresAt, expiresAt)
                    .SetProperty(x => x.LeasedUntil, Past),
                cancellationToken),
            cancellationToken);

    /// <summary>Gives the lease back, or passes it on: to nobody until an instant.</summary>
    public Task<bool> PassAsync(string holder, string to, DateTimeOffset until, CancellationToken cancellationToken) =>
        ChangeAsync(
            rows => rows.Where(x => x.LeasedBy == holder).ExecuteUpdateAsync(
                s => s.SetProperty(x => x.LeasedBy, to).SetProperty(x => x.LeasedUntil, until), cancellationToken),
            cancellationToken);

    /// <summary>Drops a token that WeCom refused, if it is still the one stored.</summary>
    public Task<bool> ForgetAsync(string token, CancellationToken cancellationToken) =>
        ChangeAsync(
            rows => rows.Where(x => x.Token == token).ExecuteUpdateAsync(
                s => s.SetProperty(x => x.Token, "").SetProperty(x => x.ExpiresAt, Past), cancellationToken),
            cancellationToken);

    /// <summary>Begins the name of a lease that nobody holds: WeCom refused, and no node may ask before it ends.</summary>
    public const string StoppedMark = "stopped:";

    public static readonly DateTimeOffset Past = DateTimeOffset.UnixEpoch;

    /// <summary>Why WeCom refused: the number at the end of a "stopped" mark.</summary>
    public static int StopCode(ChannelTokenRow row) =>
        int.TryParse(row.LeasedBy.AsSpan(row.LeasedBy.LastIndexOf(':') + 1), out int code) && code != 0
            ? code
            : ErrorCodes.BadSecret;

    private IQueryable<ChannelTokenRow> Find(LedgerContext context) => context.ChannelTokens.Where(x => x.Name == name);

    private async Task<bool> ChangeAsync(Func<IQueryable<ChannelTokenRow>, Task<int>> change, CancellationToken cancellationToken)
    {
        await using var context = await ledger.CreateDbContextAsync(cancellationToken);
        return await change(Find(context)) == 1;
    }
}
