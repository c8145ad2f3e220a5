using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Libraries;

/// <summary>
/// Counts the changes of people and targets, in the transaction that makes them: whoever serves sees by one row that the
/// register it holds is not the latest, whichever process and machine changed it.
/// </summary>
public static class RegisterVersion
{
    private const string Series = "register";

    /// <summary>To be called by everything that writes people or targets.</summary>
    public static void Raise(WriteSession session) => session.NextNumber(Series, 0);

    /// <returns>0 where nothing was ever written.</returns>
    public static long Read(LedgerContext context) =>
        context.Counters.AsNoTracking().Where(c => c.Series == Series && c.Year == 0).Select(c => c.Last).FirstOrDefault();
}
