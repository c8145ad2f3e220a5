using System.CommandLine;
using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Commands;

/// <summary>chatassist verify: is everything still as it was written down?</summary>
internal static class VerifyCommand
{
    private static readonly Option<string[]> Since = new("--since")
    {
        Description = "A head that verify printed before: the chain up to there must still be the same. May be given several times.",
        AllowMultipleArgumentsPerToken = false,
    };

    public static Command Build()
    {
        var command = new Command("verify", "Verifies the journal's chains and the stored files; exit code 1 at the first break.") { Since };
        command.SetAction((parsed, ct) => Common.RunAsync(async () =>
        {
            ChainHead[] noted = [.. (parsed.GetValue(Since) ?? []).Select(ChainHead.Parse)];
            return await RunAsync(await Common.ExistingAsync(parsed, ct), noted, ct);
        }));
        return command;
    }

    private static async Task<int> RunAsync(HostSettings settings, IReadOnlyList<ChainHead> noted, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = Common.Services(settings);
        await SchemaUpdate.RunAsync(settings, services.GetRequiredService<IDbContextFactory<LedgerContext>>(), cancellationToken);
        Verification result = await Verification.OfAsync(
            services.GetRequiredService<IDbContextFactory<LedgerContext>>(),
            services.GetRequiredService<Media.MediaDirectory>(),
            cancellationToken,
            noted);
        Console.WriteLine(result.Break is { } found
            ? $"BROKEN: {found}"
            : $"intact: journal links {result.Links}, chains {result.Chains}, messages {result.Messages}, files {result.Files}");
        foreach (ChainHead head in result.Break is null ? result.Heads : [])
        {
            Console.WriteLine($"head {head}");
        }

        return result.Break is null ? 0 : 1;
    }
}
