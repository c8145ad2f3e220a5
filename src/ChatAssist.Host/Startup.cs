using ChatAssist.Host.Inboxes;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Outbox;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host;

/// <summary>Brings the store up to date, loads the content, takes its place and what was left unanswered, in this order.</summary>
public sealed class Startup(
    HostSettings settings,
    IDbContextFactory<LedgerContext> contexts,
    LibraryShelf shelf,
    IServiceProvider services)
{
    /// <exception cref="ContentException">config/ or dialogs/ have mistakes.</exception>
    /// <exception cref="InvalidDataException">A setting cannot work, or the key is not the one that the data was sealed with.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        await using (LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            services.GetRequiredService<ReporterVault>().Check(context);
        }

        await services.GetRequiredService<NodeLease>().JoinAsync(cancellationToken);
        await services.GetRequiredService<OutboxRelay>().InheritAsync(cancellationToken);
        await services.GetRequiredService<ProvisionalReview>().RunAsync(shelf.Current, cancellationToken);
        await services.GetRequiredService<Inbox>().RecoverAsync(cancellationToken);
    }

    /// <summary>Everything short of answering messages.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        SettingsCheck.Run(settings);
        await SchemaUpdate.RunAsync(settings, contexts, cancellationToken);
        shelf.Reload();
        await services.GetRequiredService<EditionKeeper>().KeepAsync(shelf.Current, cancellationToken);
    }
}
