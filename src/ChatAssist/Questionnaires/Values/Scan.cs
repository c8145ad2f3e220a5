namespace ChatAssist.Questionnaires.Values;

/// <summary>
/// Reads prepared text from left to right. Every Take either consumes what it names and returns true, or leaves all as it
/// was; a copy of the struct is a place to go back to.
/// </summary>
internal ref struct Scan(ReadOnlySpan<char> text)
{
    public ReadOnlySpan<char> Rest { get; private set; } = text;

    public readonly bool End => Rest.IsEmpty;

    /// <summary>
    /// A table of words for <see cref="TakeAny(string[])"/>, written with spaces between them, the longest first.
    /// </summary>
    public static string[] Words(string words) =>
        [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).OrderByDescending(word => word.Length)];

    public void Skip(int length) => Rest = Rest[length..];

    public bool Take(string word)
    {
        var starts = Rest.StartsWith(word, StringComparison.Ordinal);
        Skip(starts ? word.Length : 0);
        return starts;
    }

    public bool TakeAny(string[] words) => TakeAny(words, out _);

    public bool TakeAny(string[] words, out string taken)
    {
        foreach (var word in words)
        {
            if (Take(word))
            {
                taken = word;
                return true;
            }
        }

        taken = "";
        return false;
    }

    /// <summary>Any number that <see cref="ChineseNumber"/> knows, as far as it goes.</summary>
    public bool TakeNumber(out decimal value)
    {
        var read = ChineseNumber.TryReadPrefix(Rest, out value, out var length);
        Skip(length);
        return read;
    }

    /// <summary>A whole number from 0 to 999,999,999 without sign, decimals or separators, and the characters it took.</summary>
    public bool TakeInteger(out int value, out int length)
    {
        var read = WholeNumber.TryRead(Rest, thousands: false, out var number, out length, out _) && number <= 999_999_999;
        value = read ? (int)number : 0;
        Skip(read ? length : 0);
        return read;
    }

    /// <summary>Exactly <paramref name="count"/> ASCII digits with no further digit behind them.</summary>
    public bool TakeDigits(int count, out int value)
    {
        value = 0;
        var digits = 0;
        for (; digits < Rest.Length && digits <= count && char.IsAsciiDigit(Rest[digits]); digits++)
        {
            value = digits < count ? (value * 10) + Rest[digits] - '0' : value;
        }

        Skip(digits == count ? count : 0);
        return digits == count;
    }

    /// <summary>Nothing but 1 to <paramref name="max"/> digits up to the end, read as decimals: the 二五 of 一米二五 is 0.25.</summary>
    public readonly bool IsDecimals(int max, out decimal fraction)
    {
        fraction = 0;
        var place = 1m;
        foreach (var c in Rest.Length <= max ? Rest : default)
        {
            if (NumberWords.Digit(c) < 0 || NumberWords.IsPair(c))
            {
                fraction = 0;
                return false;
            }

            place /= 10;
            fraction += NumberWords.Digit(c) * place;
        }

        return place < 1;
    }
}
