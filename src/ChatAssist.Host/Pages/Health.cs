using ChatAssist.Host.Nodes;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Pages;

/// <summary>
/// What a service manager and a balancer ask: is the program well (/healthz), and is it to be given messages now (/readyz)?
/// Names and numbers of nodes only; nothing that says anything about people.
/// </summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", async (IDbContextFactory<LedgerContext> contexts, CancellationToken ct) =>
            await CanConnectAsync(contexts, ct) ? Results.Text("ok") : Results.StatusCode(503));
        endpoints.MapGet("/readyz", async (
            NodeLease lease, IHostApplicationLifetime life, IDbContextFactory<LedgerContext> contexts, CancellationToken ct) =>
        {
            string? why = life.ApplicationStopping.IsCancellationRequested ? "stopping"
                : !lease.IsHeld ? "this node has no place among the nodes"
                : !await CanConnectAsync(contexts, ct) ? "the database is away"
                : null;
            return why is null ? Results.Text(Describe(lease)) : Results.Text(why, statusCode: 503);
        });
    }

    private static string Describe(NodeLease lease) => string.Join('\n', ["ready", .. lease.Nodes.Select((n, i) =>
        $"{n.Name} run {n.Run}{(i == 0 ? " on duty" : "")}{(n.Run == lease.Run ? " (this one)" : "")}"
        + (NodeChores.Differing(lease).Contains(n) ? " has other content" : ""))]);

    private static async Task<bool> CanConnectAsync(IDbContextFactory<LedgerContext> contexts, CancellationToken ct)
    {
        await using LedgerContext context = await contexts.CreateDbContextAsync(ct);
        return await context.Database.CanConnectAsync(ct);
    }
}
