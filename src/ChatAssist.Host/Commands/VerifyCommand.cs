using System.CommandLine;
using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Commands;

/// <summary>chatassist verify: is everything still as it was written down?</summary>
internal static class VerifyCommand
{
    public static Command Build()
    {
        var command = new Command("verify", "Verifies the journal's chains and the stored files; exit code 1 at the first break.");
        command.SetAction((parsed, ct) => Common.RunAsync(async () => await RunAsync(await Common.ExistingAsync(parsed, ct), ct)));
        return command;
    }

    private static async Task<int> RunAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = Common.Services(settings);
        await SchemaUpdate.RunAsync(settings, services.GetRequiredService<IDbContextFactory<LedgerContext>>(), cancellationToken);
        Verification result = await Verification.OfAsync(
            services.GetRequiredService<IDbContextFactory<LedgerContext>>(),
            services.GetRequiredService<Media.MediaDirectory>(),
            cancellationToken);
        Console.WriteLine(result.Break is { } found
            ? $"BROKEN: {found}"
            : $"intact: {result.Links} journal links in {result.Chains} chains, {result.Messages} messages, {result.Files} files");
        return result.Break is null ? 0 : 1;
    }
}
