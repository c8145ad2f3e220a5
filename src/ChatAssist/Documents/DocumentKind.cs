using ChatAssist.Chat;
using ChatAssist.People;

namespace ChatAssist.Documents;

/// <summary>
/// One kind of paper: what its template may ask for, and what it says of a record as it is now. A new kind is one class
/// here, one line in <see cref="DocumentKinds"/>, its words in dialogs/texts/document.yaml and dialogs/documents/ID.docx.
/// </summary>
public abstract class DocumentKind
{
    /// <summary>The team, the number and the day, on every paper.</summary>
    private static readonly IReadOnlyList<string> Common =
        ["number", "date", "team.name", "team.address", "team.phone", "team.review", "team.court", "issuer", "replaces"];

    private Shape? _shape;

    /// <summary>Its template's name, and the series of its numbers: stored, never renamed. Lower-case letters.</summary>
    public abstract string Id { get; }

    /// <summary>True where it needs words that stand in no record: they are asked for.</summary>
    public virtual bool AsksForWords => false;

    /// <summary>What it has beside what is on every paper.</summary>
    protected abstract Shape Own { get; }

    /// <summary>All that its template may ask for.</summary>
    public Shape Shape => _shape ??= Own with { Fields = [.. Common, .. Own.Fields], Pictures = ["qr", .. Own.Pictures] };

    /// <summary>The record for which a turn calls for it: then it is offered at once. Null for none.</summary>
    public virtual string? CalledForBy(Turn turn) => null;

    /// <summary>What it would say now; null where the record is not there or its state does not call for it.</summary>
    /// <param name="record">Any record's number: kinds that are about another one find it.</param>
    /// <param name="words">What was asked for; "" where it was not asked yet.</param>
    public abstract Task<Draft?> DraftAsync(TurnContext c, string record, string words, CancellationToken cancellationToken);

    /// <summary>Whom the papers of a record are made by: the leader, and those of its people who are certified today.</summary>
    protected static bool MayIssue(TurnContext c, params IEnumerable<string> people) =>
        c.Sender.Role == Role.Leader
        || (people.Contains(c.Sender.UserId) && Authority.OfInspecting(c.Sender, c.Today) == Bar.None);
}

/// <summary>A paper that could be issued.</summary>
/// <param name="Record">The record that it is about.</param>
/// <param name="Occasion">See <see cref="DocumentRow.Occasion"/>.</param>
/// <param name="About">Target or place, for the file's name.</param>
/// <param name="May">False where this person may not issue it.</param>
/// <param name="Data">Of the kind's own shape.</param>
public sealed record Draft(string Record, string Occasion, string About, bool May, DocumentData Data);
