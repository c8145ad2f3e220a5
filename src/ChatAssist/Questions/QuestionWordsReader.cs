using System.Collections.Frozen;
using ChatAssist.Content;

namespace ChatAssist.Questions;

/// <summary>Reads dialogs/questions/words.yaml, with file and line of every mistake.</summary>
internal sealed class QuestionWordsReader(ContentErrors errors)
{
    private static readonly (string Section, WordKind Kind)[] Plain =
    [
        ("fillers", WordKind.Filler), ("le", WordKind.Le), ("not", WordKind.Not), ("pending", WordKind.Pending), ("done", WordKind.Done),
        ("doing", WordKind.Doing), ("on-time", WordKind.OnTime), ("there", WordKind.There), ("home", WordKind.Home), ("everywhere", WordKind.Everywhere), ("has", WordKind.Has), ("self", WordKind.Self),
        ("own-village", WordKind.OwnVillage), ("follow", WordKind.Follow), ("follow-end", WordKind.FollowEnd),
        ("compare", WordKind.Compare), ("more", WordKind.More), ("general", WordKind.GradeGeneral), ("complex", WordKind.GradeComplex),
        ("domain-tails", WordKind.DomainTail), ("exists", WordKind.Exists), ("whether", WordKind.Whether), ("beyond", WordKind.Beyond),
    ];

    private readonly Dictionary<string, WordSense> _words = [];
    private readonly Dictionary<string, Verb> _verbs = [], _acts = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _lists = [];

    public QuestionWords Read(string path, string yaml)
    {
        if (YamlReading.Parse(path, yaml, errors) is not { } top)
        {
            return new();
        }

        top.AllowOnly([
            .. Plain.Select(p => p.Section), "pronouns", "objects", "either", "verbs", "acts", "statuses", "severities", "clues", "sources",
            "domains", "measures", "groups", "classifiers", "titles", "place-tails", "place-kinds", "kind-marks", "name-tails", "sheets", "penalty", "reporter",
            "papers", "fits", "guesses", "records", "counters", "joiners", "lacking", "plainly"]);
        foreach (var (section, kind) in Plain)
        {
            Add(Need(top, section), kind);
        }

        Values(top, "objects", WordKind.Noun, Slots.Objects);
        foreach (var (kind, at) in Entries(top, "papers", [.. Documents.DocumentKinds.All.Select(k => k.Id), Question.OtherPaper]))
        {
            Add(at, WordKind.Noun, Slots.Document, kind);
        }

        Values(top, "severities", WordKind.Severity, Slots.Severities);
        Values(top, "clues", WordKind.Clue, Slots.Clues);
        Values(top, "sources", WordKind.Source, Slots.Sources);
        Values(top, "domains", WordKind.Domain, [.. Questionnaires.QuestionnaireReader.Domains]);
        ValuesOf(top, "statuses", WordKind.Status, [.. Slots.Statuses, "due"], Slots.Objects);
        ValuesOf(top, "measures", WordKind.Measure, [.. Slots.Measures, "which", "rank", "when", "on-time", "share"], Slots.Objects);
        ValuesOf(top, "groups", WordKind.Group, Slots.Groups, ["each", "which", "count", "rank", Slots.Trend]);
        foreach (var (kind, at) in Entries(top, "classifiers", ["any", .. Slots.Objects]))
        {
            Add(at, WordKind.Classifier, "", kind == "any" ? "" : kind);
        }

        foreach (var (kind, at) in Entries(top, "pronouns", ["person", "place"]))
        {
            Add(at, kind == "person" ? WordKind.PronounPerson : WordKind.PronounPlace);
        }

        foreach (var (word, at) in Need(top, "either")?.Entries() ?? [])
        {
            at.AllowOnly("object", "domain");
            Add(word, new(WordKind.Either, at.NeedText("object", 20), at.NeedText("domain", 20)), at);
        }

        Verbs(top);
        Names(top);
        Refusals(top);
        return Made(top);
    }

    private QuestionWords Made(YamlReading top) => new()
    {
        Words = _words.ToFrozenDictionary(StringComparer.Ordinal),
        LongestWord = _words.Count == 0 ? 0 : _words.Keys.Max(w => w.Length),
        Verbs = _verbs,
        Acts = _acts,
        Lists = _lists,
        Fits = Entries(top, "fits", Slots.Objects).ToDictionary(
            e => e.Key,
            e => (IReadOnlyDictionary<string, string>)e.At.Entries().ToDictionary(x => x.Key, x => x.Value.Scalar() ?? "")),
        Guesses = Entries(top, "guesses", [.. Slots.Statuses, "none"]).ToDictionary(
            e => e.Key,
            e => (IReadOnlyList<string>)[.. Strings(e.At)]),
        RecordLetters = Entries(top, "records", ["F", "C", "I"])
            .SelectMany(e => Strings(e.At).Select(w => (w, e.Key))).ToDictionary(x => x.w, x => x.Key),
    };

    private void Verbs(YamlReading top)
    {
        foreach (var (id, at) in Need(top, "verbs")?.Entries() ?? [])
        {
            at.AllowOnly("words", "object", "not", "done", "doing", "asks", "weak", "final");
            _verbs[id] = Read(id, at, at.Text("object", 20), at.Flag("weak"), at.Flag("final"));
            Add(at.Find("words"), WordKind.Verb, id);
        }

        foreach (var (id, at) in Entries(top, "acts", Slots.Objects))
        {
            at.AllowOnly("not", "asks");
            _acts[id] = Read(id, at, id, weak: false, final: false);
        }
    }

    private static Verb Read(string id, YamlReading at, string? ofObject, bool weak, bool final)
    {
        var statuses = Slots.Statuses.ToDictionary(s => s);
        var measures = Slots.Measures.ToDictionary(m => m);
        return new Verb(
            id, ofObject,
            at.OneOf("not", null!, statuses), at.OneOf("done", null!, statuses), at.OneOf("doing", null!, statuses),
            at.OneOf("asks", Slots.Progress, measures), weak, final);
    }

    private void Names(YamlReading top)
    {
        foreach (var (key, at) in Entries(top, "titles", ["before", "after", "roles"]))
        {
            if (key != "roles")
            {
                _lists["titles." + key] = Strings(at);
            }
        }

        _lists["titles.leader"] = top.Find("titles")?.Find("roles")?.Texts("leader") ?? [];
        foreach (string key in new[] { "street", "community" })
        {
            _lists["places." + key] = Need(top, "place-kinds")?.Texts(key) ?? [];
        }

        _lists["place-tails"] = [.. (Need(top, "place-tails") is null ? [] : top.Texts("place-tails")).OrderByDescending(t => t.Length)];
        _lists["counters"] = Need(top, "counters") is null ? [] : top.Texts("counters");
        _lists["plainly"] = Need(top, "plainly") is null ? [] : top.Texts("plainly");
        _lists["joiners"] = Need(top, "joiners") is null ? [] : top.Texts("joiners");
        _lists["lacking"] = Need(top, "lacking") is null ? [] : top.Texts("lacking");
        _lists["name-tails"] = [.. (Need(top, "name-tails") is null ? [] : top.Texts("name-tails")).OrderByDescending(t => t.Length)];
        _lists["sheets"] = Need(top, "sheets") is null ? [] : top.Texts("sheets");
        _lists["kind-marks"] = Need(top, "kind-marks") is null ? [] : top.Texts("kind-marks");
    }

    private void Refusals(YamlReading top)
    {
        foreach (var (key, at) in Entries(top, "penalty", ["always", "counted", "quota", "papers"]))
        {
            if (key is "quota" or "papers")
            {
                _lists["penalty." + key] = Strings(at);
            }
            else
            {
                Add(at, key == "always" ? WordKind.PenaltyAlways : WordKind.PenaltyCounted);
            }
        }

        foreach (var (key, at) in Entries(top, "reporter", ["always", "named", "tails", "identity", "who", "told", "handled"]))
        {
            if (key is "identity" or "who" or "told" or "handled")
            {
                _lists["reporter." + key] = Strings(at);
            }
            else
            {
                Add(at, key switch { "always" => WordKind.ReporterAlways, "tails" => WordKind.ReporterTail, _ => WordKind.ReporterNamed });
            }
        }
    }

    private void Values(YamlReading top, string section, WordKind kind, IReadOnlyList<string> known)
    {
        foreach (var (value, at) in Entries(top, section, known))
        {
            Add(at, kind, value);
        }
    }

    private void ValuesOf(YamlReading top, string section, WordKind kind, IReadOnlyList<string> known, IReadOnlyList<string> ofs)
    {
        foreach (var (value, at) in Entries(top, section, known))
        {
            foreach (var (of, words) in at.Entries())
            {
                if (of != "any" && !ofs.Contains(of))
                {
                    words.Wrong($"'{of}' is none of: any, {string.Join(", ", ofs)}");
                }

                Add(words, kind, value, of == "any" ? "" : of);
            }
        }
    }

    private void Add(YamlReading? list, WordKind kind, string value = "", string of = "")
    {
        foreach (YamlReading at in list?.List() ?? [])
        {
            if (at.Scalar() is not { } pattern)
            {
                continue;
            }

            if (!Alternation.TryUnfold(pattern, out var words))
            {
                at.Wrong($"'{pattern}' cannot be unfolded: (a|b) must not stand inside another, and at most {Alternation.Most} words may come of it");
            }

            foreach (string word in words)
            {
                Add(word, new(kind, value, of), at);
            }
        }
    }

    private void Add(string word, WordSense sense, YamlReading at)
    {
        if (!_words.TryAdd(word, sense) && _words[word] != sense)
        {
            WordSense other = _words[word];
            at.Wrong($"'{word}' stands twice: as {other.Kind} {other.Value} {other.Of} and as {sense.Kind} {sense.Value} {sense.Of}");
        }
    }

    private static IReadOnlyList<string> Strings(YamlReading at) => [.. at.List().Select(x => x.Scalar()).OfType<string>()];

    private static IEnumerable<(string Key, YamlReading At)> Entries(YamlReading top, string section, IReadOnlyList<string> known)
    {
        foreach (var (key, at) in Need(top, section)?.Entries() ?? [])
        {
            if (known.Contains(key))
            {
                yield return (key, at);
            }
            else
            {
                at.Wrong($"'{key}' is none of: {string.Join(", ", known)}");
            }
        }
    }

    private static YamlReading? Need(YamlReading top, string section)
    {
        if (top.Find(section) is { } at)
        {
            return at;
        }

        top.Wrong($"'{section}' is missing");
        return null;
    }
}
