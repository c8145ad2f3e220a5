using System.CommandLine;
using ChatAssist.Host.Records;

namespace ChatAssist.Host.Commands;

/// <summary>chatassist retention: deletes personal data whose time is over (R-07).</summary>
internal static class RetentionCommand
{
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Says what would be removed, and removes nothing." };

    public static Command Build()
    {
        var command = new Command(
            "retention", "Removes personal data that is older than config/rules.yaml keeps it; what belongs to a record stays.") { DryRun };
        command.SetAction((parsed, ct) => Common.RunAsync(async () => await RunAsync(
            await Common.ExistingAsync(parsed, ct), parsed.GetValue(DryRun), ct)));
        return command;
    }

    private static async Task<int> RunAsync(HostSettings settings, bool dryRun, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = Common.Services(settings);
        await services.GetRequiredService<Startup>().PrepareAsync(cancellationToken);
        Removed removed = await services.GetRequiredService<Retention>().RunAsync(dryRun, cancellationToken);
        Console.WriteLine(
            $"{(dryRun ? "would remove" : "removed")}: {removed.Messages} messages, {removed.Replies} replies, "
            + $"{removed.Reporters} reporters, {removed.Talks} talks of people who left");
        return 0;
    }
}
