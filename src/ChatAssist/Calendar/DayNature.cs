namespace ChatAssist.Calendar;

public enum DayKind
{
    /// <summary>Worked as every week.</summary>
    Workday,

    /// <summary>Saturday or Sunday outside of holidays.</summary>
    Weekend,

    /// <summary>Off by the notice.</summary>
    Holiday,

    /// <summary>A day of a weekend that is worked by the notice (调休上班).</summary>
    MakeUp,
}

/// <summary>Is a day worked? A year without a notice is unknown, not "no holidays".</summary>
public enum Workday
{
    No,
    Yes,
    Unknown,
}

/// <summary>Why a day is worked or not.</summary>
/// <param name="Name">Of the holiday, also for a make-up workday; "" for an ordinary day.</param>
/// <param name="Assumed">The year has no notice: taken by the weekday alone, and it may turn out otherwise.</param>
public readonly record struct DayNature(DateOnly Day, DayKind Kind, string Name, bool Assumed)
{
    public bool IsWorked => Kind is DayKind.Workday or DayKind.MakeUp;
}
