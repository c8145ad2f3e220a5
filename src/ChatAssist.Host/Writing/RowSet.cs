using System.Data.Common;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Writing;

/// <summary>
/// The rows that a turn's facts look at and change: each is one object however often it is asked for, and what differs at
/// the end is written by prepared statements. It does what EF's change tracker would do for these rows at a tenth of the
/// price (docs/adr/0003); the model, the schema and all other reading stay EF's.
/// </summary>
internal sealed class RowSet(LedgerContext context) : IDisposable
{
    private readonly DbConnection _connection = context.Database.GetDbConnection();
    private readonly Dictionary<string, DbCommand> _commands = [];
    private readonly Dictionary<(Type, string), Entry> _known = [];
    private readonly List<Entry> _entries = [];

    public DbTransaction? Transaction { get; set; }

    public void Add(object row)
    {
        RowTable table = RowTable.Of(row.GetType(), context);
        object?[] values = table.Values(row);
        var entry = new Entry(row, table, null);
        string key = KeyOf(table.Key.Select(k => values[k]));
        if (_known.TryGetValue((row.GetType(), key), out Entry? before) && before is { Row: not null })
        {
            throw new InvalidOperationException($"{row.GetType().Name} {key} is there already.");
        }

        _known[(row.GetType(), key)] = entry;
        _entries.Add(entry);
    }

    public T? Find<T>(object[] key)
        where T : class
    {
        RowTable table = RowTable.Of(typeof(T), context);
        object?[] stored = [.. key.Select((k, i) => table.Stored(table.Key[i], k))];
        string text = KeyOf(stored);
        if (_known.TryGetValue((typeof(T), text), out Entry? known))
        {
            return (T?)known.Row;
        }

        DbCommand command = Command(table, table.Select, columns: false, seen: false);
        Put(command, stored, 0);
        using DbDataReader reader = command.ExecuteReader();
        object? row = reader.Read() ? table.Read(reader) : null;
        var entry = new Entry(row, table, row is null ? null : table.Values(row));
        _known[(typeof(T), text)] = entry;
        if (row is not null)
        {
            _entries.Add(entry);
        }

        return (T?)row;
    }

    public void Remove(object row) => _entries.Single(e => ReferenceEquals(e.Row, row)).Removed = true;

    /// <summary>Writes what was added, changed and removed, in the order in which it became known; then forgets everything.</summary>
    /// <exception cref="DbUpdateConcurrencyException">A row was changed or removed by another writer.</exception>
    public void Save()
    {
        foreach (Entry entry in _entries)
        {
            Write(entry);
        }

        Forget();
    }

    public void Forget()
    {
        _entries.Clear();
        _known.Clear();
    }

    public void Dispose()
    {
        foreach (DbCommand command in _commands.Values)
        {
            command.Dispose();
        }
    }

    private void Write(Entry entry)
    {
        RowTable table = entry.Table;
        object?[] now = table.Values(entry.Row!);
        if (entry.Seen is not { } seen)
        {
            if (!entry.Removed)
            {
                DbCommand insert = Command(table, table.Insert, columns: true, seen: false);
                Put(insert, now, 0);
                insert.ExecuteNonQuery();
            }

            return;
        }

        if (!entry.Removed && Same(seen, now))
        {
            return;
        }

        DbCommand command = entry.Removed
            ? Command(table, table.Delete, columns: false, seen: false)
            : Command(table, table.Update, columns: true, seen: true);
        int at = entry.Removed ? 0 : Put(command, now, 0);
        at = Put(command, table.Key.Select(k => seen[k]), at);
        if (!entry.Removed && table.Version >= 0)
        {
            Put(command, [seen[table.Version]], at);
        }

        if (command.ExecuteNonQuery() == 0)
        {
            throw new DbUpdateConcurrencyException($"A row was changed meanwhile: {command.CommandText}");
        }
    }

    private static bool Same(object?[] a, object?[] b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] is byte[] x && b[i] is byte[] y ? !x.AsSpan().SequenceEqual(y) : !Equals(a[i], b[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static int Put(DbCommand command, IEnumerable<object?> values, int at)
    {
        foreach (object? value in values)
        {
            command.Parameters[at++].Value = value ?? DBNull.Value;
        }

        return at;
    }

    private DbCommand Command(RowTable table, string sql, bool columns, bool seen)
    {
        if (!_commands.TryGetValue(sql, out DbCommand? command))
        {
            command = table.Prepare(_connection, sql, columns, seen);
            command.Transaction = Transaction;
            command.Prepare();
            _commands.Add(sql, command);
        }

        command.Transaction = Transaction;
        return command;
    }

    private static string KeyOf(IEnumerable<object?> key) => string.Join('\u001f', key);

    /// <param name="row">Null where the database has none.</param>
    /// <param name="seen">The values as they were read; null for a row that is new.</param>
    private sealed class Entry(object? row, RowTable table, object?[]? seen)
    {
        public object? Row { get; } = row;

        public RowTable Table { get; } = table;

        public object?[]? Seen { get; } = seen;

        public bool Removed { get; set; }
    }
}
