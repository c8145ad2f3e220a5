using System.Linq.Expressions;
using ChatAssist.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace ChatAssist.Host.Storage;

/// <summary><see cref="LedgerFunctions"/> in the words of each database: days are text, instants milliseconds.</summary>
internal static class QueryFunctions
{
    public static void Declare(ModelBuilder model, bool sqlite) => model
        .HasDbFunction(typeof(LedgerFunctions).GetMethod(nameof(LedgerFunctions.Instant))!)
        .HasTranslation(arguments => Instant(arguments[0], arguments[1], sqlite));

    private static SqlExpression Instant(SqlExpression day, SqlExpression afterMidnight, bool sqlite)
    {
        var number = afterMidnight.TypeMapping;
        SqlExpression seconds = sqlite
            ? Call("unixepoch", typeof(long), day)
            : Call("date_part", typeof(double), new SqlFragmentExpression("'epoch'"), Call("to_date", typeof(DateTime), day, new SqlFragmentExpression("'YYYY-MM-DD'")));
        var milliseconds = new SqlBinaryExpression(ExpressionType.Multiply, seconds, new SqlConstantExpression(1000L, number), typeof(long), number);
        return new SqlBinaryExpression(ExpressionType.Add, milliseconds, afterMidnight, typeof(DateTimeOffset), number);

        SqlFunctionExpression Call(string name, Type type, params SqlExpression[] with) =>
            new(name, with, nullable: true, with.Select(_ => true), type, number);
    }
}
