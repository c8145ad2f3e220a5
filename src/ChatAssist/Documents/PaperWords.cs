using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Inspections;
using ChatAssist.Questionnaires;
using ChatAssist.Targets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Documents;

/// <summary>Days, people, targets and photos as they stand on papers.</summary>
internal static class PaperWords
{
    public static readonly IReadOnlyList<string> TargetFields =
        ["target.name", "target.code", "target.address", "target.village", "target.phone"];

    public static readonly Shape Photos = new(["photo.left-words", "photo.right-words"]) { Pictures = ["photo.left", "photo.right"] };

    /// <summary>2026年3月2日, as a paper's day is written (GB/T 9704-2012 7.3.5.4: Arabic numerals, no leading zeros).</summary>
    public static string Day(Library library, DateOnly day) => library.Texts[DocumentTexts.Day, day.Year, day.Month, day.Day];

    public static string Day(TurnContext c, DateOnly day) => Day(c.Library, day);

    public static string Day(TurnContext c, DateTimeOffset at) => Day(c, c.Library.Rules.DayOf(at));

    public static string Moment(TurnContext c, DateTimeOffset at)
    {
        DateTimeOffset local = c.Library.Rules.Local(at);
        return c.Say(DocumentTexts.Moment, local.Year, local.Month, local.Day, local.Hour, local.ToString("mm"));
    }

    /// <summary>The words, or what stands where there are none.</summary>
    public static string Or(TurnContext c, string? words) => string.IsNullOrWhiteSpace(words) ? c.Say(DocumentTexts.None) : words;

    /// <summary>With a full stop at its end, which few people type.</summary>
    public static string Sentence(TurnContext c, string words) =>
        words.Length == 0 || char.IsPunctuation(words[^1]) ? words : c.Say(DocumentTexts.Sentence, words);

    public static IEnumerable<(string, string)> Target(TurnContext c, string id, string name, string village)
    {
        Target? target = c.Library.Register.Targets.GetValueOrDefault(id);
        return
        [
            ("target.name", name),
            ("target.code", Or(c, target?.CreditCode)),
            ("target.address", Or(c, target?.Address ?? village)),
            ("target.village", Or(c, village)),
            ("target.phone", Or(c, target?.Phone)),
        ];
    }

    /// <summary>张三（执法证号SZ140400002）.</summary>
    public static string Inspector(TurnContext c, string userId)
    {
        string? certificate = c.Library.Register.People.GetValueOrDefault(userId)?.Certificate?.Number;
        string name = c.Library.Register.NameOf(userId);
        return certificate is null ? name : c.Say(DocumentTexts.Inspector, name, certificate);
    }

    public static string Inspectors(TurnContext c, IEnumerable<InspectionMemberRow> members) =>
        string.Join('、', members.OrderBy(m => !m.Certified).Select(m => Inspector(c, m.UserId)));

    public static string Lists(InspectionRecord record) => string.Join('、', record.Walk.Items.Select(i => i.List.Name).Distinct());

    public static string Measure(TurnContext c, FindingRow f) => c.Say(DocumentTexts.Measure(f.Measure));

    /// <summary>All photos of an inspection or finding as rows of two, with what each shows.</summary>
    /// <param name="wordsOf">What a photo shows, from where it was filed.</param>
    public static async Task<List<DocumentData>> PhotosAsync(
        TurnContext c, IReadOnlyList<string> subjects, Func<EvidenceRow, string> wordsOf, CancellationToken cancellationToken)
    {
        var photos = await c.Ledger.Evidence
            .Where(e => subjects.Contains(e.Subject) && e.Kind == "image" && e.Item != "signature")
            .OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(cancellationToken);
        string Words(int i) => i >= photos.Count
            ? ""
            : c.Say(DocumentTexts.Photo, i + 1, wordsOf(photos[i]), c.Say(photos[i].At), c.Library.Register.NameOf(photos[i].By));
        return [.. Enumerable.Range(0, (photos.Count + 1) / 2).Select(row => DocumentData
            .Of(("photo.left-words", Words(2 * row)), ("photo.right-words", Words(2 * row + 1)))
            .With("photo.left", photos[2 * row].MediaId)
            .With("photo.right", 2 * row + 1 < photos.Count ? photos[2 * row + 1].MediaId : ""))];
    }

    public static string Severity(TurnContext c, Severity severity) => WalkCards.Say(c, severity);
}
