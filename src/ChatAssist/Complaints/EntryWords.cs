using System.Text.RegularExpressions;
using ChatAssist.Content;
using ChatAssist.Questionnaires.Values;

namespace ChatAssist.Complaints;

/// <summary>
/// What the office typed about a letter, visit or call, taken apart: how it came, when, who reported, and the report
/// itself, in which neither a name nor a number of the reporter is left (K-09).
/// </summary>
/// <param name="Received">Null where nobody said when.</param>
/// <param name="Unclear">What was said of the receipt and is no time (2月30日收到); "" where nothing was.</param>
/// <param name="Reporter">Null where nobody said who; <see cref="Reporter.Unknown"/> for somebody who left no name.</param>
internal sealed partial record EntryWords(Source? Source, DateTimeOffset? Received, Reporter? Reporter, string Words, string Unclear)
{
    private const int MostName = 12;
    private const int MostSource = 12;

    private static readonly char[] ClauseEnds = ['，', ',', '。', '；', ';', '\n'];

    public static EntryWords Read(string text, Library library, DateTimeOffset now)
    {
        string rest = text.Trim();
        Source? source = null;
        if (library.Categories.Sources.FirstOrDefault(s => rest.StartsWith(s.Word, StringComparison.Ordinal)) is { Word: { } word } found
            && !library.Categories.ReporterWords.Any(w => rest.StartsWith(w, StringComparison.Ordinal)))
        {
            source = found.Source;
            rest = rest[word.Length..];
        }
        else if (rest.Split([' ', '　'], 2) is [var first, var behind]
            && library.Categories.Sources.FirstOrDefault(s => first.Length <= MostSource && first.EndsWith(s.Word, StringComparison.Ordinal)) is { Word: not null } by)
        {
            // 信访局转来 …: who handed it over stays in the words.
            source = by.Source;
            rest = $"{behind}，{first}";
        }

        DateTimeOffset? received = null;
        Reporter? reporter = null;
        string unclear = "";
        var kept = new List<string>();
        string[] clauses = rest.Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // 老板 13800000000，来电人李某 13900000000: where the reporter's number is said to be his, another with a name is
        // somebody else's; a bare one may be his second and is never left in the words.
        bool named = Array.Exists(clauses, c => Marker(c, library) is { } m && Phone().IsMatch(c[m.End..]));
        foreach (string clause in clauses)
        {
            if (received is null && ReceiptIn(clause, library, now) is { } at)
            {
                received = at;
                continue;
            }

            if (received is null && library.Categories.ReceivedWords.Any(w => clause.EndsWith(w, StringComparison.Ordinal)) && Day().IsMatch(clause))
            {
                unclear = clause;
                continue;
            }

            if (library.Categories.NoReporter.Contains(clause))
            {
                reporter ??= Complaints.Reporter.Unknown;
                continue;
            }

            string words = clause;
            if (Marker(clause, library) is { } marker)
            {
                reporter = Merge(reporter, ReporterIn(clause[marker.End..], library));
                words = clause[..marker.Start];
            }
            else if (Phone().IsMatch(clause) && ReporterIn(clause, library) is var said && !(named && said.Name is not null))
            {
                // 13800000000 alone, or 李某 13800000000, belongs to the reporter; a number inside a sentence is only cut out.
                bool alone = (said.Name ?? "").Length <= 4;
                reporter = Merge(reporter, alone ? said : said with { Name = null });
                words = alone ? "" : Phone().Replace(clause, "").Trim();
            }

            if (words.Trim().Length > 0)
            {
                kept.Add(words.Trim());
            }
        }

        return new EntryWords(source, received, reporter, string.Join('，', kept), unclear);
    }

    /// <summary>False for what is no name and holds no number either: an answer to another question.</summary>
    public static bool MayBeReporter(string text, Library library) =>
        Phone().IsMatch(text) || library.Categories.NoReporter.Contains(text.Trim()) || (text.Trim().Length <= MostName && !text.Any(c => ClauseEnds.Contains(c)));

    /// <summary>李某 138…: a name, a number, or both; nobody where the person left no name.</summary>
    public static Reporter ReporterIn(string text, Library library)
    {
        Match phone = Phone().Match(text);
        string name = Phone().Replace(text, "").Trim(' ', '　', '：', ':', '，', ',', '。', '、', '是', '叫', '姓');
        name = name.Replace("电话", "", StringComparison.Ordinal).Trim(' ', '：', ':', '，', ',');
        bool none = name.Length == 0 || library.Categories.NoReporter.Contains(name);
        return none && !phone.Success ? Reporter.Unknown : new Reporter(null, none ? null : name, phone.Success ? phone.Value : null);
    }

    /// <summary>昨天下午三点收到, 3月2日接到, 上午九点收到; a day without a time counts from the office's opening.</summary>
    private static DateTimeOffset? ReceiptIn(string clause, Library library, DateTimeOffset now) =>
        library.Categories.ReceivedWords.FirstOrDefault(w => clause.EndsWith(w, StringComparison.Ordinal)) is { } word
            ? InstantIn(clause[..^word.Length], library, now)
            : null;

    public static DateTimeOffset? InstantIn(string text, Library library, DateTimeOffset now)
    {
        string said = text.Trim().TrimEnd('。', '！');
        DateOnly today = library.Rules.DayOf(now);
        for (int i = said.Length; i >= 0; i--)
        {
            DateOnly day = today;
            string time = said[i..].Trim();
            if (i > 0 && !Questionnaires.Values.Day.TryParse(said.AsSpan(0, i).Trim(), today, out day))
            {
                continue;
            }

            if (time.Length == 0)
            {
                return i > 0 ? library.Rules.At(day, library.Deadlines.OfficeHours.On(day)?.Value.Open ?? TimeOnly.MinValue) : null;
            }

            if (TimeOfDay.TryParse(time, out ClockTime clock))
            {
                // 三点 of an office is in the afternoon.
                TimeOnly at = clock is { HalfDayOpen: true, Time.Hour: > 0 and < 7 } ? clock.Time.AddHours(12) : clock.Time;
                return library.Rules.At(clock.NextDay ? day.AddDays(1) : day, at);
            }
        }

        return null;
    }

    /// <summary>Where a clause says that what follows is the reporter: 来电人, 举报人.</summary>
    private static (int Start, int End)? Marker(string clause, Library library)
    {
        int start = library.Categories.ReporterWords.Select(w => clause.IndexOf(w, StringComparison.Ordinal)).Where(i => i >= 0).DefaultIfEmpty(-1).Min();
        return start < 0 ? null : (start, start + library.Categories.ReporterWords.First(w => clause.AsSpan(start).StartsWith(w, StringComparison.Ordinal)).Length);
    }

    private static Reporter Merge(Reporter? one, Reporter other) =>
        one is null ? other : new Reporter(null, one.Name ?? other.Name, one.Phone ?? other.Phone);

    [GeneratedRegex(@"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8}|\d{7,8})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex("[0-9一二三四五六七八九十][日号点时]|[昨今明前]天|周[一二三四五六日天]", RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
