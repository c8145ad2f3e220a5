using System.Text.RegularExpressions;
using ChatAssist.Content;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Inspections;
using ChatAssist.Questionnaires;
using ChatAssist.Questions;
using ChatAssist.Tests.Questions;
using static ChatAssist.Tests.Hostile.Targets;

namespace ChatAssist.Tests.Hostile;

/// <summary>C-03 I-04 Q-01: what people type. Samples are all that is said in the transcripts and in the sets of questions.</summary>
internal static partial class WordTargets
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Library Library = QuestionLibrary.Demo;
    private static readonly AnswerReader Answers = new(Library.Answers, Today);

    private static readonly Walk[] Walks =
        [.. Library.Questionnaires.Values.OrderBy(q => q.Id, StringComparer.Ordinal)
            .Select(q => new Walk([q], new Dictionary<ItemKey, Answer>(), new Dictionary<ItemKey, int>()))];

    private static IReadOnlyList<byte[]> Said { get; } =
        [.. Directory.EnumerateFiles(Home.Of("tests/ChatAssist.Tests/Transcripts"), "*.chat", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Select(l => Line().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value).Distinct().Select(Utf8)];

    private static IReadOnlyList<byte[]> Asked { get; } =
        [.. QuestionCases.Sets.SelectMany(s => QuestionCases.Read(Home.Of($"tests/ChatAssist.Tests/Questions/{s}"))).Select(c => Utf8(c.Text))];

    public static IEnumerable<Target> All =>
    [
        new("answer", Shape.Text, Said, b => Read(Spoil.Decode(b))) { Times = 800, PerByte = 3000 },
        new("question", Shape.Text, Asked, b => Ask(Spoil.Decode(b))) { Times = 400, Floor = 8 * 1024 * 1024, PerByte = 3000 },
        new("record-number", Shape.Text, [Utf8("I-2026-0001"), Utf8("复查 f 2026 12 合格"), Utf8("c2026-1")], b => Number(Spoil.Decode(b))) { Times = 1000 },
        new("words", Shape.Text, Said, b => Words(Spoil.Decode(b))) { PerByte = 3000 },
    ];

    private static void Read(string text)
    {
        Walk walk = Walks[text.Length % Walks.Length];
        WalkItem? asked = text.Length % 5 == 0 ? null : walk.Items[text.Length % walk.Items.Count];
        if (Answers.Read(text, walk, asked) is AnswerReading.Understood u)
        {
            Must(u.Answers.All(a => walk.Items.Contains(a.Item)), "an answer to what is not asked");
            Must(u.Answers.DistinctBy(a => a.Item.Number).Count() == u.Answers.Count, "two answers to one item");
        }
    }

    private static void Ask(string text)
    {
        Understanding first = QuestionGrammar.Understand(text, Library.Register.People["sup01"], QuestionCases.At, Library);
        Must(QuestionGrammar.Understand(text, Library.Register.People["sup01"], QuestionCases.At, Library) is var second
            && QuestionCases.Write(first) == QuestionCases.Write(second), "the same words mean two things");
    }

    private static void Number(string text)
    {
        Must(!RecordNumber.TryParse(text, out string whole) || WellFormed().IsMatch(whole), whole);
        Must(!RecordNumber.TryTake(text, out string taken, out string rest) || (WellFormed().IsMatch(taken) && rest.Length <= text.Length), taken);
    }

    /// <summary>The small readers with which dialogs begin.</summary>
    private static void Words(string text)
    {
        InspectionWords.Read(text, Library);
        MeasureReading.Read(text, Library, Today);
        _ = Library.Commands.Exact(text);
    }

    [GeneratedRegex(@"^[^\s#@+!:：→]+[:：] (.+)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^[IFC]-20[0-9]{2}-[0-9]{4,6}\z")]
    private static partial Regex WellFormed();
}
