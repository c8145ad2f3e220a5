namespace ChatAssist.Targets;

/// <summary>What a register entry is (T-01).</summary>
public enum TargetKind
{
    Village,
    Community,
    Street,

    /// <summary>A public body or institution: school, clinic, protected monument.</summary>
    Unit,
    Enterprise,

    /// <summary>A shop front, or any other place that is looked at: market hall, square, building site.</summary>
    Premises,
    Stall,
}

/// <summary>One line of the register of those who are inspected (T-01).</summary>
/// <param name="Id">Unique without regard to case; letters of any script, digits, - _ and dots; at most 64 characters.</param>
/// <param name="Name">At most 60 characters.</param>
/// <param name="Industry">Key or words of the line of business, as the plan names it; null where none applies.</param>
/// <param name="Risk"><c>high</c>, <c>medium</c>, <c>low</c>, <c>key</c> (重点) or null.</param>
/// <param name="Village">Name of the village or community that answers for it.</param>
/// <param name="CreditCode">A valid <see cref="Targets.CreditCode"/>, or null.</param>
/// <param name="Latitude">Degrees, -90 to 90; with <paramref name="Longitude"/> or not at all.</param>
/// <param name="Longitude">Degrees, -180 to 180.</param>
/// <param name="ContactUserId">WeCom userid of the person who is asked first.</param>
public sealed record Target(
    string Id,
    string Name,
    TargetKind Kind,
    string? Industry,
    string? Risk,
    string? Village,
    string? CreditCode,
    double? Latitude,
    double? Longitude,
    string? ContactUserId,
    string? Address,
    string? Phone);
