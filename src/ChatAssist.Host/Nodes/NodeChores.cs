using ChatAssist.Host.Inboxes;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Telemetry;

namespace ChatAssist.Host.Nodes;

/// <summary>
/// What a node does beside its messages: takes up what another left behind, anchors the others' chains in its own, sees
/// whether they have the same content, and ends the program once another has taken its place. The first hosted service, so
/// that its place is the last thing that the program gives up.
/// </summary>
public sealed class NodeChores(
    HostSettings settings,
    NodeLease lease,
    Inbox inbox,
    ChainAnchors anchors,
    LibraryShelf shelf,
    IHostApplicationLifetime life,
    ILogger<NodeChores> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private const int AnchorEvery = 5;
    private string _stamp = "";
    private string _told = "";

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await lease.LeaveAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using CancellationTokenRegistration lost = lease.Lost.Register(life.StopApplication);
        using var timer = new PeriodicTimer(Pace);
        for (int i = 0; !life.ApplicationStopping.IsCancellationRequested; i++)
        {
            try
            {
                CompareContent();
                await inbox.TakeUpAsync(stoppingToken);
                if (i % AnchorEvery == 0)
                {
                    await anchors.WriteAsync(stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning("The node's chores wait: {Type} {Error}", e.GetType().Name, DiscreetException.Words(e));
            }

            await timer.WaitForNextTickAsync(stoppingToken);
        }
    }

    /// <summary>Each node reads its own config/ and dialogs/. That they differ is right while an edition is rolled out, and wrong afterwards.</summary>
    private void CompareContent()
    {
        if (lease.IsAlone)
        {
            return;
        }

        if (_stamp != shelf.Stamp)
        {
            (_stamp, lease.Content) = (shelf.Stamp, ContentStamp.OfBytes(settings.Folders));
        }

        string others = string.Join(", ", Differing(lease).Select(n => n.Name));
        if (others != _told && others.Length > 0)
        {
            log.LogError("config/ or dialogs/ of this node differ from those of {Nodes}: people get different answers from each.", others);
        }

        _told = others;
    }

    /// <summary>The nodes whose content is not this one's.</summary>
    public static IEnumerable<NodeRow> Differing(NodeLease lease) =>
        lease.Nodes.Where(n => n.Content.Length > 0 && lease.Content.Length > 0 && n.Run != lease.Run && n.Content != lease.Content);
}
