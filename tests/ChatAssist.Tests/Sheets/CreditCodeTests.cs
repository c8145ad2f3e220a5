using ChatAssist.Host.Sheets;
using ChatAssist.Targets;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ChatAssist.Tests.Sheets;

/// <summary>T-01: the unified social credit code's check digit is verified.</summary>
public class CreditCodeTests
{
    private const string Good = "91140403MAAY4CL12P";

    [Fact]
    public void T01_every_code_of_the_demonstration_register_is_valid()
    {
        IEnumerable<string> column = SheetFile.Read(Files.Demo("targets.csv")).Rows.Select(row => row["credit_code"]);
        string[] codes = [.. column.Where(code => code.Length > 0)];

        Assert.Equal(15, codes.Length);
        Assert.All(codes, code => Assert.Null(CreditCode.FaultOf(code)));
    }

    [Theory]
    [InlineData("91350100M000100Y43")] // the sample of GB 32100-2015 itself
    [InlineData("91110000600037341L")]
    public void T01_published_codes_are_valid(string code) => Assert.True(CreditCode.IsValid(code));

    [Theory]
    [InlineData("", CreditCodeFault.Length)]
    [InlineData("91140403MAAY4CL12", CreditCodeFault.Length)]
    [InlineData("91140403MAAY4CL12P0", CreditCodeFault.Length)]
    [InlineData("91140403MAAY4CLI2P", CreditCodeFault.Alphabet)]
    [InlineData("91140403MAOY4CL12P", CreditCodeFault.Alphabet)]
    [InlineData("91140403MASY4CL12P", CreditCodeFault.Alphabet)]
    [InlineData("91140403MAVY4CL12P", CreditCodeFault.Alphabet)]
    [InlineData("91140403MAZY4CL12P", CreditCodeFault.Alphabet)]
    [InlineData("91140403maay4cl12p", CreditCodeFault.Alphabet)]
    [InlineData("01140403MAAY4CL12P", CreditCodeFault.Authority)]
    [InlineData("X1140403MAAY4CL12P", CreditCodeFault.Authority)]
    [InlineData("90140403MAAY4CL12P", CreditCodeFault.Authority)]
    [InlineData("9114A403MAAY4CL12P", CreditCodeFault.Area)]
    [InlineData("91140403MAAY4CL12Q", CreditCodeFault.CheckDigit)]
    [InlineData("91140403MAAY4CL21P", CreditCodeFault.CheckDigit)]
    public void T01_the_first_fault_is_named(string code, CreditCodeFault fault)
    {
        Assert.Equal(fault, CreditCode.FaultOf(code));
        Assert.False(CreditCode.IsValid(code));
    }

    [Fact]
    public void T01_one_mistyped_character_never_passes()
    {
        const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        Prop.ForAll(Gen.Choose(0, 17).Zip(Gen.Elements(Alphabet.ToCharArray())).ToArbitrary(), mistake =>
            {
                char[] typed = Good.ToCharArray();
                typed[mistake.Item1] = mistake.Item2;
                return CreditCode.IsValid(new string(typed)) == (Good[mistake.Item1] == mistake.Item2);
            })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void T01_the_check_digit_follows_from_17_characters_only()
    {
        Assert.Equal('P', CreditCode.CheckDigit(Good.AsSpan(0, 17)));
        Assert.Throws<ArgumentException>(() => CreditCode.CheckDigit(Good));
        Assert.Throws<ArgumentException>(() => CreditCode.CheckDigit("91140403MAAY4CLI2"));
    }
}
