using ChatAssist.Chat;
using ChatAssist.Deadlines;
using ChatAssist.Desk;
using ChatAssist.Ledger;
using ChatAssist.Texts;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Complaints;

/// <summary>
/// Chases whoever has to act next on a complaint (K-05): two warnings, the end, the leader, the supervisor. A step of a
/// clock that was set anew, or of something that is done, says nothing.
/// </summary>
public sealed class ComplaintDeadlineRule : IDeadlineRule
{
    /// <summary>Later than this it is said that it comes late.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    public string Kind => ComplaintClock.Kind;

    public async Task<Turn> ComeAsync(DeadlineContext context, CancellationToken cancellationToken)
    {
        DeadlineRow deadline = context.Deadline;
        ComplaintRow? row = await context.Ledger.OneAsync<ComplaintRow>(nameof(ComplaintRow.Number), deadline.Subject, cancellationToken);
        if (row is null || deadline.Id != $"{row.Number}/{row.Clock}/{deadline.Step}" || !Runs(row, deadline.Step))
        {
            return new Turn(Position.Idle, [], []);
        }

        // Found after a standstill: a warning ahead of an end that has come already warns of nothing.
        bool ahead = deadline.Step is ComplaintClock.FirstWarning or ComplaintClock.SecondWarning;
        if (ahead && row.DueAt <= context.Now)
        {
            return new Turn(Position.Idle, [], []);
        }

        TextBook texts = context.Library.Texts;
        string words = ComplaintSaying.Short(row);
        string what = texts[row.Clue == Clue.Complex ? ComplaintTexts.ToStart : ComplaintTexts.ToVerify];
        string handler = row.Handler.Length == 0 ? texts[ComplaintTexts.Nobody] : context.Library.Register.NameOf(row.Handler);
        IReadOnlyList<string> leaders = ComplaintPeople.Leaders(context.Library.Register);
        IReadOnlyList<string> inCharge = row.Handler.Length == 0 ? leaders : [row.Handler];
        TimeSpan left = row.DueAt - context.Now;
        var (people, said) = deadline.Step switch
        {
            ComplaintTransferred.FollowUp => (inCharge, texts[ComplaintTexts.AskAnswer, row.Number, row.Office]),
            ComplaintTransferred.FollowUpAgain => (
                [.. leaders.Union(ComplaintPeople.Supervisors(context.Library.Register))],
                texts[ComplaintTexts.NoAnswerYet, row.Number, words, row.Office, (int)(context.Now - row.DueAt).TotalDays + context.Library.Rules.TransferFollowUpDays[0]]),
            ComplaintClock.Due when row.Handler.Length == 0 => ([], ""), // the leader's own step says it
            ComplaintClock.Due => (inCharge, texts[ComplaintTexts.IsDue, row.Number, words, what]),
            ComplaintClock.Leader => (leaders, texts[ComplaintTexts.ToLeader, row.Number, words, handler, what]),
            ComplaintClock.Supervisor => (
                ComplaintPeople.Supervisors(context.Library.Register),
                texts[ComplaintTexts.ToSupervisor, row.Number, words, handler, what, When(context, row.DueAt)]),
            _ => (
                inCharge,
                texts[ComplaintTexts.WarnAhead, row.Number, words, texts[ComplaintTexts.Left, (int)left.TotalHours, left.Minutes], what]),
        };
        if (context.Now - deadline.DueAt > Late)
        {
            said = texts[ComplaintTexts.LateWord, said];
        }

        return new Turn(Position.Idle, [.. people.Select(id => new Reply(id, new TextBody(said)))], []);
    }

    /// <summary>A general clue's clock runs until it is verified, a complex one's until its verification has begun.</summary>
    public static bool Runs(ComplaintRow row, string step) => step is ComplaintTransferred.FollowUp or ComplaintTransferred.FollowUpAgain
        ? row.State == ComplaintState.Transferred
        : row.State is not (ComplaintState.Transferred or ComplaintState.Merged)
            && row.VerifiedAt is null
            && !(row.Clue == Clue.Complex && row.StartedAt is not null);

    private static string When(DeadlineContext context, DateTimeOffset at)
    {
        DateTimeOffset local = context.Library.Rules.Local(at);
        return context.Library.Texts[DeskTexts.DayTime, local.Month, local.Day, local.ToString("HH:mm")];
    }
}
