using System.Buffers;
using System.Runtime.CompilerServices;
using ChatAssist.Content;

namespace ChatAssist.Questions;

/// <summary>The words of asking and the names of one register together, ready to be looked up; made once per library.</summary>
internal sealed class Lexicon
{
    private static readonly ConditionalWeakTable<Library, Lexicon> Made = [];

    /// <summary>Parts that a word must play to be recognised in spite of a mistake; small words are not worth the risk.</summary>
    private static readonly HashSet<WordKind> Correctable =
    [
        WordKind.Noun, WordKind.Verb, WordKind.Status, WordKind.Domain, WordKind.Source, WordKind.Measure, WordKind.Group,
        WordKind.Severity, WordKind.Clue,
    ];

    private static readonly HashSet<WordKind> ShortCorrectable = [WordKind.Noun, WordKind.Verb, WordKind.Domain, WordKind.Measure, WordKind.Status];

    /// <summary>In longer ones (最少的三个村) the character that differs tells one grouping from another.</summary>
    private const int LongestGroup = 4;

    /// <summary>What one of is in everything that plainly asks.</summary>
    private readonly SearchValues<string> _plain;

    private Lexicon(Library library)
    {
        Words = library.Questions;
        _plain = SearchValues.Create(
            [
                .. Words.Lists["plainly"],
                .. Words.Words.Where(w => w.Value is { Kind: WordKind.Whether or WordKind.Not or WordKind.FollowEnd }
                    or { Kind: WordKind.Measure, Value: Slots.Count or Slots.Trend or Slots.Rate }).Select(w => w.Key),
            ],
            StringComparison.Ordinal);
        Names = new NameBook(library.Register, Words);
        HashSet<string> lacking = [.. Words.Lists["lacking"]];
        Near = new NearWords(
            Words.Words
                .Where(w => !(w.Value.Kind == WordKind.Group && w.Key.Length > LongestGroup))
                .Where(w => (w.Key.Length > 2 ? Correctable : ShortCorrectable).Contains(w.Value.Kind) && !lacking.Contains(w.Key))
                .Select(w => w.Key)
                .Concat(Names.LongNames)
                .Concat(Names.Ends)
                .Concat(library.Register.People.Values.Select(p => p.Name).Where(n => n.Length == 2)),
            Words.Sounds);
    }

    public QuestionWords Words { get; }

    public NameBook Names { get; }

    public NearWords Near { get; }

    /// <summary>False where the text certainly asks nothing plainly: seen at a glance, before anything of it is understood.</summary>
    public bool MayAskPlainly(AskedText asked) => asked.Key.AsSpan().ContainsAny(_plain);

    public static Lexicon Of(Library library) => Made.GetValue(library, l => new Lexicon(l));
}
