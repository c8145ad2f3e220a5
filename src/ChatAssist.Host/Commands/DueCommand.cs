using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatAssist.Calendar;
using ChatAssist.Content;
using ChatAssist.Deadlines;
using ChatAssist.Host.Libraries;

namespace ChatAssist.Host.Commands;

/// <summary>
/// chatassist due: until when must a clue be verified (K-03), or its verification have started (K-04)? Printed in the
/// team's time zone; ISO 8601 writes the end of 28 September at 24:00 as 2026-09-29T00:00:00+08:00.
/// </summary>
internal static class DueCommand
{
    private static readonly Dictionary<string, string> Clues = new()
    {
        ["general"] = DeadlineNames.ComplaintGeneral,
        ["complex"] = DeadlineNames.ComplaintComplex,
    };

    private static readonly Option<string> Received = new("--received")
    {
        Description = "The instant of receipt, with its offset: 2026-09-23T16:10+08:00.",
        Required = true,
    };

    private static readonly Option<string> Clue = new("--clue")
    {
        Description = "general (verified within hours) or complex (started within working days).",
        Required = true,
    };

    private static readonly Option<bool> AsJson = new("--json")
    {
        Description = "Prints due, provisional (a year without a notice of holidays: weekends alone were taken as off), "
            + "the days skipped and why, the rule and its source.",
    };

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build()
    {
        var command = new Command(
            "due", "Prints when a complaint's deadline is over; a day that ends at 24:00 is printed as the next day's 00:00.")
        {
            Received, Clue, AsJson,
        };
        command.SetAction((parsed, _) => Common.RunAsync(() => Task.FromResult(Run(parsed))));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string clue = parsed.GetValue(Clue)!;
        string rule = Clues.GetValueOrDefault(clue)
            ?? throw new FormatException($"--clue '{clue}' is unknown; known: {string.Join(", ", Clues.Keys)}");
        DateTimeOffset received = Instant(parsed.GetValue(Received)!);
        Library library = ContentReading.Read(Common.Settings(parsed).Folders, new Register([], []));
        DateOnly day = library.Rules.DayOf(received);
        Dated<Period> edition = library.Deadlines.Period(rule, day)
            ?? throw new FormatException($"no edition of '{rule}' in config/deadlines.yaml holds on {day:yyyy-MM-dd}");
        Due due = library.DueOf(rule, received)!;
        Console.WriteLine(parsed.GetValue(AsJson) ? ToJson(due, rule, edition.Source, library) : Iso(due.At));
        if (due.Provisional)
        {
            Console.Error.WriteLine(
                $"provisional: there is no notice of holidays for {string.Join(", ", due.YearsWithoutNotice)} in config/calendar/; "
                + "weekends alone were taken as off");
        }

        return 0;
    }

    private static string ToJson(Due due, string rule, string source, Library library) => JsonSerializer.Serialize(
        new
        {
            due = Iso(due.At),
            provisional = due.Provisional,
            skipped = due.Skipped.Select(d => new { date = $"{d.Day:yyyy-MM-dd}", why = library.Texts.Why(d) }),
            rule,
            source,
        },
        Json);

    private static string Iso(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">No instant, or without an offset: the machine's own must not decide about a deadline.</exception>
    private static DateTimeOffset Instant(string text)
    {
        string[] formats =
        [
            .. from time in (string[])["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"]
               from offset in (string[])["zzz", "'Z'"]
               select $"yyyy-MM-dd'T'{time}{offset}",
        ];
        if (!DateTimeOffset.TryParseExact(
            text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant))
        {
            throw new FormatException($"--received '{text}' is no instant with an offset; it is written as 2026-09-23T16:10+08:00");
        }

        return instant.Year is >= 1900 and < 2200
            ? instant
            : throw new FormatException($"--received '{text}' is not between the years 1900 and 2199");
    }
}
