using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Host.Storage.Migrations;

/// <summary>The first schema.</summary>
[DbContext(typeof(LedgerContext))]
[Migration("0001_initial")]
public sealed class Initial : SqlFileMigration;

/// <summary>A migration whose statements stand in a file beside it, one for each database: Migrations/ID.sqlite.sql.</summary>
public abstract class SqlFileMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string provider = migrationBuilder.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal) ? "sqlite" : "postgres";
        string name = $"{GetType().GetCustomAttribute<MigrationAttribute>()!.Id}.{provider}.sql";
        using Stream file = typeof(SqlFileMigration).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The migration file {name} is not in the program.");
        migrationBuilder.Sql(new StreamReader(file).ReadToEnd());
    }
}
