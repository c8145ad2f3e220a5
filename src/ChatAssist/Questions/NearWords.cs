namespace ChatAssist.Questions;

/// <summary>
/// Finds the words and names from which a typed stretch differs by one mistake: a character that sounds or looks alike, one
/// doubled, one missing, two exchanged; in longer ones any other character. Found through the forms that a word takes when
/// one character is left out, so that the cost does not grow with the number of words.
/// </summary>
internal sealed class NearWords
{
    /// <summary>Words of two characters are known by a character that sounds just the same, longer ones by more.</summary>
    public const int Shortest = 2;

    private const int Short = 2;

    /// <summary>From this length on a word is known even with a wholly wrong character in it.</summary>
    private const int Unmistakable = 5;

    /// <summary>A word with one of these more or less says the contrary, and is no mistake: 复查合格, 复查不合格.</summary>
    private const string Denying = "不没未无非";

    private readonly Dictionary<string, List<string>> _forms = [];
    private readonly Sounds _sounds;

    public NearWords(IEnumerable<string> words, Sounds sounds)
    {
        _sounds = sounds;
        foreach (string word in words.Where(w => w.Length >= Shortest).Distinct())
        {
            foreach (string form in FormsOf(word))
            {
                if (!_forms.TryGetValue(form, out List<string>? of))
                {
                    _forms[form] = of = [];
                }

                of.Add(word);
            }
        }

        Longest = _forms.Count == 0 ? 0 : _forms.Keys.Max(f => f.Length);
    }

    public int Longest { get; }

    /// <summary>The words that the stretch may stand for, the surer ones alone where there are some.</summary>
    public IReadOnlyList<string> Of(string typed)
    {
        if (typed.Length < Shortest || typed.Length > Longest + 1)
        {
            return [];
        }

        // Nonsense of two hundred characters has thousands of stretches with twenty forms each: they are looked up where they stand.
        HashSet<string>? sure = null, other = null;
        var forms = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> form = stackalloc char[typed.Length];
        for (int left = 0; left <= typed.Length; left++)
        {
            typed.AsSpan(0, left).CopyTo(form);
            typed.AsSpan(Math.Min(typed.Length, left + 1)).CopyTo(form[left..]);
            foreach (string word in forms.TryGetValue(form[..Math.Max(left, typed.Length - 1)], out List<string>? known) ? known : [])
            {
                switch (Difference(typed, word))
                {
                    case 1:
                        (sure ??= []).Add(word);
                        break;
                    case 2:
                        (other ??= []).Add(word);
                        break;
                }
            }
        }

        return (sure ?? other) is { } found ? [.. found.Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>1 a likely mistake, 2 a wrong character in a long word, 0 another word.</summary>
    private int Difference(string typed, string word)
    {
        int same = 0;
        int shorter = Math.Min(typed.Length, word.Length);
        while (same < shorter && typed[same] == word[same])
        {
            same++;
        }

        if (typed.Length != word.Length && shorter <= Short)
        {
            return 0;
        }

        if (typed.Length != word.Length)
        {
            string longer = typed.Length > word.Length ? typed : word;
            if (Denying.Contains(longer[Math.Min(same, longer.Length - 1)]))
            {
                return 0;
            }

            string rest = longer.Remove(Math.Min(same, longer.Length - 1), 1);
            bool inside = same > 0 && same < longer.Length - 1;
            bool doubled = same > 0 && longer[same] == longer[same - 1];
            return rest == (longer == typed ? word : typed) && (longer == typed ? doubled : inside) ? 1 : 0;
        }

        if (same == typed.Length)
        {
            return 0;
        }

        if (typed.Length == Short)
        {
            return typed[1 - same] == word[1 - same] && (_sounds.Same(typed[same], word[same]) || _sounds.LookAlike(typed[same], word[same])) ? 1 : 0;
        }

        bool tail = string.CompareOrdinal(typed, same + 1, word, same + 1, word.Length) == 0;
        if (tail)
        {
            return _sounds.Alike(typed[same], word[same]) ? 1 : word.Length >= Unmistakable && !Denying.Contains(word[same]) && !Denying.Contains(typed[same]) ? 2 : 0;
        }

        return same + 1 < typed.Length
            && typed[same] == word[same + 1] && typed[same + 1] == word[same]
            && string.CompareOrdinal(typed, same + 2, word, same + 2, word.Length) == 0 ? 1 : 0;
    }

    private static IEnumerable<string> FormsOf(string word) =>
        Enumerable.Range(0, word.Length).Select(i => word.Remove(i, 1)).Append(word);
}
