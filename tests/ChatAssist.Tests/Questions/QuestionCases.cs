using System.Globalization;
using ChatAssist.Content;
using ChatAssist.Host.Sheets;
using ChatAssist.People;
using ChatAssist.Questions;
using ChatAssist.Targets;

namespace ChatAssist.Tests.Questions;

/// <summary>One question with what it means, as a line of the YAML files beside this one.</summary>
/// <param name="Expected">The understood question as JSON, or the kind of refusal.</param>
internal sealed record QuestionCase(string Text, IReadOnlyList<string> After, string As, DateTimeOffset At, string Expected, long Line)
{
    /// <summary>What the grammar makes of it.</summary>
    public Understanding Meaning(Library library)
    {
        Person asker = library.Register.People[As];
        Question? before = null;
        foreach (string earlier in After)
        {
            before = QuestionGrammar.Understand(earlier, asker, At, library, before) is Understanding.Understood u
                ? u.Question : before;
        }

        return QuestionGrammar.Understand(Text, asker, At, library, before);
    }
}

/// <summary>Reads the questions of a file, and the demonstration's register that they are asked of.</summary>
internal static class QuestionCases
{
    public const string Asked = "asked back", Not = "not understood";

    /// <summary>Every set beside this file.</summary>
    public static IEnumerable<string> Sets =>
        Directory.GetFiles(Home.Of("tests/ChatAssist.Tests/Questions"), "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    public static readonly DateTimeOffset At = DateTimeOffset.Parse("2026-11-18T10:00+08:00", CultureInfo.InvariantCulture);

    private static readonly string[] Keys =
        ["object", "measure", "person", "place", "domain", "status", "severity", "source", "clue", "from", "to", "groupBy", "record"];

    public static Register Demo(string config) => new(
        RosterSheet.Read(SheetFile.Read(Path.Combine(config, "demo", "roster.csv"))).Rows,
        TargetSheet.Read(SheetFile.Read(Path.Combine(config, "demo", "targets.csv"))).Rows);

    public static IReadOnlyList<QuestionCase> Read(string path)
    {
        var errors = new ContentErrors();
        YamlReading top = YamlReading.Parse(path, "questions:\n" + File.ReadAllText(path), errors)
            ?? throw new InvalidDataException(errors.All[0].ToString());
        var cases = top.Find("questions")!.List().Select(Case).ToList();
        return errors.Any ? throw new InvalidDataException(errors.All[0].ToString()) : cases;
    }

    public static string Write(Understanding understanding) => understanding switch
    {
        Understanding.Understood u => Write(QuestionJson.Slotted(u.Question)),
        Understanding.Ambiguous => Asked,
        Understanding.Declined d => "declined " + d.Reason,
        _ => Not,
    };

    private static string Write(IEnumerable<(string Key, string? Value)> slots) =>
        string.Join(' ', slots.Where(s => s.Value is not null).Select(s => $"{s.Key}={s.Value}"));

    private static QuestionCase Case(YamlReading at)
    {
        at.AllowOnly("q", "as", "at", "after", "is", "asked", "not", "declined");
        string expected = at.Find("asked") is not null ? Asked
            : at.Find("not") is not null ? Not
            : at.Find("declined") is { } declined ? "declined " + declined.Scalar()
            : Slots(at);
        return new QuestionCase(
            at.NeedText("q", 400), at.Texts("after"), at.Text("as", 20) ?? "sup01",
            at.Text("at", 40) is { } when ? DateTimeOffset.Parse(when, CultureInfo.InvariantCulture) : At, expected, at.Line - 1);
    }

    private static string Slots(YamlReading at)
    {
        if (at.Find("is") is not { } slots)
        {
            at.Wrong("one of is, asked, not, declined is expected");
            return "";
        }

        slots.AllowOnly(Keys);
        return Write(Keys.Select(k => (k, slots.Text(k, 40))));
    }
}
