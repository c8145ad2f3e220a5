using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Texts;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Complaints;

/// <summary>The sender's own reports, found by the mark alone: what became of them, and what may still be changed.</summary>
internal static class OwnReports
{
    private const int MostShown = 8;

    /// <summary>Without a number the last report is meant only while it is fresh.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(7);

    /// <summary>"What happened to mine?"</summary>
    public static async Task<Turn> ListAsync(TurnContext c, CancellationToken cancellationToken)
    {
        var mine = await Of(c).OrderByDescending(x => x.ReceivedAt).ThenByDescending(x => x.Number).Take(MostShown).ToListAsync(cancellationToken);
        return c.Stay(mine.Count == 0
            ? c.Say(ComplaintTexts.NoneOfMine)
            : c.Say(ComplaintTexts.Mine, string.Join('\n', mine.Select(x => c.Say(
                ComplaintTexts.MineLine, x.Number, Text.Shorten(x.Words, 30), c.Say(ComplaintTexts.State(x.State)))))));
    }

    /// <summary>The own report of this number, or with "" the last one; null where there is none.</summary>
    public static Task<ComplaintRow?> LastAsync(TurnContext c, string number, CancellationToken cancellationToken)
    {
        DateTimeOffset since = c.Now - Fresh;
        return Of(c).Where(x => number.Length == 0 ? x.ReceivedAt >= since : x.Number == number)
            .OrderByDescending(x => x.ReceivedAt).ThenByDescending(x => x.Number).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Changes what the reporter may still change: the own report, until it has been checked. Who checks it is told.</summary>
    public static async Task<Turn> CorrectAsync(
        TurnContext c, string number, Func<ComplaintCorrected, ComplaintCorrected> change, CancellationToken cancellationToken)
    {
        if (await Of(c).FirstOrDefaultAsync(x => x.Number == number, cancellationToken) is not { } row)
        {
            return c.End(c.Say(ComplaintTexts.NoSuch, number));
        }

        ComplaintCorrected fact = change(new ComplaintCorrected(number, row.Version, null, null, null, null, null, null));
        if (row.State > ComplaintState.Verifying && fact.Anonymous is null)
        {
            return c.End(c.Say(ComplaintTexts.TooLateToChange, number));
        }

        string Changed(TextKey key) => c.Say(
            key, number, ComplaintSaying.Domain(c.Library, fact.Domain ?? row.Domain), ComplaintSaying.Place(c, fact.Place ?? row.Place, fact.Village ?? row.Village));
        string said = fact.Anonymous is { } anonymous ? c.Say(anonymous ? ComplaintTexts.NowAnonymous : ComplaintTexts.NowNamed, number)
            : fact.MoreWords is not null ? c.Say(ComplaintTexts.WordsAdded, number)
            : Changed(ComplaintTexts.Changed);
        var replies = new List<Reply> { c.Reply(said) };
        if (row.Handler.Length > 0 && fact.Anonymous is null)
        {
            replies.Add(new Reply(
                row.Handler, new TextBody(fact.MoreWords is { } more ? c.Say(ComplaintTexts.MoreForHandler, number, more) : Changed(ComplaintTexts.ChangedForHandler))));
        }

        return new Turn(Position.At("report", new ReportDialog.State(number, "", [])), replies, [fact]);
    }

    private static IQueryable<ComplaintRow> Of(TurnContext c) =>
        c.Ledger.Complaints.Where(x => c.Ledger.Reporters.Any(r => r.Complaint == x.Number && r.Mark == c.SenderMark));
}
