using ChatAssist.Complaints;
using ChatAssist.Complaints.Registers;
using ChatAssist.Deadlines;
using ChatAssist.Documents;
using ChatAssist.Findings;
using ChatAssist.Inspections;
using ChatAssist.Questionnaires;

namespace ChatAssist.Ledger;

/// <summary>What a dialog may know of the past: queries that track nothing, so nothing read here can be changed.</summary>
public interface ILedger
{
    IQueryable<InspectionRow> Inspections { get; }

    IQueryable<InspectionMemberRow> Members { get; }

    IQueryable<InspectionChecklistRow> Checklists { get; }

    IQueryable<AnswerRow> Answers { get; }

    IQueryable<EvidenceRow> Evidence { get; }

    IQueryable<PublicityRow> Publicity { get; }

    IQueryable<FindingRow> Findings { get; }

    IQueryable<ReinspectionRow> Reinspections { get; }

    IQueryable<RectificationRow> Rectifications { get; }

    IQueryable<RectificationReportRow> RectificationReports { get; }

    IQueryable<ExtensionRow> Extensions { get; }

    IQueryable<MeasureChoiceRow> MeasureChoices { get; }

    IQueryable<PhotoRow> Photos { get; }

    IQueryable<PhotoCheckRow> PhotoChecks { get; }

    IQueryable<ComplaintRow> Complaints { get; }

    IQueryable<ReporterRow> Reporters { get; }

    IQueryable<RegisterEntryRow> RegisterEntries { get; }

    IQueryable<DocumentRow> Documents { get; }

    IQueryable<QuestionnaireVersionRow> QuestionnaireVersions { get; }

    IQueryable<DeadlineRow> Deadlines { get; }

    IQueryable<TallyRow> Tallies { get; }

    /// <summary>
    /// All rows of a kind in which one property has this value, in no order: what every turn reads, at the least cost.
    /// </summary>
    /// <param name="property">The property's name; one that has an index.</param>
    Task<List<T>> ReadAsync<T>(string property, object value, CancellationToken cancellationToken)
        where T : class;
}

/// <summary>A row that people change: its version counts up with every change, and who decided on an older one decides again.</summary>
public abstract class VersionedRow
{
    public long Version { get; set; }

    /// <summary>The team that owns the record, so that one deployment can serve a county's towns.</summary>
    public string UnitId { get; set; } = "";
}

/// <summary>The rows as the writer sees them while it applies a turn's facts, inside its one transaction.</summary>
public interface ILedgerRows
{
    void Add<T>(T row)
        where T : class;

    /// <summary>The row with this key, to be changed; null where there is none.</summary>
    T? Find<T>(params object[] key)
        where T : class;

    void Remove<T>(T row)
        where T : class;
}

public static class LedgerReading
{
    /// <summary>The row in which this property, which is unique, has this value; null where there is none.</summary>
    public static async Task<T?> OneAsync<T>(this ILedger ledger, string property, object value, CancellationToken cancellationToken)
        where T : class => await ledger.ReadAsync<T>(property, value, cancellationToken) is [var row, ..] ? row : null;
}

public static class LedgerRowsReading
{
    /// <summary>The row, as it was when the dialog decided; its version is moved on.</summary>
    /// <exception cref="ConflictException">It has been changed since: the turn must be decided again.</exception>
    public static T Take<T>(this ILedgerRows rows, long seenVersion, params object[] key)
        where T : VersionedRow
    {
        T row = rows.Find<T>(key) ?? throw new ConflictException($"{typeof(T).Name} {string.Join('/', key)} is not there.");
        if (row.Version != seenVersion)
        {
            throw new ConflictException($"{typeof(T).Name} {string.Join('/', key)}: decided on {seenVersion}, is {row.Version}.");
        }

        row.Version++;
        return row;
    }
}

/// <summary>What a turn was decided on has changed meanwhile; it is decided again on fresh state.</summary>
public sealed class ConflictException(string message) : Exception(message);
