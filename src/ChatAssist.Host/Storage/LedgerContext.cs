using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatAssist.Host.Storage;

/// <summary>The model of everything that is stored, the same on SQLite and PostgreSQL.</summary>
public sealed class LedgerContext(DbContextOptions<LedgerContext> options) : DbContext(options)
{
    public DbSet<InboxRow> Inbox => Set<InboxRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<ChannelTokenRow> ChannelTokens => Set<ChannelTokenRow>();

    /// <summary>Instants are UTC milliseconds in both databases: SQLite cannot order what EF writes for a DateTimeOffset.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantToMilliseconds>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<InboxRow>(e =>
        {
            e.ToTable("inbox");
            e.HasIndex(x => x.Key).IsUnique();
        });
        modelBuilder.Entity<OutboxRow>().ToTable("outbox");
        modelBuilder.Entity<ChannelTokenRow>().ToTable("channel_tokens").HasKey(x => x.Name);
    }

    private sealed class InstantToMilliseconds()
        : ValueConverter<DateTimeOffset, long>(x => x.ToUnixTimeMilliseconds(), x => DateTimeOffset.FromUnixTimeMilliseconds(x));
}
