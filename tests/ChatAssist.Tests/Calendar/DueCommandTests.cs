using System.Text.Json;
using Xunit;

namespace ChatAssist.Tests.Calendar;

/// <summary>The program as a person runs it: `chatassist due`, on machines in any time zone.</summary>
public sealed class DueCommandTests
{
    [Theory]
    [InlineData("Asia/Shanghai")]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("America/Los_Angeles")]
    public async Task K_04_the_machines_time_zone_changes_nothing(string zone)
    {
        var (code, output, error) = await RunAsync(zone, "--received", "2026-09-23T16:10+08:00", "--clue", "complex", "--json");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            """
            {"due":"2026-09-30T00:00:00+08:00","provisional":false,"skipped":[{"date":"2026-09-25","why":"中秋节"},{"date":"2026-09-26","why":"中秋节"},{"date":"2026-09-27","why":"中秋节"}],"rule":"complaint-complex","source":"S3/五/(二)/3"}
            """,
            output.TrimEnd());
    }

    [Fact]
    public async Task K_03_a_general_clue_prints_the_instant_alone() => Assert.Equal(
        (0, "2026-09-24T16:10:00+08:00\n", ""),
        await RunAsync("UTC", "--received", "2026-09-23T08:10Z", "--clue", "general"));

    [Fact]
    public async Task K_04_provisional_is_said_beside_the_answer()
    {
        string[] arguments = ["--received", "2026-12-30T09:00:00+08:00", "--clue", "complex"];
        var (code, output, error) = await RunAsync("UTC", arguments);
        Assert.Equal((0, "2027-01-05T00:00:00+08:00\n"), (code, output));
        Assert.StartsWith("provisional: there is no notice of holidays for 2027", error, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse((await RunAsync("UTC", [.. arguments, "--json"])).Output);
        Assert.True(json.RootElement.GetProperty("provisional").GetBoolean());
    }

    [Theory]
    [InlineData("--received 'yesterday' is no instant with an offset", "--received", "yesterday", "--clue", "general")]
    [InlineData("--received '2026-09-23T16:10' is no instant with an offset", "--received", "2026-09-23T16:10", "--clue", "general")]
    [InlineData("--received '2026-02-29T16:10+08:00' is no instant", "--received", "2026-02-29T16:10+08:00", "--clue", "general")]
    [InlineData("--received '9999-12-31T16:10+08:00' is not between", "--received", "9999-12-31T16:10+08:00", "--clue", "complex")]
    [InlineData("--clue 'odd' is unknown; known: general, complex", "--received", "2026-09-23T16:10+08:00", "--clue", "odd")]
    [InlineData("Option '--received' is required.", "--clue", "general")]
    public async Task W_04_bad_input_is_told_and_ends_with_1(string expected, params string[] arguments)
    {
        var (code, _, error) = await RunAsync("UTC", arguments);
        Assert.Equal(1, code);
        Assert.StartsWith(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task W_04_K_04_config_decides_when_the_day_ends_and_its_mistakes_are_told()
    {
        string folder = Directory.CreateTempSubdirectory("chatassist-due-").FullName;
        try
        {
            string config = Path.Combine(folder, "config");
            Copy(Home.Of("config"), config);
            string deadlines = Path.Combine(config, "deadlines.yaml"), year = Path.Combine(config, "calendar", "2026.yaml");
            string[] arguments = ["--received", "2026-09-23T16:10+08:00", "--clue", "complex", "--config", config];
            await File.WriteAllTextAsync(deadlines, (await File.ReadAllTextAsync(deadlines)).Replace("ends: \"24:00\"", "ends: close-of-business", StringComparison.Ordinal));
            Assert.Equal("2026-09-29T17:30:00+08:00\n", (await RunAsync("UTC", arguments)).Output);
            await File.WriteAllTextAsync(year, (await File.ReadAllTextAsync(year)).Replace("2026-10-10]", "2026-10-09]", StringComparison.Ordinal));
            var (code, output, error) = await RunAsync("UTC", arguments);
            Assert.Equal((1, ""), (code, output));
            Assert.Contains("2026.yaml:34: 2026-10-09 is a Friday", error, StringComparison.Ordinal);
            File.Delete(year);
            Assert.StartsWith("provisional: there is no notice of holidays for 2026", (await RunAsync("UTC", arguments)).Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (string folder in Directory.EnumerateDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }

    private static Task<(int Code, string Output, string Error)> RunAsync(string zone, params string[] arguments) =>
        Cli.RunInAsync(zone, ["due", .. arguments]);
}
