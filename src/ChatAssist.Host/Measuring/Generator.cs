using System.Data;
using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Content;
using ChatAssist.Findings;
using ChatAssist.Host.Storage;
using ChatAssist.Inspections;
using ChatAssist.People;
using ChatAssist.Questionnaires;
using ChatAssist.Targets;
using Microsoft.Data.Sqlite;

namespace ChatAssist.Host.Measuring;

/// <summary>
/// Fills an empty store with made-up records, for measuring alone: a team that finds so much a day for as many years as the
/// number asks for, nearly all of it long closed. The same seed makes the same rows. They stand in no journal.
/// </summary>
public sealed class Generator(Library library, string database, int seed)
{
    private const int FindingsADay = 100, FindingsAnInspection = 4, DaysOpen = 30, DueDays = 15;

    /// <summary>One of so many old ones was never closed.</summary>
    private const int Forgotten = 20_000;

    private readonly Random _random = new(seed);
    private readonly Target[] _targets = [.. library.Register.Targets.Values.Where(t => t.Village is not null && t.Kind is not (TargetKind.Village or TargetKind.Community)).OrderBy(t => t.Id, StringComparer.Ordinal)];
    private readonly string[] _inspectors = [.. library.Register.People.Values.Where(p => p.Role == Role.Inspector).Select(p => p.UserId).Order(StringComparer.Ordinal)];
    private readonly Questionnaire[] _lists = [.. library.Checklists.DistinctBy(q => q.Domain)];

    /// <param name="now">The records end here.</param>
    public void Run(int findings, int complaints, DateTimeOffset now)
    {
        if (_targets.Length == 0 || _inspectors.Length == 0)
        {
            throw new FormatException("There are no targets or no inspectors in this store; import them first.");
        }

        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000");
        Refuse(connection);
        using (SqliteTransaction transaction = connection.BeginTransaction())
        {
            // Indexes and triggers go last: a row at a time they cost ten times as much.
            var later = Later(connection);
            later.ForEach(x => Run(connection, $"DROP {x.Type} \"{x.Name}\""));
            Findings(connection, findings, now);
            Complaints(connection, complaints, now, Math.Max(1, findings / FindingsADay));
            later.ForEach(x => Run(connection, x.Sql));
            Run(connection, Tallies());
            transaction.Commit();
        }

        Run(connection, "PRAGMA wal_checkpoint(TRUNCATE); ANALYZE");
    }

    private static void Refuse(SqliteConnection connection)
    {
        foreach (string table in new[] { "inbox", "inspections", "findings", "complaints", "reporters" })
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"SELECT EXISTS (SELECT 1 FROM {table})";
            if ((long)command.ExecuteScalar()! != 0)
            {
                throw new FormatException($"There are records in this store already ({table}); made-up ones are never mixed with others.");
            }
        }
    }

    private void Findings(SqliteConnection connection, int count, DateTimeOffset now)
    {
        using SqliteCommand finding = Insert(
            connection, "findings", "number", "inspection", "checklist", "item", "domain", "target_id", "target_name", "village", "words", "severity",
            "measure", "basis", "state", "inspector", "found_at", "due_on", "closed_at", "version", "unit_id");
        using SqliteCommand inspection = Insert(
            connection, "inspections", "number", "target_id", "target_name", "village", "mode", "state", "lead", "started_at", "ended_at",
            "start_latitude", "start_longitude", "statement", "signature", "refusal_words", "review", "cancel_reason", "version", "unit_id");
        using SqliteCommand member = Insert(connection, "inspection_members", "inspection", "user_id", "certified");
        using SqliteCommand list = Insert(connection, "inspection_checklists", "inspection", "checklist", "questionnaire_version", "place");
        int days = Math.Max(1, (count + FindingsADay - 1) / FindingsADay);
        string visit = "";
        Target target = _targets[0];
        string lead = _inspectors[0];
        Questionnaire walked = _lists[0];
        DateTimeOffset at = now;
        for (int i = 0; i < count; i++)
        {
            if (i % FindingsAnInspection == 0)
            {
                at = When(now, days - 1 - (i / FindingsADay));
                (target, lead, walked) = (Any(_targets), Any(_inspectors), Any(_lists));
                visit = NewNumber.Format("I", at.Year, (i / FindingsAnInspection) + 1);
                InspectionMode mode = _random.Next(4) == 0 ? InspectionMode.Patrol : InspectionMode.Planned;
                Run(inspection, visit, target.Id, target.Name, target.Village!, (int)mode, (int)InspectionState.Submitted, lead, Ms(at), Ms(at.AddMinutes(40)), null, null, "", 1, "", "", "", 1, library.Rules.UnitId);
                Run(member, visit, lead, true);
                Run(member, visit, _inspectors[(Array.IndexOf(_inspectors, lead) + 1) % _inspectors.Length], true);
                Run(list, visit, walked.Id, walked.Version, 1);
            }

            int age = (now - at).Days;
            bool open = age > DaysOpen ? _random.Next(Forgotten) == 0 : _random.Next(DaysOpen) > age;
            FindingState state = !open ? FindingState.StruckOff : age > DueDays && _random.Next(5) == 0 ? FindingState.Rectified : FindingState.Open;
            Run(
                finding, NewNumber.Format("F", at.Year, i + 1), visit, walked.Id, "item", walked.Domain, target.Id, target.Name, target.Village!,
                $"made-up finding {i + 1}", (int)(_random.Next(20) == 0 ? Severity.Major : Severity.General), 1, "", (int)state, lead, Ms(at),
                library.Rules.DayOf(at).AddDays(DueDays).ToString("yyyy-MM-dd"), open ? null : Ms(at.AddDays(Math.Min(DueDays, age / 2.0))), 1, library.Rules.UnitId);
        }
    }

    private void Complaints(SqliteConnection connection, int count, DateTimeOffset now, int days)
    {
        using SqliteCommand complaint = Insert(
            connection, "complaints", "number", "source", "state", "domain", "words", "place", "target_id", "village", "anonymous", "clue",
            "clue_reason", "received_at", "due_at", "due_provisional", "clock", "handler", "started_at", "verified_at", "fed_back_at", "closed_at",
            "verified", "substantiated", "handled", "feedback", "office", "merged_into", "inspection", "external", "version", "unit_id");
        for (int i = 0; i < count; i++)
        {
            DateTimeOffset at = When(now, (int)((long)days * (count - 1 - i) / Math.Max(1, count)));
            Target target = Any(_targets);
            int age = (now - at).Days;
            bool open = age > DaysOpen ? _random.Next(Forgotten) == 0 : _random.Next(20) > age;
            ComplaintState state = !open ? ComplaintState.Closed : (ComplaintState)_random.Next((int)ComplaintState.Received, (int)ComplaintState.Handled);
            bool verified = state is ComplaintState.Closed or ComplaintState.Verified;
            Run(
                complaint, NewNumber.Format("C", at.Year, i + 1), _random.Next(7), (int)state, Any(_lists).Domain, $"made-up complaint {i + 1}", "", target.Id,
                target.Village!, false, _random.Next(3) == 0 ? 2 : 1, "", Ms(at), Ms(at.AddHours(24)), false, 1,
                state < ComplaintState.Assigned ? "" : Any(_inspectors), verified ? Ms(at.AddHours(4)) : null, verified ? Ms(at.AddHours(9)) : null,
                open ? null : Ms(at.AddHours(30)), open ? null : Ms(at.AddHours(40)), "", null, "", "", "", "", "", "", 1, library.Rules.UnitId);
        }
    }

    /// <summary>A time of the working day so many days ago, never ahead of now.</summary>
    private DateTimeOffset When(DateTimeOffset now, int daysAgo)
    {
        DateTimeOffset at = library.Rules.At(library.Rules.DayOf(now).AddDays(-daysAgo), new TimeOnly(8, 0)).AddMinutes(_random.Next(600));
        return at < now ? at : now.AddMinutes(-1);
    }

    private T Any<T>(T[] of) => of[_random.Next(of.Length)];

    private static long Ms(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    private static List<(string Type, string Name, string Sql)> Later(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL "
            + "AND tbl_name IN ('findings', 'complaints', 'inspections', 'inspection_members', 'inspection_checklists')";
        using SqliteDataReader reader = command.ExecuteReader();
        var found = new List<(string, string, string)>();
        while (reader.Read())
        {
            found.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        return found;
    }

    /// <summary>The statements by which the migration itself filled the tallies.</summary>
    private static string Tallies()
    {
        using Stream file = typeof(Generator).Assembly.GetManifestResourceStream("0007_asked.sqlite.sql")!;
        string sql = new StreamReader(file).ReadToEnd();
        int from = sql.IndexOf("INSERT INTO tallies", StringComparison.Ordinal), to = sql.IndexOf("CREATE TRIGGER", StringComparison.Ordinal);
        return "DELETE FROM tallies; " + sql[from..to];
    }

    private static SqliteCommand Insert(SqliteConnection connection, string table, params string[] columns)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})";
        for (int i = 0; i < columns.Length; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });
        }

        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
