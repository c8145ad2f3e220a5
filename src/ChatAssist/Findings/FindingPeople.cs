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

    public static IEnumerable<string> Leaders(Register register) => register.People.Values
        .Where(p => p.Role == Role.Leader).Select(p => p.UserId).Order(StringComparer.Ordinal);
}
