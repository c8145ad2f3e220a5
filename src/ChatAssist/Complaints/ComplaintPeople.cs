using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.People;

namespace ChatAssist.Complaints;

/// <summary>Who has to do with a complaint.</summary>
internal static class ComplaintPeople
{
    /// <summary>Who sorts and assigns; where the team has no leader, the supervisors.</summary>
    public static IReadOnlyList<string> Leaders(Register register) =>
        Of(register, Role.Leader) is { Count: > 0 } leaders ? leaders : Of(register, Role.Supervisor);

    public static IReadOnlyList<string> Supervisors(Register register) => Of(register, Role.Supervisor);

    /// <summary>Who could check it: certified today for its domain, those in charge of its village first.</summary>
    public static IReadOnlyList<Person> Able(TurnContext c, ComplaintRow row) =>
        [.. Authority.Able(c.Library.Register, c.Today, [row.Domain], but: "")
            .OrderByDescending(p => row.Village.Length > 0 && p.Areas.Contains(row.Village))];

    private static List<string> Of(Register register, Role role) =>
        [.. register.People.Values.Where(p => p.Role == role).Select(p => p.UserId).Order(StringComparer.Ordinal)];
}
