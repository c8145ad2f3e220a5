using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Desk;
using ChatAssist.Ledger;
using ChatAssist.People;
using ChatAssist.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Complaints;

/// <summary>A complaint in words, for whom it may be said to.</summary>
internal static class ComplaintSaying
{
    public const int MostWords = 60;

    public static string Domain(Library library, string domain) => library.NameOfDomain(domain);

    public static string Place(TurnContext c, string place, string village) => Place(c.Library, place, village);

    public static string Place(Library library, string place, string village) =>
        place.Length == 0 && village.Length == 0 ? library.Texts[ComplaintTexts.NoPlace]
        : place.Length == 0 ? village
        : village.Length == 0 || place.Contains(village, StringComparison.Ordinal) ? place
        : library.Texts[ComplaintTexts.InVillage, place, village];

    public static string Clue(TurnContext c, Clue clue) => c.Say(clue switch
    {
        Complaints.Clue.General => ComplaintTexts.General,
        Complaints.Clue.Complex => ComplaintTexts.Complex,
        _ => ComplaintTexts.Unsorted,
    });

    /// <summary>Until when what must be done.</summary>
    public static string Due(TurnContext c, Clue clue, DateTimeOffset at, bool provisional) => Due(c.Library, clue, at, provisional);

    public static string Due(Library library, Clue clue, DateTimeOffset at, bool provisional)
    {
        // The end of a day is said as that day's 24:00.
        DateTimeOffset local = library.Rules.Local(at);
        string when = local.TimeOfDay == TimeSpan.Zero
            ? library.Texts[DeskTexts.DayTime, local.AddDays(-1).Month, local.AddDays(-1).Day, "24:00"]
            : library.Texts[DeskTexts.DayTime, local.Month, local.Day, local.ToString("HH:mm")];
        string said = library.Texts[clue == Complaints.Clue.Complex ? ComplaintTexts.DueStart : ComplaintTexts.DueVerify, when];
        return provisional ? said + library.Texts[ComplaintTexts.Provisional] : said;
    }

    public static string Short(ComplaintRow row) => Text.Shorten(row.Words, MostWords);

    /// <summary>One complaint by its number; who reported it never stands there.</summary>
    public static async Task<Turn> RecordAsync(TurnContext c, string number, CancellationToken cancellationToken)
    {
        ComplaintRow? row = await c.Ledger.OneAsync<ComplaintRow>(nameof(ComplaintRow.Number), number, cancellationToken);
        bool own = row is not null && await c.Ledger.Reporters.AnyAsync(r => r.Complaint == number && r.Mark == c.SenderMark, cancellationToken);
        if (row is null || (!own && row.Handler != c.Sender.UserId
            && (c.Sender.Role == Role.Auxiliary || (Status.Scope.IsBound(c.Sender) && !c.Sender.Areas.Contains(row.Village)))))
        {
            return c.Stay(c.Say(ComplaintTexts.NoSuch, number));
        }

        var lines = new List<string>
        {
            c.Say(
                ComplaintTexts.Record, number, c.Say(ComplaintTexts.State(row.State)), row.Words, Domain(c.Library, row.Domain),
                Place(c, row.Place, row.Village), c.Say(ComplaintTexts.From(row.Source)), c.Say(row.ReceivedAt), Clue(c, row.Clue),
                row.State == ComplaintState.Transferred
                    ? c.Say(ComplaintTexts.AskedAgain, c.Say(row.DueAt))
                    : Due(c, row.Clue, row.DueAt, row.DueProvisional),
                row.Handler.Length == 0 ? c.Say(ComplaintTexts.Nobody) : c.Library.Register.NameOf(row.Handler)),
        };
        if (row.Substantiated is { } so)
        {
            lines.Add(c.Say(
                ComplaintTexts.RecordVerified, c.Say(so ? ComplaintTexts.Substantiated : ComplaintTexts.Unsubstantiated), row.Verified));
        }

        if (row.Handled.Length > 0)
        {
            lines.Add(c.Say(ComplaintTexts.RecordHandled, row.Handled));
        }

        if (row.Office.Length > 0)
        {
            lines.Add(c.Say(ComplaintTexts.RecordOffice, row.Office));
        }

        if (row.Feedback.Length > 0)
        {
            lines.Add(c.Say(ComplaintTexts.RecordFeedback, row.Feedback));
        }

        if (row.MergedInto.Length > 0)
        {
            lines.Add(c.Say(ComplaintTexts.RecordMerged, row.MergedInto));
        }

        if (row.Inspection.Length > 0)
        {
            lines.Add(c.Say(ComplaintTexts.RecordInspection, row.Inspection));
            var found = await c.Ledger.Findings.Where(f => f.Inspection == row.Inspection).OrderBy(f => f.Number).ToListAsync(cancellationToken);
            lines.AddRange(found.Select(f => c.Say(ComplaintTexts.RecordFinding, f.Number, f.Words)));
        }

        Reply reply = ComplaintCards.Choices(c, row) is { Count: > 0 } choices
            ? c.Ask(lines[0].Split('\n')[0], string.Join('\n', lines)[(lines[0].Split('\n')[0].Length + 1)..], choices)
            : c.Reply(string.Join('\n', lines));
        return new Turn(c.Conversation.Position, [reply], []);
    }
}
