using ChatAssist.People;

namespace ChatAssist.Content;

/// <summary>Who answers for what the checklists ask.</summary>
public static class ContentPeople
{
    /// <returns>Userids of the leaders; of the supervisors where the roster has no leader.</returns>
    public static IReadOnlyList<string> Of(Register register) =>
        With(register, Role.Leader) is { Count: > 0 } leaders ? leaders : With(register, Role.Supervisor);

    private static List<string> With(Register register, Role role) =>
        [.. register.People.Values.Where(p => p.Role == role).Select(p => p.UserId).Order(StringComparer.Ordinal)];
}
