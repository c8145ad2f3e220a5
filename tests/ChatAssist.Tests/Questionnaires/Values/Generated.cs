using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace ChatAssist.Tests.Questionnaires.Values;

/// <summary>Generated inputs for the value parsers. The seed is fixed: a run that failed fails again.</summary>
internal static class Generated
{
    private const string Alphabet =
        "0123456789零〇一二两三四五六七八九十百千万亿廿半点刻差过分秒时早晚上下午前后周月年日号天元块毛角米人个第到和、，。：；.,:;-/~（） \t\n%kwpam\0\u200B\uFEFF\uFE0F０９";

    private static readonly Config Config = Config.QuickThrowOnFailure
        .WithMaxTest(2000)
        .WithReplay(FSharpOption<Replay>.Some(new(new(20260302, 1), FSharpOption<int>.None)));

    public static Gen<long> Numbers(long exclusiveMax) =>
        from power in Gen.Choose(1, 18)
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        let limit = Math.Min(exclusiveMax, (long)Math.Pow(10, power))
        select (((long)high << 31) | (long)low) % limit;

    /// <summary>Any UTF-16 at all, halves of surrogate pairs included.</summary>
    public static Gen<string> AnyText { get; } =
        from codes in Gen.Choose(0, 0xFFFF).ArrayOf()
        select new string([.. codes.Select(code => (char)code)]);

    /// <summary>Something a person could write, spoiled in one to three places.</summary>
    public static Gen<string> Mutated(params string[] samples) =>
        from sample in Gen.Elements(samples)
        from edits in Edit.ArrayOf(3)
        from count in Gen.Choose(0, 3)
        select edits.Take(count).Aggregate(sample, (text, edit) => edit(text));

    public static Gen<string> Hostile(params string[] samples) => Gen.OneOf(AnyText, Mutated(samples), Gen.Elements(samples));

    public static void Always<T>(Gen<T> inputs, Func<T, bool> holds) =>
        Check.One(Config, Prop.ForAll(inputs.ToArbitrary(), holds));

    private static Gen<Func<string, string>> Edit { get; } =
        from at in Gen.Choose(0, 63)
        from kind in Gen.Choose(0, 4)
        from known in Gen.Elements(Alphabet.ToCharArray())
        from any in Gen.Choose(0, 0xFFFF)
        select new Func<string, string>(text =>
        {
            var i = text.Length == 0 ? 0 : at % text.Length;
            return kind switch
            {
                0 => text.Insert(i, known.ToString()),
                1 => text.Insert(i, ((char)any).ToString()),
                2 when text.Length > 0 => text.Remove(i, 1),
                3 when text.Length > 0 => text[..i] + known + text[(i + 1)..],
                _ => text[i..] + text[..i],
            };
        });
}
