using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ChatAssist.Questionnaires;

/// <summary>
/// The shapes of answers that name their items. Made of the words once for each edition of them: making them takes some
/// 70 ms, reading with them a hundredth of one.
/// </summary>
internal sealed class AnswerPatterns
{
    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    private const string Numbers =
        @"(?:第\s*[0-9一二三四五六七八九十]+|[0-9]+)(?:\s*(?:-|—|–|~|～|到|至|、|,|，|和|及|\s)\s*(?:第\s*)?[0-9]+)*\s*(?:项|条|号|题)?";

    private static readonly ConditionalWeakTable<AnswerWords, AnswerPatterns> Made = [];

    private AnswerPatterns(AnswerWords words)
    {
        string verdicts = Any([.. words.Fail.Leading, .. words.NotApplicable.Leading, .. words.Skip.Leading, .. words.Pass.Leading]);
        string both = $"(?:{Any(words.Both)})?";
        string rest = Any(words.Rest);
        Segment = new Regex($@"(?<who>{Numbers}|{rest})\s*{both}\s*[:：]?\s*(?<verdict>{verdicts})", Safe);
        Rest = new Regex($@"^(?:{rest})\s*{both}\s*(?<verdict>{verdicts})[。.!！]?$", Safe);
        All = new Regex($@"^(?:{Any(words.All)})\s*{both}\s*(?<verdict>{verdicts})[。.!！]?$", Safe);
        Except = new Regex(
            $@"^(?:{Any(words.Except)})\s*(?<but>{Numbers})\s*(?:{Any(words.Besides)})?\s*[,，]?\s*(?:{rest})?\s*{both}\s*(?<verdict>{verdicts})[。.!！]?$",
            Safe);
    }

    /// <summary>Numbers, or a word for the rest, with a verdict behind them, anywhere in the text.</summary>
    public Regex Segment { get; }

    /// <summary>The rest, as the whole text.</summary>
    public Regex Rest { get; }

    /// <summary>All, as the whole text.</summary>
    public Regex All { get; }

    /// <summary>All but these, as the whole text.</summary>
    public Regex Except { get; }

    public static AnswerPatterns Of(AnswerWords words) => Made.GetValue(words, w => new AnswerPatterns(w));

    private static string Any(IReadOnlyList<string> words) =>
        words.Count == 0 ? "(?:\u0000)" : $"(?:{string.Join('|', words.OrderByDescending(w => w.Length).Select(Regex.Escape))})";
}
