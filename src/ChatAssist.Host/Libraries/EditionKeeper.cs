using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Host.Writing;
using ChatAssist.Questionnaires;

namespace ChatAssist.Host.Libraries;

/// <summary>
/// Keeps every edition of a checklist before it can be used, so that a walk can end on the one it began with (C-06). The
/// journal has its version, which is the hash of its text: what was asked cannot be changed afterwards unseen.
/// </summary>
public sealed class EditionKeeper(LedgerWriter writer, TimeProvider clock)
{
    public Task KeepAsync(Library library, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return writer.WriteAsync(
            s =>
            {
                var added = new List<Edition>();
                foreach (Questionnaire q in library.Questionnaires.Values.OrderBy(q => q.Id, StringComparer.Ordinal))
                {
                    int rows = s.Run(
                        "INSERT INTO questionnaire_versions (id, version, yaml, loaded_at) VALUES (@p0, @p1, @p2, @p3) "
                        + "ON CONFLICT (id, version) DO NOTHING",
                        q.Id, q.Version, q.Yaml, now.ToUnixTimeMilliseconds());
                    if (rows > 0)
                    {
                        added.Add(new Edition(q.Id, q.Version));
                    }
                }

                if (added.Count > 0)
                {
                    s.Journal(now, "", "", "", "", "questionnaires.kept.1", JsonSerializer.Serialize(added, ChatJson.Options), "");
                }
            },
            cancellationToken);
    }

    private sealed record Edition(string Id, string Version);
}
