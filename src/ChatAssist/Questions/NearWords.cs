using System.Numerics;

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

    private readonly string[] _words;
    private readonly Sounds _sounds;

    /// <summary>
    /// The forms of all words, by their hash alone: whoever is found by one is compared with what was typed in any case. In a chain
    /// for each bucket, so that a hundred thousand of them take some milliseconds and a megabyte.
    /// </summary>
    private readonly (int Hash, int Word, int Next)[] _forms;

    /// <summary>Where the chain of a bucket begins, counted from 1; 0 for none. As many as a power of two.</summary>
    private readonly int[] _buckets;

    public NearWords(IEnumerable<string> words, Sounds sounds)
    {
        _sounds = sounds;
        _words = [.. words.Where(w => w.Length >= Shortest).Distinct()];
        Longest = _words.Length == 0 ? 0 : _words.Max(w => w.Length);
        _forms = new (int, int, int)[_words.Sum(w => w.Length + 1)];
        _buckets = new int[BitOperations.RoundUpToPowerOf2((uint)_forms.Length + 1)];
        Span<char> form = stackalloc char[Longest];
        int count = 0;
        for (int word = 0; word < _words.Length; word++)
        {
            for (int left = 0; left <= _words[word].Length; left++)
            {
                int hash = HashWithout(_words[word], left, form);
                ref int first = ref _buckets[hash & (_buckets.Length - 1)];
                _forms[count++] = (hash, word, first);
                first = count;
            }
        }
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
        Span<char> form = stackalloc char[typed.Length];
        for (int left = 0; left <= typed.Length; left++)
        {
            int hash = HashWithout(typed, left, form);
            for (int at = _buckets[hash & (_buckets.Length - 1)]; at > 0; at = _forms[at - 1].Next)
            {
                var (known, word, _) = _forms[at - 1];
                if (known != hash)
                {
                    continue;
                }

                switch (Difference(typed, _words[word]))
                {
                    case 1:
                        (sure ??= []).Add(_words[word]);
                        break;
                    case 2:
                        (other ??= []).Add(_words[word]);
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

    /// <summary>The hash of a text without one of its characters; of the whole text where the place is its end.</summary>
    private static int HashWithout(string text, int left, Span<char> form)
    {
        text.AsSpan(0, left).CopyTo(form);
        text.AsSpan(Math.Min(text.Length, left + 1)).CopyTo(form[left..]);
        return string.GetHashCode(form[..Math.Max(left, text.Length - 1)]);
    }
}
