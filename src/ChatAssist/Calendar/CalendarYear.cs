namespace ChatAssist.Calendar;

/// <summary>
/// One year by the State Council's notice (国务院办公厅关于某年部分节假日安排的通知): what it says of single days.
/// Days that it does not name are worked from Monday to Friday.
/// </summary>
/// <param name="Source">The notice's number.</param>
public sealed record CalendarYear(int Year, string Source, IReadOnlyList<Holiday> Holidays);

/// <summary>One holiday of a notice.</summary>
/// <param name="Name">As the notice calls it: 国庆节.</param>
/// <param name="From">First day off.</param>
/// <param name="To">Last day off, included; ordinary weekends in between are part of the holiday.</param>
/// <param name="MakeUp">Days of weekends that are worked instead (调休上班).</param>
public sealed record Holiday(string Name, DateOnly From, DateOnly To, IReadOnlyList<DateOnly> MakeUp);
