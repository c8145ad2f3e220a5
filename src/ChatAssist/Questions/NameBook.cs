using ChatAssist.Content;
using ChatAssist.People;
using ChatAssist.Questionnaires.Values;
using ChatAssist.Targets;

namespace ChatAssist.Questions;

/// <summary>
/// What people call the people and targets of the register: full names, 老张 and 张队, 西坡 and 东村, 砖厂. Made once for a
/// register; a name that fits several keeps all of them, so that it can be asked back.
/// </summary>
internal sealed class NameBook
{
    private const int LongestKept = 20, ShortestSpread = 3, LongestEnd = 4;

    private readonly Dictionary<string, (NameRank Rank, List<NameHit> Hits)> _names = [];
    private readonly List<(string Name, NameHit Hit)> _targets = [];
    private readonly Dictionary<char, List<int>> _byCharacter = [];

    public NameBook(Register register, QuestionWords words)
    {
        foreach (Person person in register.People.Values.OrderBy(p => p.UserId, StringComparer.Ordinal))
        {
            AddPerson(person, words.Lists);
        }

        foreach (Target target in register.Targets.Values.OrderBy(t => t.Id, StringComparer.Ordinal))
        {
            AddTarget(target, words.Lists);
        }

        AddPlaceKinds(register, words.Lists);
        Longest = _names.Count == 0 ? 0 : _names.Keys.Max(n => n.Length);
    }

    public int Longest { get; }

    /// <summary>Names long enough to be known in spite of a typing mistake.</summary>
    public IEnumerable<string> LongNames => _names.Where(n => n.Value.Rank <= NameRank.Short).Select(n => n.Key).Where(n => n.Length >= 3);

    /// <summary>砖厂, 加油站, 鑫源五金: what the names of single targets begin or end with, for the same.</summary>
    public IEnumerable<string> Ends => _targets
        .SelectMany(t => Enumerable.Range(2, Math.Max(0, Math.Min(LongestEnd, t.Name.Length - 1) - 1)).SelectMany(length => new[] { t.Name[..length], t.Name[^length..] }))
        .GroupBy(e => e).Where(e => e.Count() == 1).Select(e => e.Key);

    /// <summary>Whom or what a name means, or a part of a target's.</summary>
    public IReadOnlyList<NameHit> Meant(string name) => TryFind(name, out _, out var hits) ? hits
        : [.. PartsAt(name, 0).Where(p => p.Length == name.Length && p.Rank == NameRank.Part).SelectMany(p => p.Hits)];

    public bool TryFind(string name, out NameRank rank, out IReadOnlyList<NameHit> hits)
    {
        bool found = _names.TryGetValue(name, out var entry);
        (rank, hits) = found ? (entry.Rank, entry.Hits) : (default, []);
        return found;
    }

    /// <summary>Targets in whose name the text's characters from here stand in their order, by how many of them do.</summary>
    public IEnumerable<(int Length, NameRank Rank, IReadOnlyList<NameHit> Hits)> PartsAt(string text, int at)
    {
        if (!_byCharacter.TryGetValue(text[at], out List<int>? candidates))
        {
            yield break;
        }

        var parts = new Dictionary<int, List<NameHit>>();
        var spreads = new Dictionary<int, List<NameHit>>();
        foreach (int i in candidates)
        {
            var (name, hit) = _targets[i];
            int whole = LongestPart(name, text, at);
            for (int length = 2; length <= whole; length++)
            {
                Put(parts, length, hit);
            }

            for (int length = LongestSpread(name, text, at); length >= Math.Max(ShortestSpread, whole + 1); length--)
            {
                Put(spreads, length, hit);
            }
        }

        foreach (var (length, hits) in parts)
        {
            yield return (length, NameRank.Part, hits);
        }

        foreach (var (length, hits) in spreads.Where(s => !parts.ContainsKey(s.Key)))
        {
            yield return (length, NameRank.Spread, hits);
        }
    }

    private static void Put(Dictionary<int, List<NameHit>> by, int length, NameHit hit)
    {
        if (!by.TryGetValue(length, out List<NameHit>? hits))
        {
            by[length] = hits = [];
        }

        hits.Add(hit);
    }

    private static int LongestPart(string name, string text, int at)
    {
        int longest = 0;
        for (int from = name.IndexOf(text[at]); from >= 0; from = name.IndexOf(text[at], from + 1))
        {
            int length = 0;
            while (from + length < name.Length && at + length < text.Length && name[from + length] == text[at + length])
            {
                length++;
            }

            longest = Math.Max(longest, length);
        }

        return longest;
    }

    private static int LongestSpread(string name, string text, int at)
    {
        int length = 0;
        for (int i = 0; i < name.Length && at + length < text.Length; i++)
        {
            length += name[i] == text[at + length] ? 1 : 0;
        }

        return length;
    }

    private void AddPerson(Person person, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        string name = Key(person.Name);
        var hit = new NameHit(NameKind.Person, person.UserId, person.Name);
        Add(name, NameRank.Full, hit);
        Add(Key(person.UserId), NameRank.Full, hit);
        bool nicknamed = name.Length >= 2 && lists["titles.before"].Contains(name[..1]);
        string? title = lists["titles.after"].Where(t => name.Length == t.Length + 1 && name.EndsWith(t, StringComparison.Ordinal)).FirstOrDefault();
        if (!nicknamed && title is null && name.Length >= 3)
        {
            Add(name[^2..], NameRank.Short, hit);
        }

        if (title is { Length: > 1 })
        {
            Add(title, NameRank.Short, hit);
        }

        string surname = nicknamed ? name[1..2] : name[..Math.Min(1, name.Length)];
        foreach (string before in lists["titles.before"])
        {
            Add(before + surname, NameRank.Called, hit);
        }

        foreach (string after in lists["titles.after"])
        {
            Add(surname + after, NameRank.Called, hit);
            Add(name + after, NameRank.Called, hit);
        }

        if (person.Role == Role.Leader)
        {
            foreach (string called in lists["titles.leader"])
            {
                Add(called, NameRank.Called, hit);
            }
        }
    }

    private void AddTarget(Target target, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        string name = Key(target.Name);
        if (target.Kind is TargetKind.Village or TargetKind.Community)
        {
            var village = new NameHit(NameKind.Village, target.Name, target.Name);
            Add(name, NameRank.Full, village);
            Add(Key(target.Id), NameRank.Full, village);
            string tail = lists["place-tails"].FirstOrDefault(t => name.EndsWith(t, StringComparison.Ordinal) && name.Length >= t.Length + 1) ?? "";
            string stem = name[..^tail.Length];
            foreach (string other in lists["place-tails"].Append(""))
            {
                if (tail.Length > 0 && stem.Length >= 2)
                {
                    Add(stem + other, NameRank.Short, village);
                }
            }

            if (tail.Length > 0 && stem.Length >= 2)
            {
                Add(stem[..1] + tail, NameRank.Called, village);
            }

            return;
        }

        var hit = new NameHit(NameKind.Target, target.Id, target.Name);
        Add(name, NameRank.Full, hit);
        Add(Key(target.Id), NameRank.Full, hit);
        foreach (char c in name.Distinct())
        {
            if (!_byCharacter.TryGetValue(c, out List<int>? at))
            {
                _byCharacter[c] = at = [];
            }

            at.Add(_targets.Count);
        }

        _targets.Add((name, hit));
    }

    /// <summary>街面 where there is one street only, 社区 where there is one community.</summary>
    private void AddPlaceKinds(Register register, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        var streets = register.Targets.Values.Where(t => t.Kind == TargetKind.Street).ToList();
        var communities = register.Targets.Values
            .Where(t => t.Kind == TargetKind.Community
                || (t.Kind == TargetKind.Village && lists["places.community"].Any(c => t.Name.EndsWith(c, StringComparison.Ordinal))))
            .ToList();
        foreach (var (list, only) in new[] { ("places.street", streets), ("places.community", communities) })
        {
            foreach (string called in only.Count == 1 ? lists[list] : [])
            {
                Target t = only[0];
                Add(called, NameRank.Called, t.Kind is TargetKind.Village or TargetKind.Community
                    ? new NameHit(NameKind.Village, t.Name, t.Name)
                    : new NameHit(NameKind.Target, t.Id, t.Name));
            }
        }
    }

    private void Add(string name, NameRank rank, NameHit hit)
    {
        if (name.Length is < 2 or > LongestKept * 3)
        {
            return;
        }

        if (!_names.TryGetValue(name, out var known) || rank < known.Rank)
        {
            _names[name] = (rank, [hit]);
        }
        else if (rank == known.Rank && !known.Hits.Contains(hit))
        {
            known.Hits.Add(hit);
        }
    }

    private static string Key(string name) => TextFold.Fold(name).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
