using ChatAssist.Content;
using ChatAssist.People;

namespace ChatAssist.Findings;

/// <summary>Who has to do with a finding.</summary>
internal static class FindingPeople
{
    /// <summary>The officials of the village that answers for the target.</summary>
    public static IEnumerable<string> Villages(Register register, string village) => register.People.Values
        .Where(p => p.Role == Role.Village && village.Length > 0 && p.Areas.Contains(village))
        .Select(p => p.UserId).Order(StringComparer.Ordinal);

    public static IEnumerable<string> Leaders(Register register) => Of(register, Role.Leader);

    public static IEnumerable<string> Supervisors(Register register) => Of(register, Role.Supervisor);

    public static IEnumerable<string> Legal(Register register) => Of(register, Role.Legal);

    /// <summary>Who decides on an extension: the leaders; where the team has none, the supervisors.</summary>
    public static IReadOnlyList<string> Deciders(Register register) =>
        Leaders(register).ToList() is { Count: > 0 } leaders ? leaders : [.. Supervisors(register)];

    /// <summary>Who follows it up: its inspector, and the leaders where that one is not in the roster any more.</summary>
    public static IEnumerable<string> InCharge(Register register, FindingRow row) =>
        register.People.ContainsKey(row.Inspector) ? [row.Inspector] : Leaders(register);

    private static IEnumerable<string> Of(Register register, Role role) => register.People.Values
        .Where(p => p.Role == role).Select(p => p.UserId).Order(StringComparer.Ordinal);
}
