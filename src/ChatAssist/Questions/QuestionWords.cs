using System.Collections.Frozen;
using ChatAssist.Content;

namespace ChatAssist.Questions;

/// <summary>All words with which people ask, from dialogs/questions/; immutable.</summary>
public sealed class QuestionWords
{
    internal FrozenDictionary<string, WordSense> Words { get; init; } = FrozenDictionary<string, WordSense>.Empty;

    internal IReadOnlyDictionary<string, Verb> Verbs { get; init; } = new Dictionary<string, Verb>();

    /// <summary>Verbs that are said as nouns too (巡查, 检查), by their object.</summary>
    internal IReadOnlyDictionary<string, Verb> Acts { get; init; } = new Dictionary<string, Verb>();

    /// <summary>The statuses that an object can have, each with the one that it then is; "" says nothing.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Fits { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>The objects that a status may be said of where none is named, likeliest first.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Guesses { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Words that belong to no part of the sentence but to names: titles and the like, by their list.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Lists { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The letter of a record's number by the word that may stand for it: 投诉 C.</summary>
    internal IReadOnlyDictionary<string, string> RecordLetters { get; init; } = new Dictionary<string, string>();

    internal Sounds Sounds { get; private set; } = new();

    internal DateWords Dates { get; private set; } = new();

    /// <summary>Holidays and seasons with their days.</summary>
    internal NamedPeriods Named { get; private set; } = new();

    /// <summary>Questions that are understood, to suggest from.</summary>
    internal IReadOnlyList<string> Examples { get; private set; } = [];

    /// <summary>Reads all files of words.</summary>
    /// <param name="file">Path and content of a file in dialogs/questions/.</param>
    public static QuestionWords Read(Func<string, (string Path, string Yaml)> file, ContentErrors errors)
    {
        var (path, yaml) = file("words.yaml");
        var (dates, dateWords) = file("dates.yaml");
        var (holidays, days) = file("holidays.yaml");
        var (sounds, syllables) = file("sounds.yaml");
        var (examples, sentences) = file("examples.yaml");
        QuestionWords words = new QuestionWordsReader(errors).Read(path, yaml);
        YamlReading? top = YamlReading.Parse(examples, sentences, errors);
        top?.AllowOnly("examples");
        words.Dates = DateWords.Read(dates, dateWords, errors);
        words.Named = NamedPeriods.Read(holidays, days, errors);
        words.Sounds = Sounds.Read(sounds, syllables, errors);
        words.Examples = top?.Texts("examples") ?? [];
        return words;
    }

    internal int LongestWord { get; init; }

    internal bool Find(ReadOnlySpan<char> text, out WordSense sense) =>
        Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out sense);
}
