using System.Text;
using ChatAssist.Content;
using ChatAssist.Host.Commands;
using ChatAssist.Host.Transcripts;
using ChatAssist.Inspections;
using ChatAssist.People;
using ChatAssist.Questionnaires;
using ChatAssist.Targets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Efforts;

/// <summary>
/// Measures what an inspection costs the inspector in messages, by really holding the conversations with the
/// demonstration's people in a store of their own.
/// </summary>
public sealed class Effort(HostSettings settings)
{
    // A day on which the demonstration's certificates are valid.
    private static readonly DateTimeOffset Day = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    public async Task<IReadOnlyList<EffortRow>> MeasureAsync(Func<Questionnaire, bool> which, CancellationToken cancellationToken = default)
    {
        var rows = new List<EffortRow>();
        string folder = Directory.CreateTempSubdirectory("chatassist-effort-").FullName;
        try
        {
            HostSettings own = settings with { Data = folder, Postgres = "" };
            await DemoRegister.ImportIfEmptyAsync(own, cancellationToken: cancellationToken);
            await using var session = new ChatSession(own, new ScriptClock(Day), keep: true);
            Library library = await session.LibraryAsync();
            foreach (Questionnaire list in library.Checklists.Where(which))
            {
                rows.Add(await MeasureAsync(session, library, list));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return rows;
    }

    private static async Task<EffortRow> MeasureAsync(ChatSession session, Library library, Questionnaire list)
    {
        var failing = EffortPlan.Failing(list);
        Walker slow = await BeginAsync(session, library, list);
        string inspection = (await slow.WhereAsync())!.Inspection;
        await slow.AnswerAllAsync(list, q => (failing.Contains(q) ? slow.Answers.Failing(q) : null) ?? slow.Answers.Passing(q));
        await slow.HandInAsync(inspection);
        int asked = await slow.ReadAsync(l => l.Answers.CountAsync(a => a.Inspection == inspection));
        int photos = await slow.ReadAsync(l => l.Evidence.CountAsync(e => e.Subject == inspection));
        await CheckAsync(slow, inspection, failing);

        Walker quick = await BeginAsync(session, library, list);
        inspection = (await quick.WhereAsync())!.Inspection;
        await AnswerTogetherAsync(quick, library, list, failing);
        await quick.HandInAsync(inspection);
        await CheckAsync(quick, inspection, failing);
        return new EffortRow(list.Id, list.Name, list.Items.Count, asked, failing.Count, photos, slow.Messages, quick.Messages);
    }

    /// <summary>In one sentence where that says all of it, else step by step.</summary>
    private static async Task<Walker> BeginAsync(ChatSession session, Library library, Questionnaire list)
    {
        DateOnly today = library.Rules.DayOf(Day);
        var able = library.Register.People.Values
            .Where(p => p.Role == Role.Inspector && Authority.OfInspecting(p, today, list.Domain) == Bar.None)
            .OrderBy(p => p.UserId, StringComparer.Ordinal).ToList();
        Target target = library.Register.Targets.Values.OrderBy(t => t.Id, StringComparer.Ordinal)
            .OrderByDescending(t => list.Suits.Contains(t.Industry ?? "")).ThenByDescending(t => t.Kind == TargetKind.Enterprise).First();
        var walker = new Walker(session, library, able[0].Name);
        string what = $"{target.Name} {list.Name} {able[1].Name}";
        if (InspectionWords.Read(what, library) is { Rest: "", Lists: [var only], People: [_] } said && only == list && said.Target == target)
        {
            await walker.SayAsync($"{library.Commands.ShortestLeading("inspect")} {what}");
        }
        else
        {
            await walker.BeginAsync(target.Id, list, able[1].UserId);
        }

        if (await walker.WhereAsync() is null)
        {
            throw new InvalidOperationException($"No inspection by {list.Id} began: {walker.Heard[^1].Text}");
        }

        if (target is { Latitude: { } latitude, Longitude: { } longitude })
        {
            await walker.SayAsync(Bracketed.Place(latitude, longitude));
        }

        return walker;
    }

    /// <summary>All checks that are open in one message, with the words of those that fail; values as they are asked for.</summary>
    private static async Task AnswerTogetherAsync(Walker walker, Library library, Questionnaire list, IReadOnlyList<Question> failing)
    {
        var told = new HashSet<string>();
        while (await walker.WhereAsync() is { Asked: { } key } at)
        {
            Question question = list.Find(key.Item)!;
            string? value = failing.Contains(question) ? walker.Answers.Failing(question) : null;
            await walker.SayAsync(
                at.Ask == WalkAsk.Photo ? Bracketed.Photo
                : question.Type == QuestionType.Check ? Together(walker, library, failing, told)
                : value ?? walker.Answers.Passing(question));
        }
    }

    /// <summary>3不合格 没有警示标志 9不合格 … 其余合格</summary>
    private static string Together(Walker walker, Library library, IReadOnlyList<Question> failing, HashSet<string> told)
    {
        var said = new StringBuilder();
        foreach (Question question in failing.Where(q => q.Type == QuestionType.Check && told.Add(q.Id)))
        {
            said.Append(question.Number).Append(walker.Answers.Failing(question)).Append(' ');
        }

        return said.Append(library.Answers.Rest.MinBy(w => w.Length)).Append(library.Texts[WalkTexts.Pass]).ToString();
    }

    /// <summary>Both ways must end in the same findings, or the comparison would be worth nothing.</summary>
    private static async Task CheckAsync(Walker walker, string inspection, IReadOnlyList<Question> failing)
    {
        var found = await walker.ReadAsync(l => l.Findings.Where(f => f.Inspection == inspection).Select(f => f.Item).ToListAsync());
        if (!found.Order(StringComparer.Ordinal).SequenceEqual(failing.Select(q => q.Id).Order(StringComparer.Ordinal)))
        {
            throw new InvalidOperationException($"{inspection} found {string.Join(", ", found)}, not {string.Join(", ", failing.Select(q => q.Id))}.");
        }
    }
}
