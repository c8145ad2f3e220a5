namespace ChatAssist.Deadlines;

public enum PeriodUnit
{
    /// <summary>By the clock from the moment of receipt (民法典 201): 24 hours are 24 hours.</summary>
    Hours,

    /// <summary>Days of the calendar; the day of receipt is not counted (民法典 201).</summary>
    Days,

    /// <summary>Days that are worked by the State Council's notices; the day of receipt is not counted.</summary>
    WorkingDays,
}

/// <summary>When the last day is over (民法典 203).</summary>
public enum PeriodEnd
{
    /// <summary>At 24:00, which is the instant at which the next day begins.</summary>
    Midnight,

    /// <summary>When the office closes; 24:00 on a day for which no office hours are set.</summary>
    CloseOfBusiness,
}

/// <summary>A legal period as config/deadlines.yaml has it.</summary>
/// <param name="Amount">At least 1.</param>
/// <param name="Extension">By how much it may be lengthened once, in the same unit; 0 where it may not.</param>
/// <param name="Rolls">
/// For calendar days: a last day that is off makes the next workday the last one. 民法典 203 speaks of 法定休假日, which
/// are holidays and the ordinary days of rest, so weekends roll too, and a weekend day that is worked (调休上班) does not.
/// </param>
public sealed record Period(PeriodUnit Unit, int Amount, int Extension = 0, PeriodEnd Ends = PeriodEnd.Midnight, bool Rolls = false);

/// <summary>The office's day; it closes later on the same day than it opens.</summary>
public sealed record OfficeHours(TimeOnly Open, TimeOnly Close);
