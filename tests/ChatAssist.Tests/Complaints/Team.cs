using System.Text;
using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Content;
using ChatAssist.Deadlines;
using ChatAssist.Host;
using ChatAssist.Host.Alarms;
using ChatAssist.Host.Inboxes;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Media;
using ChatAssist.Host.Outbox;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using ChatAssist.Host.Turns;
using ChatAssist.Host.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatAssist.Tests.Complaints;

/// <summary>The program around a store, built once, with complaints put in as facts: for tests of many deadlines.</summary>
internal sealed class Team : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly ConsoleChannel _channel;

    private Team(ServiceProvider services, ConsoleChannel channel) => (_services, _channel) = (services, channel);

    /// <summary>What was sent since the last call, as it left the program.</summary>
    public IReadOnlyList<(string To, ReplyBody Body)> TakeSent() => _channel.Take();

    public LibraryShelf Shelf => _services.GetRequiredService<LibraryShelf>();

    public DeadlineSweep Sweep => _services.GetRequiredService<DeadlineSweep>();

    public LedgerWriter Writer => _services.GetRequiredService<LedgerWriter>();

    public static async Task<Team> StartAsync(
        Store store, TimeProvider clock, Func<ContentFolders, Register, Library>? read = null, ILoggerProvider? log = null) =>
        await StartAsync(store.Settings, clock, read, log);

    public static async Task<Team> StartAsync(
        HostSettings settings, TimeProvider clock, Func<ContentFolders, Register, Library>? read = null, ILoggerProvider? log = null)
    {
        var channel = new ConsoleChannel();
        ServiceProvider services = new ServiceCollection()
            .AddLogging(b => _ = log is null ? b : b.AddProvider(log).SetMinimumLevel(LogLevel.Trace))
            .AddSingleton(clock)
            .AddSingleton<IChannel>(channel)
            .AddChatAssist(settings, read ?? Home.Content)
            .BuildServiceProvider();
        await services.GetRequiredService<Startup>().RunAsync(CancellationToken.None);
        return new Team(services, channel);
    }

    public ReporterVault Vault => _services.GetRequiredService<ReporterVault>();

    public IDbContextFactory<LedgerContext> Contexts => _services.GetRequiredService<IDbContextFactory<LedgerContext>>();

    public T Make<T>() => ActivatorUtilities.CreateInstance<T>(_services);

    public MediaDirectory Media => _services.GetRequiredService<MediaDirectory>();

    /// <summary>A message goes through inbox and turn; returns once it is answered.</summary>
    public async Task HearAsync(InboundMessage message)
    {
        await _services.GetRequiredService<Inbox>().AcceptAsync(message, Encoding.UTF8.GetBytes(message.Text), CancellationToken.None);
        await _services.GetRequiredService<UserLanes>().WhenIdleAsync();
    }

    /// <summary>Sends what is queued.</summary>
    public Task SendAsync() => _services.GetRequiredService<OutboxRelay>().DrainAsync(CancellationToken.None);

    public LedgerContext Ledger() => _services.GetRequiredService<IDbContextFactory<LedgerContext>>().CreateDbContext();

    /// <summary>A complaint in somebody's hands, with its clock as the rules wind it.</summary>
    public static IReadOnlyList<Fact> InHand(Library library, string number, DateTimeOffset received, string handler = "insp01") =>
        InHand(number, received, ComplaintClock.For(library, Clue.Unsorted, received, received), handler);

    /// <summary>A complaint in somebody's hands, whose step is due at this instant: handler, leader, supervisors at once.</summary>
    public static IReadOnlyList<Fact> DueAt(string number, DateTimeOffset due, string handler = "insp01") => InHand(
        number, due.AddHours(-24),
        new ComplaintClock(
            due, false,
            [new DeadlineStep(ComplaintClock.Due, due), new(ComplaintClock.Leader, due), new(ComplaintClock.Supervisor, due)]),
        handler);

    /// <summary>A complaint whose handler is warned at this instant, an hour ahead of its end.</summary>
    public static IReadOnlyList<Fact> Warned(string number, DateTimeOffset at, string step, string handler) =>
        InHand(number, at.AddHours(-23), new ComplaintClock(at.AddHours(1), false, [new DeadlineStep(step, at)]), handler);

    public Task WriteAsync(params IEnumerable<Fact> facts)
    {
        List<Fact> all = [.. facts];
        return Writer.WriteAsync(s => s.Apply(all, DateTimeOffset.UnixEpoch, "leader01"));
    }

    /// <summary>Whom the outbox tells what, in the order in which it was decided.</summary>
    public async Task<IReadOnlyList<(string To, string Words)>> ToldAsync()
    {
        await using LedgerContext ledger = Ledger();
        var rows = await ledger.Outbox.AsNoTracking().OrderBy(o => o.Id).ToListAsync();
        return [.. rows.Select(o => (o.UserId, System.Text.Json.JsonSerializer.Deserialize<ReplyBody>(o.Body, ChatJson.Options)!.Plain))];
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static IReadOnlyList<Fact> InHand(string number, DateTimeOffset received, ComplaintClock clock, string handler) =>
    [
        new ComplaintReceived(
            number, Source.Village, "urban", $"{number} 门口堆了垃圾", "门口", "", "", false, received, clock.DueAt, clock.Provisional, clock.Steps),
        new ComplaintTriaged(number, 1, Clue.General, "", clock.DueAt, clock.Provisional, clock.Steps),
        new ComplaintAssigned(number, 2, handler, ""),
    ];
}
