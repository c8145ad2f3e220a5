using ChatAssist.Content;
using ChatAssist.Questionnaires;

namespace ChatAssist.Complaints;

/// <summary>
/// Words by which a report's domain and place are guessed, from dialogs/questions/categories.yaml. A guess is always shown
/// and can be corrected with one tap.
/// </summary>
public sealed record CategoryWords(IReadOnlyList<(string Domain, IReadOnlyList<string> Words)> Domains, IReadOnlyList<string> PlaceEnds)
{
    /// <summary>How a report came to the office, longest word first.</summary>
    public IReadOnlyList<(string Word, Source Source)> Sources { get; private init; } = [];

    /// <summary>Words behind which a reporter is named.</summary>
    public IReadOnlyList<string> ReporterWords { get; private init; } = [];

    public IReadOnlyList<string> NoReporter { get; private init; } = [];

    /// <summary>Words that end a clause about the receipt, longest first.</summary>
    public IReadOnlyList<string> ReceivedWords { get; private init; } = [];

    /// <summary>Places that need nothing before them.</summary>
    public IReadOnlyList<string> PlacesAlone { get; private init; } = [];

    /// <summary>What people say ahead of a place, longest first.</summary>
    public IReadOnlyList<string> PlaceLeadIns { get; private init; } = [];

    /// <summary>What a reporter says about the own report.</summary>
    public ReporterWordLists Reporting { get; private init; } = ReporterWordLists.None;

    public const string Unknown = "other";

    private static readonly char[] ClauseEnds = ['，', '。', ',', '；', ';', '！', '!', '\n'];

    public static CategoryWords Read(string path, string yaml, ContentErrors errors)
    {
        var domains = new List<(string, IReadOnlyList<string>)>();
        if (YamlReading.Parse(path, yaml, errors) is not { } top)
        {
            return new CategoryWords([], []);
        }

        top.AllowOnly("domains", "place-ends", "place-alone", "place-lead-ins", "reporting", "sources", "reporter-words", "no-reporter", "received-words");
        foreach (var (domain, at) in top.Find("domains")?.Entries() ?? [])
        {
            if (!QuestionnaireReader.Domains.Contains(domain))
            {
                at.Wrong($"'{domain}' is not a domain; known: {string.Join(", ", QuestionnaireReader.Domains)}");
            }

            domains.Add((domain, [.. at.List().Select(w => w.Scalar()).OfType<string>()]));
        }

        var sources = new List<(string Word, Source Source)>();
        foreach (var (name, at) in top.Find("sources")?.Entries() ?? [])
        {
            if (!Enum.TryParse(name, ignoreCase: true, out Source source))
            {
                at.Wrong($"'{name}' is not a source");
            }

            sources.AddRange(at.List().Select(w => w.Scalar()).OfType<string>().Select(w => (w, source)));
        }

        return new CategoryWords(domains, top.Texts("place-ends"))
        {
            Sources = [.. sources.OrderByDescending(s => s.Word.Length)],
            PlacesAlone = top.Texts("place-alone"),
            PlaceLeadIns = [.. top.Texts("place-lead-ins").OrderByDescending(w => w.Length)],
            Reporting = top.Find("reporting") is { } reporting ? ReporterWordLists.Read(reporting) : ReporterWordLists.None,
            ReporterWords = top.Texts("reporter-words"),
            NoReporter = top.Texts("no-reporter"),
            ReceivedWords = [.. top.Texts("received-words").OrderByDescending(w => w.Length)],
        };
    }

    /// <summary>The domain with the most letters matched; "other" where nothing is.</summary>
    public string DomainOf(string report)
    {
        var best = Domains
            .Select(d => (d.Domain, Score: d.Words.Where(w => report.Contains(w, StringComparison.OrdinalIgnoreCase)).Sum(w => w.Length)))
            .OrderByDescending(d => d.Score).FirstOrDefault();
        return best.Score > 0 ? best.Domain : Unknown;
    }

    /// <summary>Up to a word that ends a place (门口, 附近, 路口 …), in the first clause that has one; "" where none has.</summary>
    public string PlaceOf(string report) =>
        report.Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(PlaceIn).FirstOrDefault(place => place.Length > 0) ?? "";

    private string PlaceIn(string clause)
    {
        int end = 0;
        foreach (string word in PlaceEnds)
        {
            int at = clause.LastIndexOf(word, StringComparison.Ordinal);
            end = at < 0 ? end : Math.Max(end, at + word.Length);
        }

        string place = clause[..end];
        while (PlaceLeadIns.FirstOrDefault(w => place.StartsWith(w, StringComparison.Ordinal)) is { } lead)
        {
            place = place[lead.Length..].TrimStart();
        }

        bool named = !PlaceEnds.Contains(place) || PlacesAlone.Contains(place);
        return place.Length is > 1 and <= 30 && named ? place : "";
    }
}
