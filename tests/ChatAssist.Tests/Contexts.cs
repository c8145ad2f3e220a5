using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests;

/// <summary>Contexts of a store without the program around it: to look at what it left, or to prepare what it finds.</summary>
internal sealed class Contexts(DatabaseOptions database) : IDbContextFactory<LedgerContext>
{
    public LedgerContext CreateDbContext() => new(database.Build());
}
