using ChatAssist.Chat;
using ChatAssist.Findings;
using ChatAssist.Host.Storage;
using ChatAssist.People;
using ChatAssist.Questions;
using Xunit;

namespace ChatAssist.Tests.Questions;

/// <summary>P-07: what was done in time is counted to the end of the last day by the team's clock, on either database.</summary>
[Trait("Requirement", "P-07")]
public sealed class OnTimeTests
{
    private static readonly DateOnly Due = new(2026, 10, 10);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_last_day_ends_at_the_teams_midnight(bool postgres)
    {
        using Store store = postgres ? await Store.OnPostgresWithDemoRegisterAsync() : await Store.WithDemoRegisterAsync();
        await using var ledger = new LedgerContext(store.Settings.Database.Build());
        DateTimeOffset end = QuestionLibrary.Demo.Rules.EndOf(Due), last = end.AddMilliseconds(-1);
        ledger.Add(Finding(1, "西坡村", FindingState.StruckOff, closedAt: last));
        ledger.Add(Finding(2, "西坡村", FindingState.StruckOff, closedAt: end));
        ledger.Add(Finding(3, "西坡村", FindingState.Rectified));
        ledger.Add(Report(3, last));
        ledger.Add(Finding(4, "西坡村", FindingState.Rectified));
        ledger.Add(Report(4, end));
        ledger.Add(Finding(5, "东沟村", FindingState.StruckOff, closedAt: end.AddDays(3)));
        ledger.Add(Look(5, ReinspectionOutcome.Passed, last));
        ledger.Add(Finding(6, "东沟村", FindingState.StruckOff, closedAt: last));
        ledger.Add(Look(6, ReinspectionOutcome.Failed, last));
        ledger.Add(Finding(7, "东沟村", FindingState.Open));
        await ledger.SaveChangesAsync();
        ledger.ChangeTracker.Clear();

        Assert.Contains("到期7个，按时整改到位3个", (await AskAsync(ledger, "按时整改率多少"))[0].Plain, StringComparison.Ordinal);
        var chart = (ChartBody)(await AskAsync(ledger, "各村按期整改率"))[1];
        Assert.Equal([("西坡村", 50.0), ("东沟村", 100.0 / 3)], chart.Points.Select(p => (p.Label, p.Value)));
    }

    private static FindingRow Finding(int n, string village, FindingState state, DateTimeOffset? closedAt = null) => new()
    {
        Number = $"F-2026-{n:0000}",
        Inspection = "I-2026-0001",
        Checklist = "fire",
        Item = "1",
        Domain = "fire",
        TargetId = "E-02",
        TargetName = "宏达砖厂",
        Village = village,
        Words = "灭火器过期",
        Inspector = "insp01",
        State = state,
        FoundAt = QuestionCases.At.AddDays(-60),
        DueOn = Due,
        ClosedAt = closedAt,
    };

    private static RectificationReportRow Report(int n, DateTimeOffset at) => new() { Finding = $"F-2026-{n:0000}", Place = 1, By = "vil02", At = at };

    private static ReinspectionRow Look(int n, ReinspectionOutcome outcome, DateTimeOffset at) =>
        new() { Finding = $"F-2026-{n:0000}", Round = 1, Outcome = outcome, By = "insp01", With = "insp02", At = at };

    private static async Task<IReadOnlyList<ReplyBody>> AskAsync(LedgerContext ledger, string text)
    {
        Person asker = QuestionLibrary.Demo.Register.People["sup01"];
        var message = new InboundMessage { Key = "test", From = asker.UserId, Kind = MessageKind.Text, Text = text, SentAt = QuestionCases.At };
        var context = new TurnContext(Conversation.New(asker.UserId), message, asker, QuestionCases.At, ledger, QuestionLibrary.Demo);
        Understanding meaning = QuestionGrammar.Understand(text, asker, QuestionCases.At, QuestionLibrary.Demo);
        return [.. (await new QuestionDialog().AnswerAsync(context, meaning, CancellationToken.None)).Replies.Select(r => r.Body)];
    }
}
