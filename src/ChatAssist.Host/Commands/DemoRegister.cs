using ChatAssist.Content;
using ChatAssist.Host.Sheets;
using ChatAssist.Host.Storage;
using ChatAssist.People;
using ChatAssist.Targets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Commands;

/// <summary>The demonstration's people and targets, for a store that has none.</summary>
public static class DemoRegister
{
    public static async Task ImportIfEmptyAsync(HostSettings settings, bool onlyIf = true, CancellationToken cancellationToken = default)
    {
        if (!onlyIf || await HasPeopleAsync(settings, cancellationToken))
        {
            return;
        }

        string demo = Path.Combine(settings.Config, "demo");
        await ImportCommand.RunAsync(settings, i => i.RosterAsync(Path.Combine(demo, "roster.csv"), cancellationToken), cancellationToken);
        await ImportCommand.RunAsync(settings, i => i.TargetsAsync(Path.Combine(demo, "targets.csv"), cancellationToken), cancellationToken);
    }

    private static async Task<bool> HasPeopleAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Database.IsSqlite)
        {
            return File.Exists(settings.Database.SqlitePath);
        }

        await using var context = new LedgerContext(settings.Database.Build());
        return (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).Any()
            && await context.People.AnyAsync(cancellationToken);
    }

    /// <summary>The demonstration's register out of its tables, without a store.</summary>
    public static Register Read(HostSettings settings)
    {
        string demo = Path.Combine(settings.Config, "demo");
        return new Register(
            RosterSheet.Read(SheetFile.Read(Path.Combine(demo, "roster.csv"))).Rows,
            TargetSheet.Read(SheetFile.Read(Path.Combine(demo, "targets.csv"))).Rows);
    }
}
