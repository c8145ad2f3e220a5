using ChatAssist.Host.Sheets;
using ChatAssist.People;
using ChatAssist.Sheets;
using ChatAssist.Targets;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ChatAssist.Tests.Sheets;

/// <summary>P-01, P-02, T-01: what is exported to .xlsx imports again to equal records.</summary>
public class RoundTripTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20260101, 7);

    private static readonly Gen<SheetLanguage> Languages = Gen.Elements(SheetLanguage.Chinese, SheetLanguage.English);

    private static readonly string[] Awkward =
        [.. "东沟村𠮷㐂é=+-@'\"<&>_x0041_ 0123 #。.·（）".EnumerateRunes().Select(rune => rune.ToString())];

    /// <summary>Any characters that a name may have, the awkward ones on purpose; no blanks around it.</summary>
    private static readonly Gen<string> Names =
        from characters in Gen.Elements(Awkward).NonEmptyListOf()
        let name = string.Concat(characters.Take(30)).Trim()
        where name.Length > 0 && !name.StartsWith('#')
        select name;

    private static readonly Gen<string> Keys =
        from first in Gen.Elements('a', 'Z', '0', '9')
        from rest in Gen.Elements('b', 'Y', '1', '_', '-', '.').ListOf()
        select first + string.Concat(rest.Take(30));

    private static readonly Gen<DateOnly> Days = Gen.Choose(0, 20_000).Select(days => new DateOnly(2000, 1, 1).AddDays(days));

    private static readonly Gen<Certificate> Certificates =
        from number in Keys
        from days in Days.Two()
        from domains in Gen.SubListOf("work-safety", "fire", "food", "other")
        select new Certificate(
            number, days.Item1 < days.Item2 ? days.Item1 : days.Item2, days.Item1 < days.Item2 ? days.Item2 : days.Item1,
            [.. domains], AllDomains: domains.Count == 0);

    private static readonly Gen<Person> People =
        from userId in Keys
        from name in Names
        from role in Gen.Elements(Enum.GetValues<Role>().Where(r => r != Role.Guest).ToArray()) // a guest stands in no roster
        from unit in Names
        from certificate in Gen.OneOf(Gen.Constant<Certificate?>(null), Certificates.Select(Certificate? (held) => held))
        from areas in Gen.SubListOf("东沟村", "=西坡村", "中心 社区")
        from all in Gen.Elements(true, false)
        from hours in Gen.Choose(0, 878_400).Zip(Gen.Choose(2020, 2026)).ListOf()
        select new Person(
            userId, name, role, unit, role is Role.Auxiliary or Role.Village ? null : certificate, all ? [] : [.. areas], all,
            hours.DistinctBy(entry => entry.Item2).ToDictionary(entry => entry.Item2, entry => entry.Item1 / 100m));

    private static readonly Gen<string?> Words = Gen.OneOf(Gen.Constant<string?>(null), Names.Select(string? (name) => name));

    private static readonly Gen<Target> Targets =
        from id in Keys
        from name in Names
        from kind in Gen.Elements(Enum.GetValues<TargetKind>())
        from words in Words.Four()
        from risk in Gen.Elements(null, "high", "medium", "low", "key")
        from code in Gen.Elements(null, "91140403MAAY4CL12P", "12140403MBGFWAPE9W")
        from place in ArbMap.Default.GeneratorFor<NormalFloat>().Two()
        from isPlaced in Gen.Elements(true, false)
        from contact in Gen.OneOf(Gen.Constant<string?>(null), Keys.Select(string? (key) => key))
        from phone in Gen.Elements(null, "03551234567", "+86 355-1234567", "0355-1234567转8")
        select new Target(
            id, name, kind, words.Item1, risk, words.Item2, code,
            isPlaced ? Math.IEEERemainder(place.Item1.Get, 180) : null,
            isPlaced ? Math.IEEERemainder(place.Item2.Get, 360) : null,
            contact, words.Item3, phone);

    [Fact]
    public void P01_P02_a_roster_comes_back_equal() =>
        Prop.ForAll(People.NonEmptyListOf().Zip(Languages).ToArbitrary(), sample =>
            {
                Person[] people = [.. sample.Item1
                    .DistinctBy(person => person.UserId.ToUpperInvariant())
                    .DistinctBy(person => person.Certificate?.Number.ToUpperInvariant() ?? person.UserId + "*")];
                SheetReading<Person> back = RosterSheet.Read(Files.Read(Files.Written(RosterSheet.Write(people, sample.Item2))));
                Assert.Empty(back.Errors);
                Assert.Equal(people, back.Rows);
            })
            .Check(Seeded);

    [Fact]
    public void T01_a_register_comes_back_equal() =>
        Prop.ForAll(Targets.NonEmptyListOf().Zip(Languages).ToArbitrary(), sample =>
            {
                Target[] targets = [.. sample.Item1.DistinctBy(target => target.Id.ToUpperInvariant())];
                SheetReading<Target> back = TargetSheet.Read(Files.Read(Files.Written(TargetSheet.Write(targets, sample.Item2))));
                Assert.Empty(back.Errors);
                Assert.Equal(targets, back.Rows);
            })
            .Check(Seeded);

    [Theory]
    [InlineData(SheetLanguage.Chinese)]
    [InlineData(SheetLanguage.English)]
    public void P01_T01_the_demonstration_tables_come_back_equal_through_a_file(SheetLanguage language)
    {
        IReadOnlyList<Person> people = RosterSheet.Read(SheetFile.Read(Files.Demo("roster.csv"))).Rows;
        IReadOnlyList<Target> targets = TargetSheet.Read(SheetFile.Read(Files.Demo("targets.csv"))).Rows;
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".xlsx");
        try
        {
            using (FileStream file = File.Create(path))
            {
                SheetFile.WriteXlsx(file, RosterSheet.Write(people, language), TargetSheet.Write(targets, language));
            }

            Assert.Equal(people, RosterSheet.Read(SheetFile.Read(path)).Rows);
            string second = language == SheetLanguage.Chinese ? "检查对象" : "targets";
            Assert.Equal(targets, TargetSheet.Read(SheetFile.Read(path, second)).Rows);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
