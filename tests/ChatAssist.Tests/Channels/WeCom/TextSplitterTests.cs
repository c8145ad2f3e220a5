using System.Globalization;
using System.Text;
using ChatAssist.Host.Channels.WeCom;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ChatAssist.Tests.Channels.WeCom;

/// <summary>W-01. WeCom cuts text at 2048 bytes; we cut before, and lose nothing but line breaks at the cuts.</summary>
public sealed class TextSplitterTests
{
    private static readonly string[] Pieces =
        ["检查", "合格", "a", " ", "。", "！", "\n", "\r\n", "\n\n", "𠮷", "👍🏽", "👨‍👩‍👧‍👦", "e\u0301", "\u0301", ".", ". ", "\uD83D", "\uDE00", "0123456789", "，"];

    private static readonly Gen<string> Texts =
        from size in Gen.Choose(0, 120)
        from pieces in Gen.ArrayOf(Gen.Elements(Pieces), size)
        select string.Concat(pieces);

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>Every part is found in order, and between them nothing but line breaks.</summary>
    private static bool IsWhole(string text, IReadOnlyList<string> parts)
    {
        int at = 0;
        foreach (string part in parts)
        {
            while (at < text.Length && text[at] is '\r' or '\n' && !text.AsSpan(at).StartsWith(part))
            {
                at++;
            }

            if (!text.AsSpan(at).StartsWith(part))
            {
                return false;
            }

            at += part.Length;
        }

        return text.AsSpan(at).Trim("\r\n").IsEmpty;
    }

    private static bool SplitsNoPair(string text, IReadOnlyList<string> parts)
    {
        // A lone half in a part is fine only if it was alone in the text: count whole pairs on both sides.
        static int Pairs(string s) => s.EnumerateRunes().Count(r => r.Value > 0xFFFF);
        return Pairs(text) == parts.Sum(Pairs);
    }

    [Fact]
    public void Parts_fit_and_joined_they_are_the_text() =>
        Prop.ForAll(Texts.ToArbitrary(), Gen.Choose(4, 64).ToArbitrary(), (text, limit) =>
        {
            var parts = TextSplitter.Split(text, limit);
            return parts.All(p => p.Length > 0 && Bytes(p) <= limit) && IsWhole(text, parts) && SplitsNoPair(text, parts);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(1, 3));

    [Fact]
    public void Any_string_at_all_splits() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var parts = TextSplitter.Split(text.Get, 8);
            return parts.All(p => Bytes(p) <= 8) && IsWhole(text.Get, parts);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Short_text_is_left_alone()
    {
        Assert.Equal(["\n两行\n"], TextSplitter.Split("\n两行\n"));
        Assert.Empty(TextSplitter.Split(""));
        string exact = new('a', 2048);
        Assert.Equal([exact], TextSplitter.Split(exact));
        Assert.Equal(2, TextSplitter.Split(exact + "a").Count);
    }

    [Fact]
    public void Lines_before_sentences()
    {
        string line = string.Concat(Enumerable.Repeat("甲乙丙。", 30));
        var parts = TextSplitter.Split(string.Join('\n', Enumerable.Repeat(line, 12)));
        Assert.All(parts, p => Assert.All(p.Split('\n'), l => Assert.Equal(line, l)));
        Assert.Equal(12, parts.Sum(p => p.Split('\n').Length));
    }

    [Fact]
    public void Sentences_before_characters() =>
        Assert.All(TextSplitter.Split(string.Concat(Enumerable.Repeat("街面干净，摊位有序。", 150))), p => Assert.EndsWith("。", p, StringComparison.Ordinal));

    [Fact]
    public void Characters_stay_whole_where_they_fit()
    {
        const string Family = "👨‍👩‍👧‍👦";
        var parts = TextSplitter.Split(string.Concat(Enumerable.Repeat(Family, 400)));
        Assert.All(parts, p => Assert.Equal(p.Length / Family.Length, new StringInfo(p).LengthInTextElements));
    }

    [Fact]
    public void A_character_longer_than_the_limit_is_cut_between_code_points()
    {
        string zalgo = "e" + new string('\u0301', 3000);
        var parts = TextSplitter.Split(zalgo);
        Assert.Equal(zalgo, string.Concat(parts));
        Assert.All(parts, p => Assert.InRange(Bytes(p), 1, 2048));
    }
}
