using ChatAssist.Chat;
using ChatAssist.Host;
using ChatAssist.Host.Commands;
using ChatAssist.Host.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Bench;

/// <summary>A data folder of a measurement's own, with the schema in it; gone when it is disposed of.</summary>
internal sealed class Scratch : IDisposable
{
    private Scratch(HostSettings settings) => Settings = settings;

    public HostSettings Settings { get; }

    public static async Task<Scratch> NewAsync(BenchOptions options, bool withRegister = false)
    {
        string folder = Directory.CreateTempSubdirectory("chatassist-bench-").FullName;
        var settings = new HostSettings(folder, Path.Combine(options.Home, "config"), Path.Combine(options.Home, "dialogs"));
        if (withRegister)
        {
            await DemoRegister.ImportIfEmptyAsync(settings);
        }

        await using var context = new LedgerContext(settings.Database.Build());
        await context.Database.MigrateAsync();
        return new Scratch(settings);
    }

    /// <summary>The program without a door and without a channel that leads anywhere.</summary>
    public ServiceProvider Program()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IChannel>(new Nowhere());
        services.AddChatAssist(Settings);
        return services.BuildServiceProvider();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Settings.Data, recursive: true);
    }
}

/// <summary>Nothing is sent from here.</summary>
internal sealed class Nowhere : IChannel
{
    public Task<SendResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken) => Task.FromResult(SendResult.Ok);

    public Task<Stream> OpenMediaAsync(MediaRef media, CancellationToken cancellationToken) => throw new NotSupportedException();
}
