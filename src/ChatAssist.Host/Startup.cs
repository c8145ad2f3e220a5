using ChatAssist.Host.Inboxes;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Outbox;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using ChatAssist.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host;

/// <summary>Brings the store up to date, loads the content and takes up what was left unanswered, in this order.</summary>
public sealed class Startup(
    HostSettings settings,
    IDbContextFactory<LedgerContext> contexts,
    LibraryShelf shelf,
    IServiceProvider services,
    TimeProvider clock)
{
    /// <exception cref="ContentException">config/ or dialogs/ have mistakes.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        await services.GetRequiredService<OutboxRelay>().InheritAsync(cancellationToken);
        await services.GetRequiredService<Inbox>().RecoverAsync(cancellationToken);
    }

    /// <summary>Everything short of answering messages.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await SchemaUpdate.RunAsync(settings, contexts, cancellationToken);
        shelf.Reload();
        await KeepEditionsAsync(cancellationToken);
    }

    /// <summary>Every edition of a checklist that can be used is kept, so that a walk can end on the one it began with.</summary>
    private async Task KeepEditionsAsync(CancellationToken cancellationToken)
    {
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await services.GetRequiredService<LedgerWriter>().WriteAsync(
            s =>
            {
                foreach (Questionnaire q in shelf.Current.Questionnaires.Values)
                {
                    s.Run(
                        "INSERT INTO questionnaire_versions (id, version, yaml, loaded_at) VALUES (@p0, @p1, @p2, @p3) "
                        + "ON CONFLICT (id, version) DO NOTHING",
                        q.Id, q.Version, q.Yaml, now);
                }
            },
            cancellationToken);
    }
}
