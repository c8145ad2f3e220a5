using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChatAssist.Host.Storage.Rows;

/// <summary>
/// Reads rows by one property's value over a context's open connection, with statements prepared once. What every turn
/// reads goes this way: finding EF's plan for a query that fetches five rows costs several times what fetching them does.
/// </summary>
internal sealed class RowReader(LedgerContext context) : IDisposable
{
    private readonly Dictionary<(Type Type, string Property), DbCommand> _commands = [];

    /// <exception cref="DbException">The database could not be asked.</exception>
    public async Task<List<T>> ReadAsync<T>(string property, object value, CancellationToken cancellationToken)
        where T : class
    {
        RowTable table = RowTable.Of(typeof(T), context);
        if (!_commands.TryGetValue((typeof(T), property), out DbCommand? command))
        {
            command = table.SelectBy(context.Database.GetDbConnection(), property);
            _commands.Add((typeof(T), property), command);
        }

        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        command.Parameters[0].Value = table.Stored(property, value);
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add((T)table.Read(reader));
        }

        return rows;
    }

    public void Dispose()
    {
        foreach (DbCommand command in _commands.Values)
        {
            command.Dispose();
        }
    }
}
