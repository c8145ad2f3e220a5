using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Host.Sheets;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using ChatAssist.People;
using ChatAssist.Sheets;
using ChatAssist.Targets;
using ChatAssist.Texts;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Libraries;

/// <summary>
/// Takes people and targets over from a table (P-01, T-01): all rows or none. Rows with a known id are changed, others are
/// added; nobody is removed by being left out.
/// </summary>
public sealed class RegisterImport(IDbContextFactory<LedgerContext> contexts, LedgerWriter writer, TextBook texts, TimeProvider clock)
{
    /// <returns>What was taken over.</returns>
    /// <exception cref="ContentException">The table has mistakes; nothing was changed.</exception>
    public async Task<ImportResult> RosterAsync(string path, CancellationToken cancellationToken)
    {
        SheetReading<Person> people = RosterSheet.Read(Read(path));
        Refuse(path, people.Errors);
        return await SaveAsync("people", "user_id", people.Rows.Select(p => (p.UserId, Json: JsonSerializer.Serialize(p, ChatJson.Options))), cancellationToken);
    }

    /// <inheritdoc cref="RosterAsync"/>
    public async Task<ImportResult> TargetsAsync(string path, CancellationToken cancellationToken)
    {
        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        Register known = RegisterReading.Read(context);
        var villages = known.Targets.Values.Where(t => t.Kind is TargetKind.Village or TargetKind.Community).Select(t => t.Name).ToHashSet();
        var contacts = known.People.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        SheetReading<Target> targets = TargetSheet.Read(Read(path), villages, contacts.Count == 0 ? null : contacts);
        Refuse(path, targets.Errors);
        return await SaveAsync("targets", "id", targets.Rows.Select(t => (t.Id, Json: JsonSerializer.Serialize(t, ChatJson.Options))), cancellationToken);
    }

    private Sheet Read(string path) => Read(texts, path);

    internal static Sheet Read(TextBook texts, string path)
    {
        try
        {
            return SheetFile.Read(path);
        }
        catch (SheetProblemException e)
        {
            throw new ContentException([new ContentError(path, e.Line ?? 1, FileTexts.Say(texts, e))]);
        }
    }

    private void Refuse(string path, IReadOnlyList<RowError> errors) => Refuse(texts, path, errors);

    internal static void Refuse(TextBook texts, string path, IReadOnlyList<RowError> errors)
    {
        if (errors.Count > 0)
        {
            throw new ContentException([.. errors.Select(e => new ContentError(path, e.Line, SheetTexts.Say(texts, e)))]);
        }
    }

    private Task<ImportResult> SaveAsync(
        string table, string key, IEnumerable<(string Id, string Json)> rows, CancellationToken cancellationToken)
    {
        var all = rows.ToList();
        DateTimeOffset now = clock.GetUtcNow();
        return writer.WriteAsync(
            s =>
            {
                int added = 0, changed = 0;
                foreach (var (id, json) in all)
                {
                    object? before = s.Value($"SELECT json FROM {table} WHERE {key} = @p0", id);
                    if (before is null or DBNull)
                    {
                        added++;
                        s.Run($"INSERT INTO {table} ({key}, json) VALUES (@p0, @p1)", id, json);
                    }
                    else if ((string)before != json)
                    {
                        changed++;
                        s.Run($"UPDATE {table} SET json = @p1 WHERE {key} = @p0", id, json);
                    }
                }

                if (added + changed > 0)
                {
                    RegisterVersion.Raise(s);
                    s.Journal(now, "", "", "", "", $"register.imported.1", $"{{\"table\":\"{table}\",\"added\":{added},\"changed\":{changed}}}", "");
                }

                return new ImportResult(added, changed, all.Count - added - changed);
            },
            cancellationToken);
    }
}

/// <summary>How many rows were new, different, and as they were.</summary>
public sealed record ImportResult(int Added, int Changed, int Same);
