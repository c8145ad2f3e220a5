using ChatAssist.Content;

namespace ChatAssist.Calendar;

/// <summary>Reads config/calendar/2026.yaml: one year's notice, with the file and line of every mistake.</summary>
public static class CalendarYearReader
{
    /// <summary>The longest holiday ever was ten days; a longer one is a mistyped month.</summary>
    private const int LongestHoliday = 31;

    /// <returns>Null where the file is no year at all; where a day has a mistake, the year without that day.</returns>
    public static CalendarYear? Read(string path, string yaml, ContentErrors errors)
    {
        if (YamlReading.Parse(path, yaml, errors) is not { } top)
        {
            return null;
        }

        top.AllowOnly("year", "source", "holidays");
        string source = top.NeedText("source", 60);
        if (top.Need<int>("year", (at, key) => at.Whole(key, 1950, 2199)) is not { } year)
        {
            return null;
        }

        if (Path.GetFileNameWithoutExtension(path) != $"{year}")
        {
            top.Find("year")?.Wrong($"the year {year} belongs in {year}.yaml");
        }

        if (top.Find("holidays") is not { } list)
        {
            top.Wrong("'holidays' is missing");
            return null;
        }

        var taken = new Dictionary<DateOnly, long>();
        List<Holiday> holidays = [.. list.List().Select(at => Holiday(at, year, taken)).OfType<Holiday>()];
        if (!list.List().Any())
        {
            list.Wrong("no holidays: a year whose notice is not out yet has no file");
        }

        return new CalendarYear(year, source, holidays);
    }

    private static Holiday? Holiday(YamlReading at, int year, Dictionary<DateOnly, long> taken)
    {
        at.AllowOnly("name", "from", "to", "make-up");
        string name = at.NeedText("name", 20);
        DateOnly? from = at.Need<DateOnly>("from", DayOf(year)), to = at.Need<DateOnly>("to", DayOf(year));
        List<DateOnly> makeUp = [.. (at.Find("make-up")?.List() ?? []).Select(d => MakeUp(d, year, taken)).OfType<DateOnly>()];
        if (from is not { } first || to is not { } last)
        {
            return null;
        }

        int days = last.DayNumber - first.DayNumber + 1;
        if (days is < 1 or > LongestHoliday)
        {
            at.Find("to")!.Wrong(days < 1
                ? $"the last day off, {last:yyyy-MM-dd}, is before the first, {first:yyyy-MM-dd}"
                : $"{days} days off in a row; at most {LongestHoliday}");
            return null;
        }

        for (DateOnly day = first; day <= last; day = day.AddDays(1))
        {
            if (!Take(at.Find("from")!, day, taken))
            {
                return null;
            }
        }

        return new Holiday(name, first, last, makeUp);
    }

    private static DateOnly? MakeUp(YamlReading at, int year, Dictionary<DateOnly, long> taken)
    {
        if (InYear(at, year) is not { } day)
        {
            return null;
        }

        if (!WorkCalendar.IsWeekend(day))
        {
            at.Wrong($"{day:yyyy-MM-dd} is a {day.DayOfWeek}: only a Saturday or Sunday can be a make-up workday");
            return null;
        }

        return Take(at, day, taken) ? day : null;
    }

    private static Func<YamlReading, string, DateOnly?> DayOf(int year) => (at, key) => InYear(at.Find(key)!, year);

    private static DateOnly? InYear(YamlReading at, int year)
    {
        if (at.AsDay() is not { } day)
        {
            return null;
        }

        if (day.Year != year)
        {
            at.Wrong($"{day:yyyy-MM-dd} is not in {year}; it belongs in {day.Year}.yaml");
            return null;
        }

        return day;
    }

    private static bool Take(YamlReading at, DateOnly day, Dictionary<DateOnly, long> taken)
    {
        if (taken.TryAdd(day, at.Line))
        {
            return true;
        }

        at.Wrong($"{day:yyyy-MM-dd} stands in line {taken[day]} already");
        return false;
    }
}
