using ChatAssist.Content;
using ChatAssist.Host.Alarms;
using ChatAssist.Host.Answers;
using ChatAssist.Host.Documents;
using ChatAssist.Host.Inboxes;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Media;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Outbox;
using ChatAssist.Host.Pages;
using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Turns;
using ChatAssist.Host.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatAssist.Host;

/// <summary>What every way of running needs, whatever the channel: the web host, the console, the commands, the tests.</summary>
public static class HostServices
{
    /// <param name="read">How the content is read; a caller that builds many hosts may read it once.</param>
    public static IServiceCollection AddChatAssist(
        this IServiceCollection services, HostSettings settings, Func<ContentFolders, Register, Library>? read = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton(settings);
        services.AddPooledDbContextFactory<LedgerContext>(settings.Database.Configure);
        // Made by the container, so that it is closed by it as well.
        services.AddSingleton(_ => new LedgerReaders(settings.Database));
        services.AddSingleton(x => new LibraryShelf(
            settings.Folders, x.GetRequiredService<IDbContextFactory<LedgerContext>>(), read ?? ContentReading.Read));
        services.AddSingleton(x => new NodeName(settings.Node, x.GetRequiredService<LibraryShelf>().Current.Rules.UnitId));
        services.AddSingleton<CommonGround>();
        services.AddSingleton<NodeLease>();
        services.AddSingleton<ChainAnchors>();
        services.AddSingleton<LedgerWriter>();
        services.AddSingleton<TurnWriter>();
        services.AddSingleton<UserLanes>();
        services.TryAddSingleton<SenderPace>();
        services.AddSingleton(x => new ChartPainter(x.GetRequiredService<ILogger<ChartPainter>>()));
        services.AddSingleton<ReplyFiles>();
        services.AddSingleton<TurnHandler>();
        services.AddSingleton<Inbox>();
        services.AddSingleton(new MediaDirectory(settings.Media));
        services.AddSingleton<MediaStore>();
        services.AddSingleton(new InstallationKey(settings.Data));
        services.AddSingleton<ReporterVault>();
        services.AddSingleton(x => new SealedLinks(x.GetRequiredService<InstallationKey>(), settings.PublicUrl));
        services.AddSingleton<DirectLine>();
        services.AddSingleton<OutboxRelay>();
        services.AddSingleton<DeadlineSweep>();
        services.AddSingleton<PdfConversion>();
        services.AddSingleton<DocumentPress>();
        services.AddSingleton<CaseFile>();
        services.AddSingleton<Retention>();
        services.AddSingleton<CaseFilePress>();
        services.AddSingleton<PaperRoom>();
        services.AddSingleton<EditionKeeper>();
        services.AddSingleton<ProvisionalReview>();
        services.AddSingleton<LibraryReload>();
        services.TryAddSingleton(LibraryPace.Usual);
        services.AddSingleton<Startup>();
        return services;
    }
}
