using ChatAssist.Chat;
using ChatAssist.Host;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using ChatAssist.Host.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>The demonstration's people with certificates that do not run out: for programs that live by the machine's own clock.</summary>
internal static class LastingRoster
{
    private const int ValidTo = 6;

    public static async Task ImportAsync(HostSettings settings)
    {
        string[] lines = await File.ReadAllLinesAsync(Home.Of("config/demo/roster.csv"));
        string file = Path.Combine(settings.Data, "roster.csv");
        await File.WriteAllLinesAsync(file, lines.Select((line, i) =>
        {
            string[] cells = line.Split(',');
            cells[ValidTo] = i > 0 && cells[ValidTo].Length > 0 ? "2099-12-31" : cells[ValidTo];
            return string.Join(',', cells);
        }));
        await ImportAsync(settings, file);

        // Nothing of this process stays in the store that the other one is to have to itself.
        SqliteConnection.ClearAllPools();
    }

    private static async Task ImportAsync(HostSettings settings, string file)
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddSingleton<IChannel>(new ConsoleChannel())
            .AddChatAssist(settings with { Node = "test" }, Home.Content)
            .BuildServiceProvider();
        await services.GetRequiredService<Startup>().PrepareAsync(CancellationToken.None);
        var import = new RegisterImport(
            services.GetRequiredService<IDbContextFactory<LedgerContext>>(),
            services.GetRequiredService<LedgerWriter>(),
            services.GetRequiredService<LibraryShelf>().Current.Texts,
            TimeProvider.System);
        await import.RosterAsync(file, CancellationToken.None);
    }
}
