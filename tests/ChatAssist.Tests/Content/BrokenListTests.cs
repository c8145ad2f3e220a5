using System.Text;
using System.Text.RegularExpressions;
using ChatAssist.Content;
using ChatAssist.Host.Libraries;
using ChatAssist.Questionnaires;
using ChatAssist.Texts;
using Xunit;

namespace ChatAssist.Tests.Content;

/// <summary>
/// One broken checklist for each mistake (C-06): its first lines say which lines are wrong and why, and nothing else may
/// be found. What cannot stand in a text file is made here.
/// </summary>
public sealed partial class BrokenListTests
{
    private const string Good = "id: good\nname: 消防安全\ndomain: fire\nsource: S0\nitems:\n  - { id: a, name: 一项, ask: 好吗？, source: S0 }\n";

    private static readonly string Folder = Home.Of("tests/ChatAssist.Tests/Content/Broken");

    public static TheoryData<string> Files() => [.. Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void C06_A_mistake_is_told_with_file_line_and_reason(string file)
    {
        string path = Path.Combine(Folder, file);
        string yaml = File.ReadAllText(path);
        var errors = new ContentErrors();
        Questionnaire? list = QuestionnaireReader.Read(path, yaml, errors, new SpokenWords(Home.Content().Answers, Home.Content().Commands));
        Assert.Null(list);
        Assert.All(errors.All, e => Assert.Equal(path, e.Path));
        string[] expected = [.. yaml.Split('\n').Select(l => Expectation().Match(l)).Where(m => m.Success).Select(m => m.Groups["what"].Value)];
        Assert.Equal(expected, errors.All.Select(e => $"{e.Line}: {e.What}"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void C06_A_mistake_is_told_in_words_for_those_who_write_the_lists(string file)
    {
        var errors = new ContentErrors();
        QuestionnaireReader.Read(Path.Combine(Folder, file), File.ReadAllText(Path.Combine(Folder, file)), errors,
            new SpokenWords(Home.Content().Answers, Home.Content().Commands));
        TextBook texts = Home.Content().Texts;
        foreach (ContentError error in errors.All)
        {
            Assert.NotNull(error.Kind);
            string said = MistakeTexts.Say(texts, error);
            Assert.DoesNotContain('{', said);
            Assert.Contains(said, c => c is >= '一' and <= '鿿');
        }
    }

    [Fact]
    public void C06_Bytes_that_are_no_UTF8_are_told_with_their_line()
    {
        // 消 in GBK, as Notepad saves it.
        byte[] gbk = [.. "id: gbk\nname: "u8, 0xCF, 0xFB, 0xB7, 0xC0, .. "\nitems: []\n"u8];
        Assert.Equal(["2: not UTF-8 from here on: save the file as UTF-8"], Told(gbk));
        Assert.Equal(["1: not UTF-8 from here on: save the file as UTF-8"], Told([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Good)]));
    }

    [Fact]
    public void C06_A_byte_order_mark_and_Windows_line_ends_are_no_mistake()
    {
        Assert.Equal([], Told([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Good)]));
        Assert.Equal([], Told(Encoding.UTF8.GetBytes(Good.ReplaceLineEndings("\r\n"))));
    }

    [Fact]
    public void C06_An_empty_file_is_a_mistake() => Assert.Equal(["1: expected one mapping (key: value …)"], Told([]));

    [Fact]
    public void C06_A_megabyte_is_not_even_read() =>
        Assert.Equal(["1: larger than 512 KiB"], Told([.. Encoding.UTF8.GetBytes(Good), .. Encoding.UTF8.GetBytes(new string('#', 1024 * 1024))]));

    [Theory]
    [InlineData("[")]
    [InlineData("{ a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void C06_Brackets_without_end_end_neither_the_process_nor_patience(string open)
    {
        string deep = string.Concat(Enumerable.Repeat(open, 100_000));
        Assert.Equal(["1: nested more than 16 deep"], Told(Encoding.UTF8.GetBytes(deep)));
    }

    [Fact]
    public void C06_Random_damage_never_ends_in_anything_but_mistakes_or_a_list()
    {
        string yaml = File.ReadAllText(Home.Of("dialogs/checklists/culture.yaml"));
        var chance = new Random(20260302);
        string signs = "\t -:{}[]#&*!|>'\"%@`,?\n~😀é\u200b";
        for (int i = 0; i < 300; i++)
        {
            var broken = new StringBuilder(yaml);
            for (int n = chance.Next(1, 4); n > 0; n--)
            {
                int at = chance.Next(broken.Length);
                _ = chance.Next(3) switch
                {
                    0 => broken.Remove(at, Math.Min(chance.Next(1, 40), broken.Length - at)),
                    1 => broken.Insert(at, signs[chance.Next(signs.Length)]),
                    _ => broken.Insert(at, broken.ToString(chance.Next(broken.Length / 2), chance.Next(60))),
                };
            }

            var errors = new ContentErrors();
            Questionnaire? list = QuestionnaireReader.Read("culture.yaml", broken.ToString(), errors);
            Assert.Equal(list is null, errors.Any);
            Assert.All(errors.All, e => Assert.InRange(e.Line, 1, broken.ToString().Split('\n').Length + 1));
        }
    }

    private static IReadOnlyList<string> Told(byte[] content)
    {
        string folder = Directory.CreateTempSubdirectory("chatassist-broken-").FullName;
        try
        {
            string path = Path.Combine(folder, "good.yaml");
            File.WriteAllBytes(path, content);
            var errors = new ContentErrors();
            if (ContentFile.Read(path, errors) is { } yaml)
            {
                QuestionnaireReader.Read(path, yaml, errors);
            }

            Assert.All(errors.All, e => Assert.Equal(path, e.Path));
            return [.. errors.All.Select(e => $"{e.Line}: {e.What}")];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"^# (?<what>[0-9]+: .*)$")]
    private static partial Regex Expectation();
}
