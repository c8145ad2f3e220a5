using ChatAssist.Content;
using ChatAssist.Targets;

namespace ChatAssist.Complaints;

/// <summary>How a reporter's words are read with the content of this deployment: categories, places, wishes. Pure.</summary>
public static class ReportReading
{
    private const int MostWords = 2000;
    private const int LongestName = 6;

    private static readonly char[] ClauseEnds = ['，', ',', '。', '；', ';', '\n'];

    /// <summary>What is said about a report that is there already.</summary>
    public static ReporterSaying Of(Library library, string said) => ReporterSaying.Of(
        said, library.Categories.Reporting, rest => rest.Length <= LongestName && DomainNamed(library, rest) is not null);

    /// <summary>The place that was said instead; where it names a target, that one, and otherwise none any more.</summary>
    public static ComplaintCorrected At(Library library, ComplaintCorrected fact, string place)
    {
        place = library.Categories.Reporting.Is.FirstOrDefault(w => place.StartsWith(w, StringComparison.Ordinal) && place.Length > w.Length + 1) is { } lead
            ? place[lead.Length..]
            : place;
        var (target, village) = NewComplaint.Where(library, place);
        return fact with { Place = place, TargetId = target?.Id ?? "", Village = village };
    }

    /// <summary>A category by its name, a part of it, or a word that belongs to it; null where nothing of it is there.</summary>
    public static string? DomainSaid(Library library, string said) =>
        DomainNamed(library, said)
        ?? (library.Categories.DomainOf(said) is var d && d != CategoryWords.Unknown ? d : null);

    /// <summary>环保 for 环境保护, 城管 for 住建和城市管理: the characters stand in the name in this order.</summary>
    public static string? DomainNamed(Library library, string said) =>
        said.Length < 2 ? null
        : library.Checklists.FirstOrDefault(q => q.Name.Contains(said, StringComparison.Ordinal) || said.Contains(q.Name, StringComparison.Ordinal))?.Domain
            ?? library.Checklists.FirstOrDefault(q => TargetFinder.IsSpread(q.Name, said))?.Domain;

    /// <summary>The two problems that one report tells of, as far as its words show; null where it is one.</summary>
    public static (string First, string Second)? Parts(Library library, string words) => ReporterSaying.Split(
        words, library.Categories.Reporting, (a, b) => library.Categories.DomainOf(b) != CategoryWords.Unknown && library.Categories.DomainOf(a) != CategoryWords.Unknown
            && (library.Categories.DomainOf(a) != library.Categories.DomainOf(b) || Elsewhere(library, a, b)));

    private static bool Elsewhere(Library library, string a, string b)
    {
        string one = library.Categories.PlaceOf(a), other = library.Categories.PlaceOf(b);
        return one.Length > 0 && other.Length > 0 && one != other;
    }

    /// <summary>The report without the clause that asks for secrecy: …，匿名.</summary>
    public static (string Words, bool Anonymous) WithoutWish(Library library, string said)
    {
        string words = said.Length > MostWords ? said[..MostWords] : said;
        string? wish = words.Split(ClauseEnds, StringSplitOptions.TrimEntries)
            .FirstOrDefault(clause => ReporterSaying.Anonymity(clause, library.Categories.Reporting) == true);
        if (wish is null)
        {
            return (words, false);
        }

        string rest = words.Replace(wish, "", StringComparison.Ordinal).Trim('，', ',', '。', '；', ';', ' ', '　', '\n');
        return rest.Length > 0 ? (rest, true) : (words, true);
    }
}
