using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Host;
using ChatAssist.Host.Commands;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Transcripts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace ChatAssist.Tests.Content;

/// <summary>A program that serves sees what is saved and what is imported beside it, without being told (C-06, P-01, T-01).</summary>
public sealed class LibraryWatchTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly EditableContent _content = new();
    private Store _store = null!;

    public async Task InitializeAsync() => _store = await Store.WithDemoRegisterAsync();

    public Task DisposeAsync()
    {
        _store.Dispose();
        _content.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task C06_What_is_saved_is_in_use_a_moment_later()
    {
        await using Serving serving = await Serving.StartAsync(_content.With(_store.Settings), Pace(poll: TimeSpan.FromHours(1)));
        await serving.SettleAsync();
        _content.Replace("dialogs/checklists/fire.yaml", "name: 消火栓\n", "name: 室外消火栓\n");
        await serving.UntilAsync(l => l.Questionnaires["fire"].Find("hydrant")!.Name == "室外消火栓");

        // As editors do it that never write into the file itself.
        string file = _content.Of("dialogs/checklists/fire.yaml"), beside = file + ".new";
        await File.WriteAllTextAsync(beside, (await File.ReadAllTextAsync(file)).Replace("室外消火栓", "街边消火栓", StringComparison.Ordinal));
        File.Move(beside, file, overwrite: true);
        await serving.UntilAsync(l => l.Questionnaires["fire"].Find("hydrant")!.Name == "街边消火栓");

        _content.Replace("config/rules.yaml", "rectification-days: 15", "rectification-days: 10");
        await serving.UntilAsync(l => l.Rules.RectificationDays == 10);
    }

    [Fact]
    public async Task C06_Where_the_disk_tells_nothing_it_is_looked_at()
    {
        // A watcher that is deaf: its quiet never ends while the poll goes on.
        await using Serving serving = await Serving.StartAsync(_content.With(_store.Settings), Pace(poll: TimeSpan.FromMilliseconds(100)), deaf: true);
        _content.Replace("dialogs/checklists/fire.yaml", "name: 消火栓\n", "name: 室外消火栓\n");
        await serving.UntilAsync(l => l.Questionnaires["fire"].Find("hydrant")!.Name == "室外消火栓");
    }

    [Fact]
    public async Task P01_T01_An_import_by_another_process_is_seen_without_a_restart()
    {
        await using Serving serving = await Serving.StartAsync(_store.Settings, Pace(poll: TimeSpan.FromHours(1)));
        string table = Path.Combine(_store.Folder, "more.csv");
        await File.WriteAllTextAsync(table, "userid,name,role,unit\nnew01,新来的,auxiliary,综合行政执法队\n");
        Assert.False(serving.Library.Register.People.ContainsKey("new01"));
        ImportResult result = await ImportCommand.RunAsync(_store.Settings with { Node = "cli" }, i => i.RosterAsync(table, CancellationToken.None), CancellationToken.None);
        Assert.Equal(1, result.Added);
        await serving.UntilAsync(l => l.Register.People.ContainsKey("new01"));

        // The same table again changes nothing, and nothing is read again for it.
        Register before = serving.Library.Register;
        await ImportCommand.RunAsync(_store.Settings with { Node = "cli" }, i => i.RosterAsync(table, CancellationToken.None), CancellationToken.None);
        await Task.Delay(300);
        Assert.Same(before, serving.Library.Register);
    }

    [Fact]
    public async Task P01_People_change_even_while_the_content_is_broken()
    {
        await using Serving serving = await Serving.StartAsync(_content.With(_store.Settings), Pace(poll: TimeSpan.FromMilliseconds(100)));
        _content.Replace("dialogs/checklists/fire.yaml", "domain: fire\n", "domain: fires\n");
        string table = Path.Combine(_store.Folder, "more.csv");
        await File.WriteAllTextAsync(table, "userid,name,role,unit\nnew01,新来的,auxiliary,综合行政执法队\n");
        await ImportCommand.RunAsync(_store.Settings with { Node = "cli" }, i => i.RosterAsync(table, CancellationToken.None), CancellationToken.None);
        await serving.UntilAsync(l => l.Register.People.ContainsKey("new01"));
        Assert.Equal("fire", serving.Library.Questionnaires["fire"].Domain);
    }

    private static LibraryPace Pace(TimeSpan poll) => new(TimeSpan.FromMilliseconds(50), poll, TimeSpan.FromMilliseconds(50));

    /// <summary>The watch as it runs in a program that serves.</summary>
    private sealed class Serving(ServiceProvider services, IHostedService watch) : IAsyncDisposable
    {
        public Library Library => services.GetRequiredService<LibraryShelf>().Current;

        public static async Task<Serving> StartAsync(HostSettings settings, LibraryPace pace, bool deaf = false)
        {
            ServiceProvider services = new ServiceCollection()
                .AddSingleton(pace)
                .AddSingleton<IChannel>(new ConsoleChannel())
                .AddChatAssist(settings)
                .AddSingleton<LibraryWatch>()
                .BuildServiceProvider();
            await services.GetRequiredService<Startup>().RunAsync(CancellationToken.None);
            IHostedService watch = deaf
                ? ActivatorUtilities.CreateInstance<LibraryWatch>(services, settings with { Config = settings.Config + "/none", Dialogs = settings.Dialogs + "/none" })
                : services.GetRequiredService<LibraryWatch>();
            await watch.StartAsync(CancellationToken.None);
            return new Serving(services, watch);
        }

        /// <summary>Until the look at the start is over: what is saved from here on is told by the disk.</summary>
        public Task SettleAsync() => Task.Delay(200);

        public async Task UntilAsync(Func<Library, bool> holds)
        {
            var deadline = DateTime.UtcNow + Patience;
            while (!holds(Library))
            {
                Assert.True(DateTime.UtcNow < deadline, "It was never seen.");
                await Task.Delay(20);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await watch.StopAsync(CancellationToken.None);
            await services.DisposeAsync();
        }
    }
}
