using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChatAssist.Host.Storage.Rows;

/// <summary>
/// How rows of one kind are read and written by plain statements, made once from EF's model: table, columns, key and conversions stand nowhere else.
/// A row is an object of the model's class; its values travel as an array in the order of the columns.
/// </summary>
internal sealed class RowTable
{
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<Type, RowTable>> Made = [];
    private readonly Column[] _columns;
    private readonly Func<object> _create;
    private readonly string _all;

    private RowTable(IEntityType type, ISqlGenerationHelper sql)
    {
        string table = sql.DelimitIdentifier(type.GetTableName()!);
        _columns = [.. type.GetProperties().Select(p => new Column(p, type, sql))];
        Key = [.. type.FindPrimaryKey()!.Properties.Select(k => Array.FindIndex(_columns, c => c.Property == k))];
        Version = Array.FindIndex(_columns, c => c.Property.IsConcurrencyToken);
        _create = System.Linq.Expressions.Expression.Lambda<Func<object>>(System.Linq.Expressions.Expression.New(type.ClrType)).Compile();
        string names = string.Join(", ", _columns.Select(c => c.Name));
        string keys = string.Join(" AND ", Key.Select((k, i) => $"{_columns[k].Name} = @k{i}"));
        _all = $"SELECT {names} FROM {table}";
        Insert = $"INSERT INTO {table} ({names}) VALUES ({string.Join(", ", _columns.Select((_, i) => $"@p{i}"))})";
        Select = $"{_all} WHERE {keys}";
        Delete = $"DELETE FROM {table} WHERE {keys}";
        Update = $"UPDATE {table} SET {string.Join(", ", _columns.Select((c, i) => $"{c.Name} = @p{i}"))} WHERE {keys}"
            + (Version < 0 ? "" : $" AND {_columns[Version].Name} = @seen");
    }

    /// <summary>The table of a class of the context's model.</summary>
    public static RowTable Of(Type type, LedgerContext context) =>
        Made.GetValue(context.Model, static _ => []).GetOrAdd(
            type,
            static (t, c) => new RowTable(
                c.Model.FindEntityType(t) ?? throw new InvalidOperationException($"{t.Name} is not in the model."), c.GetService<ISqlGenerationHelper>()),
            context);

    public string Insert { get; }

    public string Select { get; }

    public string Update { get; }

    public string Delete { get; }

    /// <summary>Places of the key's columns, in the key's order.</summary>
    public int[] Key { get; }

    /// <summary>Place of the version's column; -1 where rows of this kind have none.</summary>
    public int Version { get; }

    public object?[] Values(object row) => Array.ConvertAll(_columns, c => c.Get(row));

    public object Read(DbDataReader reader)
    {
        object row = _create();
        for (int i = 0; i < _columns.Length; i++)
        {
            _columns[i].Read(row, reader, i);
        }

        return row;
    }

    /// <summary>A command's parameters: all columns (@p0 …) where they are written, then the key (@k0 …), then the version seen.</summary>
    public DbCommand Prepare(DbConnection connection, string sql, bool columns, bool seen)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        if (columns)
        {
            for (int i = 0; i < _columns.Length; i++)
            {
                command.Parameters.Add(_columns[i].Parameter(command, $"@p{i}"));
            }
        }

        if (sql != Insert)
        {
            for (int i = 0; i < Key.Length; i++)
            {
                command.Parameters.Add(_columns[Key[i]].Parameter(command, $"@k{i}"));
            }
        }

        if (seen && Version >= 0)
        {
            command.Parameters.Add(_columns[Version].Parameter(command, "@seen"));
        }

        return command;
    }

    /// <summary>Reads the rows of which one property has a value (@v).</summary>
    public DbCommand SelectBy(DbConnection connection, string property)
    {
        Column column = _columns.First(c => c.Property.Name == property);
        DbCommand command = connection.CreateCommand();
        command.CommandText = $"{_all} WHERE {column.Name} = @v";
        command.Parameters.Add(column.Parameter(command, "@v"));
        return command;
    }

    public object? Stored(string property, object value) => _columns.First(c => c.Property.Name == property).Stored(value);

    public object? Stored(int column, object? value) => _columns[column].Stored(value);

    private sealed class Column
    {
        private readonly IClrPropertyGetter _getter;
        private readonly Action<object, object?> _set;
        private readonly RelationalTypeMapping _mapping;
        private readonly Type _stored;

        public Column(IProperty property, IEntityType type, ISqlGenerationHelper sql)
        {
            Property = property;
            _getter = property.GetGetter();
            _mapping = property.GetRelationalTypeMapping();
            _stored = _mapping.Converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            Name = sql.DelimitIdentifier(property.GetColumnName(StoreObjectIdentifier.Table(type.GetTableName()!))!);
            var target = System.Linq.Expressions.Expression.Parameter(typeof(object));
            var value = System.Linq.Expressions.Expression.Parameter(typeof(object));
            _set = System.Linq.Expressions.Expression.Lambda<Action<object, object?>>(
                System.Linq.Expressions.Expression.Assign(
                    System.Linq.Expressions.Expression.Property(
                        System.Linq.Expressions.Expression.Convert(target, type.ClrType), property.PropertyInfo!),
                    System.Linq.Expressions.Expression.Convert(value, property.ClrType)),
                target,
                value).Compile();
        }

        public IProperty Property { get; }

        public string Name { get; }

        public object? Get(object row) => Stored(_getter.GetClrValue(row));

        /// <summary>A value of the class as the database keeps it.</summary>
        public object? Stored(object? value) => value is null || _mapping.Converter is not { } c ? value : c.ConvertToProvider(value);

        public void Read(object row, DbDataReader reader, int i)
        {
            if (reader.IsDBNull(i))
            {
                _set(row, null);
                return;
            }

            object value = _stored == typeof(string) ? reader.GetString(i)
                : _stored == typeof(long) ? reader.GetInt64(i)
                : _stored == typeof(int) ? reader.GetInt32(i)
                : _stored == typeof(bool) ? reader.GetBoolean(i)
                : _stored == typeof(double) ? reader.GetDouble(i)
                : _stored == typeof(byte[]) ? reader.GetFieldValue<byte[]>(i)
                : _stored == typeof(decimal) ? reader.GetDecimal(i)
                : throw new NotSupportedException($"{Property.DeclaringType.Name}.{Property.Name} is kept as {_stored.Name}.");
            _set(row, _mapping.Converter is { } c ? c.ConvertFromProvider(value) : value);
        }

        public DbParameter Parameter(DbCommand command, string name) =>
            _mapping.CreateParameter(command, name, Property.ClrType.IsValueType ? Activator.CreateInstance(Property.ClrType) : null, nullable: true);
    }
}
