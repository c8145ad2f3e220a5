using ChatAssist.Calendar;
using ChatAssist.Content;
using Xunit;

namespace ChatAssist.Tests.Calendar;

[Trait("Requirement", "W-04")]
public sealed class CalendarYearReaderTests
{
    private const string Good = """
        year: 2026
        source: a notice
        holidays:
          - name: 中秋节
            from: 2026-09-25
            to: 2026-09-27
          - name: 国庆节
            from: 2026-10-01
            to: 2026-10-07
            make-up: [2026-09-20, 2026-10-10]
        """;

    [Fact]
    public void W_04_a_good_year_is_read()
    {
        var errors = new ContentErrors();
        CalendarYear year = CalendarYearReader.Read("calendar/2026.yaml", Good, errors)!;
        Assert.Empty(errors.All);
        Assert.Equal((2026, "a notice", 2), (year.Year, year.Source, year.Holidays.Count));
        Assert.Equal([new(2026, 9, 20), new(2026, 10, 10)], year.Holidays[1].MakeUp);
    }

    [Theory]
    [InlineData("from: 2026-10-01", "from: 2025-10-01", "2026.yaml:8: 2025-10-01 is not in 2026; it belongs in 2025.yaml")]
    [InlineData("2026-10-10]", "2027-01-02]", "2026.yaml:10: 2027-01-02 is not in 2026; it belongs in 2027.yaml")]
    [InlineData("from: 2026-10-01", "from: 2026-09-27", "2026.yaml:8: 2026-09-27 stands in line 5 already")]
    [InlineData("2026-10-10]", "2026-09-20]", "2026.yaml:10: 2026-09-20 stands in line 10 already")]
    [InlineData("2026-10-10]", "2026-09-27]", "2026.yaml:10: 2026-09-27 stands in line 5 already")]
    [InlineData("2026-10-10]", "2026-10-03]", "2026.yaml:8: 2026-10-03 stands in line 10 already")]
    [InlineData("2026-10-10]", "2026-10-09]", "2026.yaml:10: 2026-10-09 is a Friday: only a Saturday or Sunday can be a make-up workday")]
    [InlineData("to: 2026-10-07", "to: 2026-09-30", "2026.yaml:9: the last day off, 2026-09-30, is before the first, 2026-10-01")]
    [InlineData("to: 2026-10-07", "to: 2026-12-07", "2026.yaml:9: 68 days off in a row; at most 31")]
    [InlineData("to: 2026-10-07", "till: 2026-10-07", "2026.yaml:9: unknown key 'till'; known: name, from, to, make-up")]
    [InlineData("to: 2026-10-07", "to: 2026-10-32", "2026.yaml:9: '2026-10-32' is not a day; a day is written as 2026-10-01")]
    [InlineData("to: 2026-10-07", "to: 10月7日", "2026.yaml:9: '10月7日' is not a day; a day is written as 2026-10-01")]
    [InlineData("name: 国庆节", "name: ''", "2026.yaml:7: 'name' is empty")]
    [InlineData("name: 国庆节", "make-up: []", "2026.yaml:10: key 'make-up' stands twice")]
    [InlineData("    to: 2026-10-07\n", "", "2026.yaml:7: 'to' is missing")]
    [InlineData("year: 2026", "year: 2027", "2026.yaml:1: the year 2027 belongs in 2027.yaml")]
    [InlineData("year: 2026", "year: next", "2026.yaml:1: 'year' must be a whole number from 1950 to 2199")]
    [InlineData("year: 2026", "years: 2026", "2026.yaml:1: 'year' is missing")]
    [InlineData("source: a notice", "sauce: a notice", "2026.yaml:2: unknown key 'sauce'; known: year, source, holidays")]
    public void W_04_each_mistake_is_named_with_file_and_line(string good, string bad, string expected) =>
        Assert.Contains(expected, Errors(Good.Replace(good, bad, StringComparison.Ordinal)));

    [Theory]
    [InlineData("year: 2026\nsource: x\nholidays: []", "2026.yaml:3: no holidays: a year whose notice is not out yet has no file")]
    [InlineData("year: 2026\nsource: x", "2026.yaml:1: 'holidays' is missing")]
    [InlineData("year: 2026\nsource: x\nholidays: none", "2026.yaml:3: expected key: value entries")]
    [InlineData("year: 2026\nsource: x\nholidays:\n  - 国庆节", "2026.yaml:4: expected key: value entries")]
    [InlineData("", "2026.yaml:1: expected one mapping (key: value …)")]
    [InlineData("- 1", "2026.yaml:1: expected one mapping (key: value …)")]
    public void W_04_a_file_that_is_no_year_is_named(string yaml, string expected) => Assert.Contains(expected, Errors(yaml));

    [Fact]
    public void W_04_one_wrong_day_is_one_mistake() =>
        Assert.Single(Errors(Good.Replace("from: 2026-10-01", "from: 2026-09-27", StringComparison.Ordinal)));

    private static IEnumerable<string> Errors(string yaml)
    {
        var errors = new ContentErrors();
        CalendarYearReader.Read("2026.yaml", yaml, errors);
        return errors.All.Select(e => e.ToString());
    }
}
