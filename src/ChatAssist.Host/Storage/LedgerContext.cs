using System.Text;
using ChatAssist.CaseFiles;
using ChatAssist.Complaints;
using ChatAssist.Complaints.Registers;
using ChatAssist.Deadlines;
using ChatAssist.Documents;
using ChatAssist.Findings;
using ChatAssist.Host.Storage.Rows;
using ChatAssist.Inspections;
using ChatAssist.Ledger;
using ChatAssist.People;
using ChatAssist.Questionnaires;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatAssist.Host.Storage;

/// <summary>The model of everything that is stored, the same on SQLite and PostgreSQL.</summary>
public sealed class LedgerContext(DbContextOptions<LedgerContext> options) : DbContext(options), ILedger
{
    private RowReader? _rows;

    public DbSet<InboxRow> Inbox => Set<InboxRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();
    public DbSet<JournalRow> Journal => Set<JournalRow>();
    public DbSet<CounterRow> Counters => Set<CounterRow>();
    public DbSet<MediaRow> Media => Set<MediaRow>();
    public DbSet<PersonRow> People => Set<PersonRow>();
    public DbSet<TargetRow> Targets => Set<TargetRow>();
    public DbSet<NodeRow> Nodes => Set<NodeRow>();
    public DbSet<PreferenceRow> Preferences => Set<PreferenceRow>();
    public DbSet<CaseFileRow> CaseFiles => Set<CaseFileRow>();
    public DbSet<ChannelTokenRow> ChannelTokens => Set<ChannelTokenRow>();

    public IQueryable<InspectionRow> Inspections => Set<InspectionRow>().AsNoTracking();
    public IQueryable<InspectionMemberRow> Members => Set<InspectionMemberRow>().AsNoTracking();
    public IQueryable<InspectionChecklistRow> Checklists => Set<InspectionChecklistRow>().AsNoTracking();
    public IQueryable<AnswerRow> Answers => Set<AnswerRow>().AsNoTracking();
    public IQueryable<EvidenceRow> Evidence => Set<EvidenceRow>().AsNoTracking();
    public IQueryable<PublicityRow> Publicity => Set<PublicityRow>().AsNoTracking();
    public IQueryable<FindingRow> Findings => Set<FindingRow>().AsNoTracking();
    public IQueryable<ReinspectionRow> Reinspections => Set<ReinspectionRow>().AsNoTracking();
    public IQueryable<RectificationRow> Rectifications => Set<RectificationRow>().AsNoTracking();
    public IQueryable<RectificationReportRow> RectificationReports => Set<RectificationReportRow>().AsNoTracking();
    public IQueryable<ExtensionRow> Extensions => Set<ExtensionRow>().AsNoTracking();
    public IQueryable<MeasureChoiceRow> MeasureChoices => Set<MeasureChoiceRow>().AsNoTracking();
    public IQueryable<PhotoRow> Photos => Set<PhotoRow>().AsNoTracking();
    public IQueryable<PhotoCheckRow> PhotoChecks => Set<PhotoCheckRow>().AsNoTracking();
    public IQueryable<ComplaintRow> Complaints => Set<ComplaintRow>().AsNoTracking();
    public IQueryable<ReporterRow> Reporters => Set<ReporterRow>().AsNoTracking();
    public IQueryable<RegisterEntryRow> RegisterEntries => Set<RegisterEntryRow>().AsNoTracking();
    public IQueryable<DocumentRow> Documents => Set<DocumentRow>().AsNoTracking();
    public IQueryable<QuestionnaireVersionRow> QuestionnaireVersions => Set<QuestionnaireVersionRow>().AsNoTracking();
    public IQueryable<DeadlineRow> Deadlines => Set<DeadlineRow>().AsNoTracking();
    public IQueryable<TallyRow> Tallies => Set<TallyRow>().AsNoTracking();

    /// <inheritdoc/>
    public async Task<List<T>> ReadAsync<T>(string property, object value, CancellationToken cancellationToken)
        where T : class
    {
        if (_rows is { } open)
        {
            return await open.ReadAsync<T>(property, value, cancellationToken);
        }

        await Database.OpenConnectionAsync(cancellationToken);
        try
        {
            using var once = new RowReader(this);
            return await once.ReadAsync<T>(property, value, cancellationToken);
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    /// <summary>Keeps the connection, and the statements prepared on it, until this is disposed of.</summary>
    public async Task KeepOpenAsync(CancellationToken cancellationToken)
    {
        await Database.OpenConnectionAsync(cancellationToken);
        _rows = new RowReader(this);
    }

    public override void Dispose()
    {
        _rows?.Dispose();
        base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        _rows?.Dispose();
        return base.DisposeAsync();
    }

    /// <summary>Instants are UTC milliseconds in both databases: SQLite cannot order what EF writes for a DateTimeOffset.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantToMilliseconds>();
        configurationBuilder.Properties<DateOnly>().HaveConversion<DayToText>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<InboxRow>(e =>
        {
            e.ToTable("inbox").HasIndex(x => x.Key).IsUnique();
            e.HasIndex(x => new { x.UserId, x.Id }).HasFilter("state = 0").HasDatabaseName("ix_inbox_waiting");
            e.HasIndex(x => x.Id).HasFilter("state = 2").HasDatabaseName("ix_inbox_failed");
            e.Property(x => x.Run).HasDefaultValue(0L);
        });
        modelBuilder.Entity<OutboxRow>(e =>
        {
            e.ToTable("outbox").HasIndex(x => new { x.UserId, x.Id }).HasFilter("state = 0").HasDatabaseName("ix_outbox_waiting");
            e.HasIndex(x => x.Id).HasFilter("state = 2").HasDatabaseName("ix_outbox_dead");
            e.HasIndex(x => x.CreatedAt);
        });
        modelBuilder.Entity<ConversationRow>().ToTable("conversations").HasKey(x => x.UserId);
        modelBuilder.Entity<JournalRow>(e =>
        {
            e.ToTable("journal").HasKey(x => new { x.Node, x.Seq });
            e.HasIndex(x => x.Subject).HasFilter("subject <> ''");
        });
        modelBuilder.Entity<CounterRow>().ToTable("counters").HasKey(x => new { x.Series, x.Year });
        modelBuilder.Entity<MediaRow>(e =>
        {
            e.ToTable("media").HasKey(x => x.MediaId);
            e.HasIndex(x => x.NextAt).HasFilter("state = 0").HasDatabaseName("ix_media_waiting");
        });
        modelBuilder.Entity<PersonRow>().ToTable("people").HasKey(x => x.UserId);
        modelBuilder.Entity<TargetRow>().ToTable("targets").HasKey(x => x.Id);
        modelBuilder.Entity<NodeRow>(e =>
        {
            e.ToTable("nodes").HasKey(x => x.Run);
            e.Property(x => x.Run).ValueGeneratedNever();
            e.HasIndex(x => x.Name).IsUnique();
        });
        modelBuilder.Entity<PreferenceRow>().ToTable("preferences").HasKey(x => x.UserId);
        modelBuilder.Entity<ChannelTokenRow>().ToTable("channel_tokens").HasKey(x => x.Name);

        modelBuilder.Entity<InspectionRow>(e =>
        {
            e.ToTable("inspections").HasKey(x => x.Number);
            e.HasIndex(x => new { x.TargetId, x.StartedAt });
            e.HasIndex(x => new { x.StartedAt, x.Mode, x.State, x.Village, x.TargetId }).HasDatabaseName("ix_inspections_asked");
        });
        modelBuilder.Entity<InspectionMemberRow>(e =>
        {
            e.ToTable("inspection_members").HasKey(x => new { x.Inspection, x.UserId });
            e.HasIndex(x => x.UserId);
        });
        modelBuilder.Entity<InspectionChecklistRow>().ToTable("inspection_checklists").HasKey(x => new { x.Inspection, x.Checklist });
        modelBuilder.Entity<AnswerRow>().ToTable("answers").HasKey(x => new { x.Inspection, x.Checklist, x.Item });
        modelBuilder.Entity<EvidenceRow>(e =>
        {
            e.ToTable("evidence").HasKey(x => x.Id);
            e.HasIndex(x => x.Subject);
            e.HasIndex(x => x.MediaId);
        });
        modelBuilder.Entity<PublicityRow>(e =>
        {
            e.ToTable("publicity").HasKey(x => x.Id);
            e.HasIndex(x => x.Inspection);
        });
        modelBuilder.Entity<FindingRow>(e =>
        {
            e.ToTable("findings").HasKey(x => x.Number);
            e.HasIndex(x => x.Inspection);
            e.HasIndex(x => new { x.TargetId, x.FoundAt });
            e.HasIndex(x => new { x.DueOn, x.Number }).HasFilter("state < 2").HasDatabaseName("ix_findings_open");

            // Questions are answered out of these alone: by the days of finding, by village, of what is open, of what was closed.
            e.HasIndex(x => new { x.FoundAt, x.Village, x.Domain, x.Inspector, x.Severity, x.State }).HasDatabaseName("ix_findings_found");
            e.HasIndex(x => new { x.Village, x.Domain, x.FoundAt, x.State }).HasDatabaseName("ix_findings_village");
            e.HasIndex(x => new { x.State, x.DueOn, x.Village, x.Domain, x.Inspector, x.Severity, x.FoundAt, x.Number }).HasFilter("state < 2").HasDatabaseName("ix_findings_running");
            e.HasIndex(x => new { x.ClosedAt, x.Village, x.Domain, x.Inspector, x.State }).HasFilter("closed_at IS NOT NULL").HasDatabaseName("ix_findings_closed");
            e.HasIndex(x => new { x.DueOn, x.Village, x.Domain, x.Inspector, x.Severity, x.State, x.ClosedAt, x.Number }).HasDatabaseName("ix_findings_due");
        });
        modelBuilder.Entity<ReinspectionRow>().ToTable("reinspections").HasKey(x => new { x.Finding, x.Round });
        modelBuilder.Entity<RectificationRow>().ToTable("rectifications").HasKey(x => x.Finding);
        modelBuilder.Entity<RectificationReportRow>().ToTable("rectification_reports").HasKey(x => new { x.Finding, x.Place });
        modelBuilder.Entity<ExtensionRow>(e =>
        {
            e.ToTable("extensions").HasKey(x => new { x.Finding, x.Place });
            e.HasIndex(x => x.AskedAt).HasFilter("decided_by = ''").HasDatabaseName("ix_extensions_waiting");
        });
        modelBuilder.Entity<MeasureChoiceRow>().ToTable("measure_choices").HasKey(x => new { x.Inspection, x.Checklist, x.Item });
        modelBuilder.Entity<PhotoRow>().ToTable("photos").HasKey(x => x.MediaId);
        modelBuilder.Entity<PhotoCheckRow>().ToTable("photo_checks").HasKey(x => x.Evidence);
        modelBuilder.Entity<ComplaintRow>(e =>
        {
            e.ToTable("complaints").HasKey(x => x.Number);
            e.HasIndex(x => new { x.ReceivedAt, x.Village, x.Domain, x.Source, x.Handler, x.Clue, x.State }).HasDatabaseName("ix_complaints_received");
            e.HasIndex(x => new { x.Village, x.Domain, x.ReceivedAt, x.State }).HasDatabaseName("ix_complaints_village");
            e.HasIndex(x => new { x.State, x.DueAt, x.Village, x.Domain, x.Handler, x.Source, x.Clue, x.StartedAt, x.ReceivedAt }).HasFilter("state < 8").HasDatabaseName("ix_complaints_running");
            e.HasIndex(x => new { x.ClosedAt, x.Village, x.Domain, x.State }).HasFilter("closed_at IS NOT NULL").HasDatabaseName("ix_complaints_closed");
            e.HasIndex(x => x.External).IsUnique().HasFilter("external <> ''");
            e.HasIndex(x => x.MergedInto).HasFilter("merged_into <> ''");
            e.HasIndex(x => new { x.DueAt, x.Number }).HasFilter("state < 7").HasDatabaseName("ix_complaints_open");
        });
        modelBuilder.Entity<TallyRow>(e =>
        {
            e.HasKey(x => new { x.Subject, x.Kind, x.Key });
            _ = Database.IsSqlite() ? e.ToTable("tallies") : e.ToView("tallies");
        });
        modelBuilder.Entity<ReporterRow>(e =>
        {
            e.ToTable("reporters").HasKey(x => x.Id);
            e.HasIndex(x => x.Complaint);
            e.HasIndex(x => x.Mark);
        });
        modelBuilder.Entity<RegisterEntryRow>().ToTable("register_entries").HasKey(x => x.Number);
        modelBuilder.Entity<DocumentRow>(e =>
        {
            e.ToTable("documents").HasKey(x => new { x.Record, x.Kind, x.Occasion, x.Edition });
            e.HasIndex(x => x.Number).IsUnique();
            e.HasIndex(x => x.NextAt).HasFilter("state = 0").HasDatabaseName("ix_documents_waiting");
            e.HasIndex(x => new { x.IssuedAt, x.Kind, x.IssuedBy, x.State, x.Record }).HasDatabaseName("ix_documents_asked");
        });
        modelBuilder.Entity<CaseFileRow>(e =>
        {
            e.ToTable("case_files").HasKey(x => x.Number);
            e.HasIndex(x => x.NextAt).HasFilter("state = 0").HasDatabaseName("ix_case_files_waiting");
        });
        modelBuilder.Entity<QuestionnaireVersionRow>().ToTable("questionnaire_versions").HasKey(x => new { x.Id, x.Version });
        modelBuilder.Entity<DeadlineRow>(e =>
        {
            e.ToTable("deadlines").HasKey(x => x.Id);
            e.HasIndex(x => x.DueAt).HasFilter("state = 0").HasDatabaseName("ix_deadlines_open");
            e.HasIndex(x => x.Subject);
        });
        foreach (IMutableEntityType versioned in modelBuilder.Model.GetEntityTypes().Where(e => e.ClrType.IsSubclassOf(typeof(VersionedRow))))
        {
            // On PostgreSQL another node may change the row between this one's look and its commit.
            versioned.FindProperty(nameof(VersionedRow.Version))!.IsConcurrencyToken = true;
        }

        UseSnakeCase(modelBuilder);
        QueryFunctions.Declare(modelBuilder, Database.IsSqlite());
    }

    /// <summary>Plain lower-case names, so that the same hand-written SQL runs on both databases without quotes.</summary>
    private static void UseSnakeCase(ModelBuilder modelBuilder)
    {
        foreach (IMutableProperty property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            property.SetColumnName(Snake(property.Name));
        }
    }

    private static string Snake(string name)
    {
        var s = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsUpper(c) && s.Length > 0)
            {
                s.Append('_');
            }

            s.Append(char.ToLowerInvariant(c));
        }

        return s.ToString();
    }

    private sealed class InstantToMilliseconds()
        : ValueConverter<DateTimeOffset, long>(x => x.ToUnixTimeMilliseconds(), x => DateTimeOffset.FromUnixTimeMilliseconds(x));

    private sealed class DayToText()
        : ValueConverter<DateOnly, string>(x => x.ToString("yyyy-MM-dd"), x => DateOnly.ParseExact(x, "yyyy-MM-dd"));
}
