using System.Diagnostics;
using System.Globalization;
using System.Text;
using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using ChatAssist.People;
using ChatAssist.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ChatAssist.Host.Measuring;

/// <summary>
/// Measures how long the usual questions (dialogs/questions/examples.yaml) take from text to reply: understanding, queries
/// and words, with a context of its own for each as in a turn. Making a picture or a workbook and sending come on top.
/// </summary>
public sealed class QuestionSpeed(IReadOnlyList<HostSettings> stores, int times)
{
    private const int WarmUp = 20;

    public async Task<string> TableAsync(CancellationToken ct)
    {
        var opened = new List<Opened>();
        foreach (HostSettings store in stores)
        {
            opened.Add(await OpenAsync(store, ct));
        }

        bool two = opened.Count == 2;
        var page = new StringBuilder();
        page.Append("| question |").AppendJoin("", opened.Select(o => $" {o.Findings:N0} findings: p50 | p99 |")).AppendLine(two ? " ratio of p50 |" : "");
        page.Append("| --- |").AppendJoin("", opened.Select(_ => " --: | --: |")).AppendLine(two ? " --: |" : "");
        foreach (string question in opened[0].Library.UsualQuestions)
        {
            var took = await MeasureAsync(question, opened, ct);
            page.Append($"| {question} |").AppendJoin("", took.Select(t => $" {Said(Of(t, 0.5))} | {Said(Of(t, 0.99))} |"));
            page.AppendLine(two ? string.Create(CultureInfo.InvariantCulture, $" {Of(took[1], 0.5) / Of(took[0], 0.5):0.00} |") : "");
        }

        return page.ToString();
    }

    /// <summary>The stores take turns, so that what else the machine does falls on both alike.</summary>
    private async Task<List<double>[]> MeasureAsync(string question, IReadOnlyList<Opened> opened, CancellationToken ct)
    {
        var took = opened.Select(_ => new List<double>(times)).ToArray();
        for (int i = -WarmUp; i < times; i++)
        {
            for (int s = 0; s < opened.Count; s++)
            {
                long start = Stopwatch.GetTimestamp();
                await using (LedgerContext ledger = await opened[s].Contexts.CreateDbContextAsync(ct))
                {
                    await AnswerAsync(question, opened[s].Asker, opened[s].Now, ledger, opened[s].Library, ct);
                }

                if (i >= 0)
                {
                    took[s].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }
        }

        return took;
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

    private static double Of(List<double> took, double share) => took.Order().ElementAt((int)Math.Ceiling(took.Count * share) - 1);

    private static async Task AnswerAsync(string text, Person asker, DateTimeOffset now, LedgerContext ledger, Library library, CancellationToken ct)
    {
        var message = new InboundMessage { Key = "measure", From = asker.UserId, Kind = MessageKind.Text, Text = text, SentAt = now };
        var context = new TurnContext(Conversation.New(asker.UserId), message, asker, now, ledger, library);
        Understanding meaning = QuestionGrammar.Understand(text, asker, now, library);
        await new QuestionDialog().AnswerAsync(context, meaning, ct);
    }

    private static string Said(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);

    private sealed record Opened(PooledDbContextFactory<LedgerContext> Contexts, Library Library, Person Asker, DateTimeOffset Now, int Findings);
}
