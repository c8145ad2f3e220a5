using System.Buffers;
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

    public const string Unknown = "other";

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，。,；;！!\n");

    public static CategoryWords Read(string path, string yaml, ContentErrors errors)
    {
        var domains = new List<(string, IReadOnlyList<string>)>();
        if (YamlReading.Parse(path, yaml, errors) is not { } top)
        {
            return new CategoryWords([], []);
        }

        top.AllowOnly("domains", "place-ends", "sources", "reporter-words", "no-reporter", "received-words");
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

    /// <summary>The beginning of the report up to a word that ends a place (门口, 附近, 路口 …); "" where there is none.</summary>
    public string PlaceOf(string report)
    {
        int clause = report.AsSpan().IndexOfAny(ClauseEnds);
        string first = clause < 0 ? report : report[..clause];
        int end = 0;
        foreach (string word in PlaceEnds)
        {
            int at = first.LastIndexOf(word, StringComparison.Ordinal);
            if (at > 0)
            {
                end = Math.Max(end, at + word.Length);
            }
        }

        return end is > 1 and <= 30 ? first[..end].Trim() : "";
    }
}
