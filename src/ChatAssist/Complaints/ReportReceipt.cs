using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.People;
using ChatAssist.Targets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Complaints;

/// <summary>A report is received: number, clock, reporter and everything that came before are one turn, and its receipt is a card.</summary>
internal static class ReportReceipt
{
    private const int MostShown = 100;
    private const int MostCandidates = 2;

    public static async Task<Turn> ReceiveAsync(
        TurnContext c, string said, IReadOnlyList<ReportDialog.EarlyFile> files, bool anonymous, CancellationToken cancellationToken)
    {
        var (words, wished) = ReportReading.WithoutWish(c.Library, said);
        NewNumber number = c.NewNumber("C");
        Source source = c.Sender.Role == Role.Village ? Source.Village : Source.Inspector;
        ComplaintReceived received = NewComplaint.Fact(
            c.Library, number.Token, source, words, c.Message.SentAt, c.Now, anonymous || wished, village: OwnVillage(c));
        var facts = new List<Fact> { received };
        facts.AddRange(files.Select(f => ReporterEvidence.Of(f.Key, number.Token, f.Kind, f.MediaId)));
        var replies = new List<Reply> { Card(c, received, files.Count) };
        replies.AddRange(await TellLeadersAsync(c, received, cancellationToken));
        return new Turn(Position.At("report", new ReportDialog.State(number.Token, "", [])), replies, facts)
        {
            NewNumbers = [number],
            Reporters = [new NewReporter(number.Token, new Reporter(c.Sender.UserId, null, null))],
        };
    }

    /// <summary>Two problems in one report become two, each with its number and its clock from the same receipt.</summary>
    public static async Task<Turn> SplitAsync(TurnContext c, string number, CancellationToken cancellationToken)
    {
        ComplaintRow? row = await OwnReports.LastAsync(c, number, cancellationToken);
        if (row is null)
        {
            return c.End(c.Say(ComplaintTexts.NoSuch, number));
        }

        if (row.State > ComplaintState.Assigned || ReportReading.Parts(c.Library, row.Words) is not { } parts)
        {
            return c.Stay(c.Say(ComplaintTexts.CannotSplit, number));
        }

        ComplaintReceived first = NewComplaint.Fact(c.Library, number, row.Source, parts.First, row.ReceivedAt, c.Now, row.Anonymous, village: OwnVillage(c));
        NewNumber other = c.NewNumber("C");
        ComplaintReceived second = NewComplaint.Fact(c.Library, other.Token, row.Source, parts.Second, row.ReceivedAt, c.Now, row.Anonymous, village: OwnVillage(c));
        var corrected = new ComplaintCorrected(number, row.Version, first.Domain, first.Place, first.TargetId, first.Village, null, null) { Words = parts.First };
        IEnumerable<string> told = row.Handler.Length > 0 ? [row.Handler] : ComplaintPeople.Leaders(c.Library.Register);
        var replies = new List<Reply> { c.Reply(c.Say(ComplaintTexts.Split, number, parts.First)), Card(c, second, 0) };
        replies.AddRange(told.Where(id => id != c.Sender.UserId).Select(id => new Reply(id, new TextBody(c.Say(ComplaintTexts.Split, number, parts.First)))));
        replies.AddRange(await TellLeadersAsync(c, second, cancellationToken));
        return new Turn(Position.At("report", new ReportDialog.State(other.Token, "", [])), replies, [corrected, second])
        {
            NewNumbers = [other],
            Reporters = [new NewReporter(other.Token, new Reporter(c.Sender.UserId, null, null))],
        };
    }

    private static Reply Card(TurnContext c, ComplaintReceived fact, int files)
    {
        string number = fact.Number;
        string text = c.Say(
            ComplaintTexts.ReceiptOf, Text.Shorten(fact.Words, MostShown), ComplaintSaying.Domain(c.Library, fact.Domain),
            ComplaintSaying.Place(c.Library, fact.Place, fact.Village), files);
        var choices = new List<Choice>
        {
            new($"report/{number}/fine", c.Say(ComplaintTexts.Fine), Weight.Main),
            new($"report/{number}/domain", c.Say(ComplaintTexts.ChangeDomain)),
            new($"report/{number}/place", c.Say(ComplaintTexts.ChangePlace)),
        };
        if (!fact.Anonymous)
        {
            choices.Add(new($"report/{number}/anonymous", c.Say(ComplaintTexts.StayAnonymous)));
        }

        choices.AddRange(fact.TargetId.Length > 0
            ? []
            : Candidates(c, fact).Select(t => new Choice($"report/{number}/target/{t.Id}", c.Say(ComplaintTexts.AtTarget, t.Name))));
        if (choices.Count < CardBody.MostButtons && ReportReading.Parts(c.Library, fact.Words) is not null)
        {
            choices.Add(new($"report/{number}/split", c.Say(ComplaintTexts.SplitIt)));
        }

        return c.Ask(
            c.Say(ComplaintTexts.Receipt, number), fact.Anonymous ? $"{text}\n{c.Say(ComplaintTexts.ReceiptAnonymous)}" : text, choices);
    }

    /// <summary>Places that may be meant though their names were not said in full: 兴旺, or the filling station of the own village.</summary>
    private static IEnumerable<Target> Candidates(TurnContext c, ComplaintReceived fact) => c.Library.Register.Targets.Values
        .Where(t => t.Kind is not (TargetKind.Village or TargetKind.Community or TargetKind.Street) && t.Name.Length >= 4)
        .Select(t => (Target: t, Near: t.Village == fact.Village, Begins: fact.Words.Contains(t.Name[..2], StringComparison.Ordinal), Ends: fact.Words.Contains(t.Name[^2..], StringComparison.Ordinal)))
        .Where(x => x.Begins || (x.Ends && x.Near))
        .OrderByDescending(x => (x.Begins ? 2 : 0) + (x.Ends ? 2 : 0) + (x.Near ? 1 : 0)).ThenBy(x => x.Target.Id, StringComparer.Ordinal)
        .Select(x => x.Target).Take(MostCandidates);

    private static string OwnVillage(TurnContext c) => c.Sender is { Role: Role.Village, Areas: [var only] } ? only : "";

    private static async Task<IEnumerable<Reply>> TellLeadersAsync(TurnContext c, ComplaintReceived fact, CancellationToken cancellationToken) =>
        (await NewComplaint.TellLeadersAsync(c.Library, c.Ledger, fact, c.Now, cancellationToken)).Where(r => r.To != c.Sender.UserId);
}
