using ChatAssist.Content;

namespace ChatAssist.Deadlines;

/// <summary>Reads one edition of a legal period.</summary>
internal static class PeriodReader
{
    public static readonly IReadOnlyList<string> Keys = ["hours", "days", "working-days", "extension", "ends", "last-day-off"];

    private static readonly IReadOnlyList<(string Key, PeriodUnit Unit, int Most)> Units =
    [
        ("hours", PeriodUnit.Hours, 8760),
        ("days", PeriodUnit.Days, 3650),
        ("working-days", PeriodUnit.WorkingDays, 366),
    ];

    private static readonly Dictionary<string, PeriodEnd> Ends = new()
    {
        ["24:00"] = PeriodEnd.Midnight,
        ["close-of-business"] = PeriodEnd.CloseOfBusiness,
    };

    private static readonly Dictionary<string, bool> Rolls = new() { ["rolls"] = true, ["stays"] = false };

    public static Period? Read(YamlReading at)
    {
        var given = Units.Where(u => at.Find(u.Key) is not null).ToList();
        if (given is not [var (key, unit, most)])
        {
            at.Wrong($"exactly one of {string.Join(", ", Units.Select(u => u.Key))} is expected");
            return null;
        }

        int? amount = at.Whole(key, 1, most), extension = at.Whole("extension", 1, most);
        Belongs(at, "ends", unit != PeriodUnit.Hours, unit);
        Belongs(at, "last-day-off", unit == PeriodUnit.Days, unit);
        var ends = at.OneOf("ends", PeriodEnd.Midnight, Ends);
        bool rolls = at.OneOf("last-day-off", false, Rolls);
        return amount is { } n ? new Period(unit, n, extension ?? 0, ends, rolls) : null;
    }

    /// <summary>What changes a deadline must be said, and what changes nothing must not stand there.</summary>
    private static void Belongs(YamlReading at, string key, bool needed, PeriodUnit unit)
    {
        if (needed && at.Find(key) is null)
        {
            at.Wrong($"'{key}' is missing");
        }
        else if (!needed && at.Find(key) is { } useless)
        {
            useless.Wrong($"'{key}' means nothing here: " + (unit == PeriodUnit.Hours ? "hours run by the clock" : "a working day is never off"));
        }
    }
}
