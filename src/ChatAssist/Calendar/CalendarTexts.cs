using ChatAssist.Texts;

namespace ChatAssist.Calendar;

public static class CalendarTexts
{
    public static readonly TextKey Workday = new("calendar.workday");
    public static readonly TextKey Weekend = new("calendar.weekend");
    public static readonly TextKey MakeUp = new("calendar.make-up", "holiday");

    /// <summary>Why a day is worked or not, in words: the holiday by its name.</summary>
    public static string Why(this TextBook texts, DayNature day) => day.Kind switch
    {
        DayKind.Holiday => day.Name,
        DayKind.MakeUp => texts[MakeUp, day.Name],
        DayKind.Weekend => texts[Weekend],
        _ => texts[Workday],
    };
}
