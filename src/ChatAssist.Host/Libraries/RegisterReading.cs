using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Host.Storage;
using ChatAssist.People;
using ChatAssist.Targets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Libraries;

/// <summary>People and targets out of the database.</summary>
public static class RegisterReading
{
    public static Register Read(LedgerContext context) => new(
        context.People.AsNoTracking().Select(p => p.Json).AsEnumerable().Select(j => JsonSerializer.Deserialize<Person>(j, ChatJson.Options)!),
        context.Targets.AsNoTracking().Select(t => t.Json).AsEnumerable().Select(j => JsonSerializer.Deserialize<Target>(j, ChatJson.Options)!));
}
