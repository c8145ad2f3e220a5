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
    private const string One = @"(?:第\s*)?(?:[0-9]{1,4}|[①-⑳]|[一二三四五六七八九十百]{1,5})\s*(?:项|条|号|题)?";
    private const string Many = @"(?:" + One + @"(?:\s*(?:-|~|到|至|、|,|;|/|\.|和|及|与|跟|以及|还有|\s)\s*" + One + @"|[①-⑳])*)";
    private const string Items = @"(?:的|项目|各项|项)?";

    private static readonly ConditionalWeakTable<AnswerWords, AnswerPatterns> Made = [];

    private AnswerPatterns(AnswerWords words)
    {
        string brief = Any(
        [
            .. words.Fail.Leading, .. words.NotApplicable.Leading, .. words.Skip.Leading, .. words.Pass.Leading,
            .. words.Fail.Alone, .. words.Pass.Alone, .. words.NotApplicable.Alone, .. words.PassOrSkip, .. words.ThereIs, .. words.ThereIsNone,
            .. words.Pass.AllMarks.Concat(words.Fail.AllMarks).Select(c => c.ToString()),
        ]);
        string whole = Any(
        [
            .. words.Fail.Leading, .. words.NotApplicable.Leading, .. words.Skip.Leading, .. words.Pass.Leading,
            .. words.Pass.Alone, .. words.PassOrSkip, .. words.Pass.AllMarks.Select(c => c.ToString()),
        ]);
        string both = $"(?:{Any(words.Both)})?";
        string rest = $"(?:{Any(words.Rest)}{Items})";
        string all = $"(?:{Any(words.All)}{Items})";
        string besides = Any(words.Besides);
        string others = $@"(?:\s*{besides}\s*[,]?\s*(?:{rest}|{all})?\s*{both}|\s*[,]?\s*(?:{rest}|{all})\s*{both}|\s*[,]?\s*{Any(words.Both)})";
        Clause = new Regex(
            $@"(?:{Any(words.Except)}\s*(?<but>{Many}){others}\s*(?<verdict>{whole}))"
            + $@"|(?:^{all}\s*{both}\s*(?<verdict>{whole}))"
            + $@"|(?:{rest}\s*{both}\s*(?<verdict>{whole}))"
            + $@"|(?:(?<who>{Many})\s*{both}\s*[:.、,)]?\s*(?<verdict>{brief}))",
            Safe);
        Numbered = new Regex($@"^(?<who>{One})(?:\s*[:.、,)]\s*|\s+|(?<grown>{Any(words.Begins)}))", Safe);
    }

    /// <summary>
    /// Items with a verdict behind them, anywhere in the text: all but these, all (at the beginning), the rest, or numbers.
    /// </summary>
    public Regex Clause { get; }

    /// <summary>An item's number with words of its own behind it, at the beginning of a text.</summary>
    public Regex Numbered { get; }

    public static AnswerPatterns Of(AnswerWords words) => Made.GetValue(words, w => new AnswerPatterns(w));

    private static string Any(IReadOnlyList<string> words) =>
        words.Count == 0 ? "(?:\u0000)" : $"(?:{string.Join('|', words.OrderByDescending(w => w.Length).Select(Regex.Escape))})";
}
