using System.Buffers;

namespace ChatAssist.Targets;

/// <summary>Why a text is no unified social credit code; the first reason found, in this order.</summary>
public enum CreditCodeFault
{
    /// <summary>Not 18 characters.</summary>
    Length,

    /// <summary>A character other than 0–9 and A–Z without I, O, S, V, Z. Small letters are no part of a code.</summary>
    Alphabet,

    /// <summary>The first character names no registration authority, or the second no kind of organisation.</summary>
    Authority,

    /// <summary>Characters 3 to 8, the area of the authority, are not six digits.</summary>
    Area,

    /// <summary>The last character does not follow from the other 17: one was mistyped or two were swapped.</summary>
    CheckDigit,
}

/// <summary>
/// The unified social credit code (统一社会信用代码) of GB 32100-2015: authority, kind, six digits of area, nine characters
/// of organisation code, check character modulo 31. The organisation code's own check character (GB 11714) is not looked
/// at: many codes in use predate it. That an area exists is not looked at either: areas are renumbered, codes are kept.
/// </summary>
public static class CreditCode
{
    public const int Length = 18;

    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>Registration authorities of table 1: 1–9, A–G as first listed, N farming (rural collectives), Y others.</summary>
    private const string Authorities = "123456789ABCDEFGNY";

    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    public static bool IsValid(string code) => FaultOf(code) is null;

    /// <returns>The first reason against the code, or null when there is none.</returns>
    public static CreditCodeFault? FaultOf(string code)
    {
        ReadOnlySpan<char> text = code;
        if (text.Length != Length) return CreditCodeFault.Length;
        if (text.IndexOfAnyExcept(Characters) >= 0) return CreditCodeFault.Alphabet;
        if (!Authorities.Contains(text[0]) || text[1] is < '1' or > '9') return CreditCodeFault.Authority;
        if (text[2..8].IndexOfAnyExceptInRange('0', '9') >= 0) return CreditCodeFault.Area;
        return CheckDigit(text[..^1]) == text[^1] ? null : CreditCodeFault.CheckDigit;
    }

    /// <summary>The 18th character that belongs to the first 17 (GB 32100-2015, annex A).</summary>
    /// <exception cref="ArgumentException">Not 17 characters of the code's alphabet.</exception>
    public static char CheckDigit(ReadOnlySpan<char> first17)
    {
        if (first17.Length != Weights.Length)
        {
            throw new ArgumentException("A check character follows from exactly 17 characters.", nameof(first17));
        }

        int sum = 0;
        for (int i = 0; i < Weights.Length; i++)
        {
            int value = Alphabet.IndexOf(first17[i]);
            if (value < 0) throw new ArgumentException($"'{first17[i]}' is no character of a credit code.", nameof(first17));
            sum += value * Weights[i];
        }

        return Alphabet[(31 - sum % 31) % 31];
    }
}
