using System.CommandLine;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Commands;

/// <summary>chatassist schema: the statements that make the database, as the model has it now.</summary>
internal static class SchemaCommand
{
    private static readonly Option<bool> Postgres = new("--postgres") { Description = "For PostgreSQL instead of SQLite." };

    public static Command Build()
    {
        var command = new Command("schema", "Prints the statements that make the database.") { Postgres };
        command.SetAction(parsed =>
        {
            var database = new DatabaseOptions(".", parsed.GetValue(Postgres) ? "Host=127.0.0.1" : "");
            using var context = new LedgerContext(database.Build());
            Console.WriteLine(context.Database.GenerateCreateScript());
            return 0;
        });
        return command;
    }
}
