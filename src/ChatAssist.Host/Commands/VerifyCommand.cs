using System.CommandLine;
using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Commands;

/// <summary>chatassist verify: is everything still as it was written down?</summary>
internal static class VerifyCommand
{
    private static readonly Option<string?> Head = new("--head")
    {
        Description = "A chain's last link as an earlier 'verify' printed it and somebody kept it elsewhere; it must still be there.",
    };

    public static Command Build()
    {
        var command = new Command("verify", "Verifies the journal's chains, the evidence and the stored files; exit code 1 at the first break.") { Head };
        command.SetAction((parsed, ct) => Common.RunAsync(() => RunAsync(Common.Settings(parsed), parsed.GetValue(Head), ct)));
        return command;
    }

    private static async Task<int> RunAsync(HostSettings settings, string? head, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = Common.Services(settings);
        await SchemaUpdate.RunAsync(settings, services.GetRequiredService<IDbContextFactory<LedgerContext>>(), cancellationToken);
        Verification result = await Verification.OfAsync(
            services.GetRequiredService<IDbContextFactory<LedgerContext>>(),
            services.GetRequiredService<Media.MediaDirectory>(),
            cancellationToken,
            head);
        foreach (string last in result.Heads)
        {
            Console.WriteLine($"head: {last}");
        }

        Console.WriteLine(result.Break is { } found
            ? $"BROKEN: {found}"
            : $"intact: {result.Links} journal links in {result.Chains} chains, {result.Messages} messages, {result.Files} files");
        return result.Break is null ? 0 : 1;
    }
}
