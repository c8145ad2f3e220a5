using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Desk;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Turns;
using ChatAssist.Texts;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Libraries;

/// <summary>What became of a reload.</summary>
public enum ReloadOutcome
{
    /// <summary>The files are as they were at the last look.</summary>
    Unchanged,

    /// <summary>They changed while they were read: to be read again in a moment.</summary>
    Unsettled,

    /// <summary>At least one mistake; the edition in use stays.</summary>
    Broken,
    Published,
}

/// <summary>
/// Takes over content that was saved while the program runs (C-06): read whole, kept, then put to use. What has mistakes
/// is not used; the leaders are told, once for the same mistakes, and told again when they are mended.
/// </summary>
public sealed class LibraryReload(
    HostSettings settings,
    LibraryShelf shelf,
    EditionKeeper editions,
    ProvisionalReview provisional,
    IDbContextFactory<LedgerContext> contexts,
    TurnWriter writer,
    NodeLease lease,
    TimeProvider clock,
    ILogger<LibraryReload> log)
{
    private const int MostMistakesTold = 10;
    private string _looked = "";
    private string _told = "";

    /// <summary>Looks once. Not to be called again before it has ended.</summary>
    public async Task<ReloadOutcome> RunAsync(CancellationToken cancellationToken)
    {
        string stamp = ContentStamp.Of(settings.Folders);
        if ((stamp == shelf.Stamp && _told.Length == 0) || stamp == _looked)
        {
            return ReloadOutcome.Unchanged;
        }

        LibraryEdition edition;
        try
        {
            edition = shelf.Read();
        }
        catch (ContentException e)
        {
            if (ContentStamp.Of(settings.Folders) != stamp)
            {
                return ReloadOutcome.Unsettled;
            }

            await TellBrokenAsync(e.Errors);
            _looked = stamp;
            return ReloadOutcome.Broken;
        }

        if (ContentStamp.Of(settings.Folders) != edition.Stamp)
        {
            return ReloadOutcome.Unsettled;
        }

        Library before = shelf.Current;
        await editions.KeepAsync(edition.Library, cancellationToken);
        shelf.Put(edition);
        await TellPublishedAsync(before, edition.Library, cancellationToken);
        await provisional.RunAsync(edition.Library, cancellationToken);
        _looked = stamp;
        return ReloadOutcome.Published;
    }

    private async Task TellBrokenAsync(IReadOnlyList<ContentError> errors)
    {
        string mistakes = string.Join('\n', errors);
        if (mistakes == _told)
        {
            return;
        }

        foreach (ContentError error in errors)
        {
            log.LogError("{Mistake}", error);
        }

        log.LogError("{Count} mistakes: the content that was loaded before stays in use.", errors.Count);
        TextBook texts = shelf.Current.Texts;
        string home = Path.GetDirectoryName(settings.Dialogs.TrimEnd(Path.DirectorySeparatorChar))!;
        var lines = errors.Take(MostMistakesTold).Select(e =>
            texts[DeskTexts.ContentMistake, Path.GetRelativePath(home, e.Path), e.Line, MistakeTexts.Say(texts, e)]);
        await TellAsync(shelf.Current, texts[DeskTexts.ContentBroken, errors.Count, string.Join('\n', lines)]);
        _told = mistakes;
    }

    private async Task TellPublishedAsync(Library before, Library after, CancellationToken cancellationToken)
    {
        await using LedgerContext ledger = await contexts.CreateDbContextAsync(cancellationToken);
        IReadOnlyList<ListChange> changes = await ListChange.BetweenAsync(before, after, ledger, cancellationToken);
        foreach (ListChange change in changes)
        {
            log.LogInformation(
                "Checklist {Id} {What}; {Walks} walks under way stand on an earlier edition.", change.Id, change.Gone ? "is gone" : "has a new edition", change.Walks);
        }

        log.LogInformation("The content was loaded anew.");
        if (before.Rules.UnitId != after.Rules.UnitId)
        {
            log.LogWarning("The team's id is now {Team}; records belong to {Before} until the program is started anew.", after.Rules.UnitId, before.Rules.UnitId);
        }

        var said = new List<string>();
        if (_told.Length > 0)
        {
            said.Add(after.Texts[DeskTexts.ContentMended]);
        }

        if (changes.Count > 0)
        {
            said.Add(after.Texts[DeskTexts.ContentPublished, string.Join('\n', changes.Select(c => Say(after.Texts, c)))]);
        }

        _told = "";
        if (said.Count > 0)
        {
            await TellAsync(after, string.Join('\n', said));
        }
    }

    private static string Say(TextBook texts, ListChange change) => change switch
    {
        { Gone: true } => texts[DeskTexts.ContentListGone, change.Name, change.Walks],
        { Walks: > 0 } => texts[DeskTexts.ContentListWalks, change.Name, change.Walks],
        _ => texts[DeskTexts.ContentList, change.Name],
    };

    /// <summary>To the leaders; where the roster has none, to the supervisors. Of several nodes one tells.</summary>
    private Task TellAsync(Library library, string text)
    {
        var replies = ContentPeople.Of(library.Register).Select(id => new Reply(id, new TextBody(text))).ToList();
        DateTimeOffset now = clock.GetUtcNow();
        return replies.Count == 0 || !lease.OnDuty
            ? Task.CompletedTask
            : writer.WriteAsync($"content-{now.ToUnixTimeMilliseconds()}", new Turn(Position.Idle, replies, []), _ => { }, now);
    }
}
