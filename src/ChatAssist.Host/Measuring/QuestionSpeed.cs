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
        var page = new StringBuilder();
        var columns = new List<IReadOnlyList<Measured>>();
        var heads = new List<string>();
        foreach (HostSettings store in stores)
        {
            var (head, measured) = await MeasureAsync(store, ct);
            heads.Add(head);
            columns.Add(measured);
        }

        page.Append("| question |").AppendJoin("", heads.Select(h => $" {h}: p50 | p99 |")).AppendLine(stores.Count == 2 ? " ratio of p50 |" : "");
        page.Append("| --- |").AppendJoin("", heads.Select(_ => " --: | --: |")).AppendLine(stores.Count == 2 ? " --: |" : "");
        for (int i = 0; i < columns[0].Count; i++)
        {
            page.Append($"| {columns[0][i].Question} |").AppendJoin("", columns.Select(c => $" {Said(c[i].P50)} | {Said(c[i].P99)} |"));
            page.AppendLine(stores.Count == 2 ? string.Create(CultureInfo.InvariantCulture, $" {columns[1][i].P50 / columns[0][i].P50:0.00} |") : "");
        }

        return page.ToString();
    }

    private async Task<(string Head, IReadOnlyList<Measured> Questions)> MeasureAsync(HostSettings store, CancellationToken ct)
    {
        var contexts = new PooledDbContextFactory<LedgerContext>(store.Database.Build());
        await using LedgerContext first = await contexts.CreateDbContextAsync(ct);
        Library library = ContentReading.Read(store.Folders, RegisterReading.Read(first));
        Person asker = library.Register.People.Values.FirstOrDefault(p => p.Role == Role.Supervisor)
            ?? throw new FormatException($"There is no supervisor in the roster of {store.Data}.");
        DateTimeOffset now = (await first.Findings.MaxAsync(f => (DateTimeOffset?)f.FoundAt, ct) ?? DateTimeOffset.UtcNow).AddMinutes(1);
        int findings = await first.Findings.CountAsync(ct);
        var measured = new List<Measured>();
        foreach (string question in library.UsualQuestions)
        {
            var took = new List<double>(times);
            for (int i = -WarmUp; i < times; i++)
            {
                long start = Stopwatch.GetTimestamp();
                await using (LedgerContext ledger = await contexts.CreateDbContextAsync(ct))
                {
                    await AnswerAsync(question, asker, now, ledger, library, ct);
                }

                if (i >= 0)
                {
                    took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }

            took.Sort();
            measured.Add(new Measured(question, took[took.Count / 2], took[(int)Math.Ceiling(took.Count * 0.99) - 1]));
        }

        return ($"{findings:N0} findings", measured);
    }

    private static async Task AnswerAsync(string text, Person asker, DateTimeOffset now, LedgerContext ledger, Library library, CancellationToken ct)
    {
        var message = new InboundMessage { Key = "measure", From = asker.UserId, Kind = MessageKind.Text, Text = text, SentAt = now };
        var context = new TurnContext(Conversation.New(asker.UserId), message, asker, now, ledger, library);
        Understanding meaning = QuestionGrammar.Understand(text, asker, now, library);
        await new QuestionDialog().AnswerAsync(context, meaning, ct);
    }

    private static string Said(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);

    /// <param name="P50">Milliseconds.</param>
    /// <param name="P99">Milliseconds.</param>
    private sealed record Measured(string Question, double P50, double P99);
}
