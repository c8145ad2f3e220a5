using System.Diagnostics;
using System.Globalization;
using System.Text;
using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Host.Answers;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using ChatAssist.People;
using ChatAssist.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ChatAssist.Host.Measuring;

/// <summary>
/// Measures how long the usual questions (dialogs/questions/examples.yaml) take from text to reply: understanding, queries
/// and words, with a context of its own for each as in a turn. A workbook that comes with the answer stands in a line of its
/// own; making a picture and sending come on top. Beside the time stands what the process itself worked (cpu, the middle
/// one): the time of a crowded machine is mostly waiting.
/// </summary>
/// <param name="asked">Other questions than the usual ones.</param>
public sealed class QuestionSpeed(IReadOnlyList<HostSettings> stores, int times, IReadOnlyList<string> asked)
{
    private const int WarmUp = 20, MostWorkbooks = 20;

    public async Task<string> TableAsync(CancellationToken ct)
    {
        var opened = new List<Opened>();
        foreach (HostSettings store in stores)
        {
            opened.Add(await OpenAsync(store, ct));
        }

        bool two = opened.Count == 2;
        var page = new StringBuilder();
        page.Append("| question |").AppendJoin("", opened.Select(o => $" {o.Findings:N0} findings: p50 | p99 | cpu |")).AppendLine(two ? " ratio of cpu |" : "");
        page.Append("| --- |").AppendJoin("", opened.Select(_ => " --: | --: | --: |")).AppendLine(two ? " --: |" : "");
        foreach (string question in asked.Count > 0 ? asked : opened[0].Library.UsualQuestions)
        {
            var (answers, workbooks) = await MeasureAsync(question, opened, ct);
            Line(question, answers);
            if (workbooks.All(w => w.Count > 0))
            {
                Line($"{question} (.xlsx)", workbooks);
            }
        }

        return page.ToString();

        void Line(string name, List<Taken>[] took)
        {
            page.Append($"| {name} |").AppendJoin(
                "", took.Select(t => $" {Said(Of(t, 0.5, x => x.Time))} | {Said(Of(t, 0.99, x => x.Time))} | {Said(Of(t, 0.5, x => x.Work))} |"));
            page.AppendLine(two ? string.Create(CultureInfo.InvariantCulture, $" {Of(took[1], 0.5, x => x.Work) / Of(took[0], 0.5, x => x.Work):0.00} |") : "");
        }
    }

    /// <summary>The stores take turns, so that what else the machine does falls on both alike.</summary>
    private async Task<(List<Taken>[] Answers, List<Taken>[] Workbooks)> MeasureAsync(string question, IReadOnlyList<Opened> opened, CancellationToken ct)
    {
        var answers = opened.Select(_ => new List<Taken>(times)).ToArray();
        var workbooks = opened.Select(_ => new List<Taken>(times)).ToArray();
        for (int i = -WarmUp; i < times; i++)
        {
            for (int s = 0; s < opened.Count; s++)
            {
                Turn? turn = null;
                Taken answer = await Taken.ByAsync(async () =>
                {
                    await using LedgerContext ledger = await opened[s].Contexts.CreateDbContextAsync(ct);
                    turn = await AnswerAsync(question, opened[s].Asker, opened[s].Now, ledger, opened[s].Library, ct);
                });
                if (i >= 0)
                {
                    answers[s].Add(answer);
                }

                if (turn!.Replies.Select(r => r.Body).OfType<TableBody>().FirstOrDefault() is { } table && i >= -1 && i < MostWorkbooks)
                {
                    Taken made = await Taken.ByAsync(() => Task.FromResult(ReplyFiles.Xlsx(table)));
                    if (i >= 0)
                    {
                        workbooks[s].Add(made);
                    }
                }
            }
        }

        return (answers, workbooks);
    }

    private static async Task<Opened> OpenAsync(HostSettings store, CancellationToken ct)
    {
        var contexts = new PooledDbContextFactory<LedgerContext>(store.Database.Build());
        await using LedgerContext first = await contexts.CreateDbContextAsync(ct);
        Library library = ContentReading.Read(store.Folders, RegisterReading.Read(first));
        Person asker = library.Register.People.Values.FirstOrDefault(p => p.Role == Role.Supervisor)
            ?? throw new FormatException($"There is no supervisor in the roster of {store.Data}.");
        DateTimeOffset now = (await first.Findings.MaxAsync(f => (DateTimeOffset?)f.FoundAt, ct) ?? DateTimeOffset.UtcNow).AddMinutes(1);
        return new Opened(contexts, library, asker, now, await first.Findings.CountAsync(ct));
    }

    private static double Of(List<Taken> took, double share, Func<Taken, double> by) => took.Select(by).Order().ElementAt((int)Math.Ceiling(took.Count * share) - 1);

    private static async Task<Turn> AnswerAsync(string text, Person asker, DateTimeOffset now, LedgerContext ledger, Library library, CancellationToken ct)
    {
        var message = new InboundMessage { Key = "measure", From = asker.UserId, Kind = MessageKind.Text, Text = text, SentAt = now };
        var context = new TurnContext(Conversation.New(asker.UserId), message, asker, now, ledger, library);
        Understanding meaning = QuestionGrammar.Understand(text, asker, now, library);
        return await new QuestionDialog().AnswerAsync(context, meaning, ct);
    }

    private static string Said(double milliseconds) => milliseconds.ToString("0.00", CultureInfo.InvariantCulture);

    /// <param name="Time">Milliseconds by the clock.</param>
    /// <param name="Work">Milliseconds of the process on a core, whatever else the machine did.</param>
    private readonly record struct Taken(double Time, double Work)
    {
        public static async Task<Taken> ByAsync(Func<Task> work)
        {
            long start = Stopwatch.GetTimestamp();
            TimeSpan worked = Environment.CpuUsage.TotalTime;
            await work();
            return new Taken(Stopwatch.GetElapsedTime(start).TotalMilliseconds, (Environment.CpuUsage.TotalTime - worked).TotalMilliseconds);
        }
    }

    private sealed record Opened(PooledDbContextFactory<LedgerContext> Contexts, Library Library, Person Asker, DateTimeOffset Now, int Findings);
}
