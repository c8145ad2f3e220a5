using ChatAssist.Chat;
using ChatAssist.People;

namespace ChatAssist.Host.Turns;

/// <summary>
/// Whoever says something on a sealed page, without being in the roster. The name says where it came from and of whom, so
/// that no record makes an inspector of it; a chat's userid holds no colon, so nobody of WeCom can pass for one.
/// </summary>
public static class Guests
{
    private const string Mark = "guest:";

    public static string UserIdOf(string record) => Mark + record;

    public static bool IsGuest(string userId) => userId.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>Null for everything that does not come from a page of ours.</summary>
    public static Person? Of(InboundMessage message) => message.For is not null && IsGuest(message.From)
        ? new Person(message.From, message.From, Role.Guest, "", null, [], AllAreas: false, new Dictionary<int, decimal>())
        : null;
}
