using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Desk;
using ChatAssist.People;
using ChatAssist.Sheets;
using ChatAssist.Targets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Questions.Answers;

/// <summary>Number, list, groups, trend, rate or progress of records, in words and where it helps in a table or a picture.</summary>
internal sealed class RecordAnswer<T>(TurnContext c, Question q, Records<T> records, Sight sight, string understood)
    where T : class
{
    /// <summary>More lines than this become a table.</summary>
    private const int MostLines = 10;

    private const int LinesBeforeTable = 5, MostInTable = 5000;
    private const int MostBars = 15;
    private static readonly string[] Times = [Slots.Day, Slots.Week, Slots.Month];

    public async Task<IReadOnlyList<ReplyBody>> MakeAsync(CancellationToken ct) => q switch
    {
        { Measure: Slots.Rate } => await RateAsync(ct),
        { Measure: Slots.Trend } => await TrendAsync(ct),
        { GroupBy: { } by } when Times.Contains(by) => await TrendAsync(ct),
        { GroupBy: { } by } => await GroupsAsync(by, ct),
        { Measure: Slots.List } => await ListAsync(ct),
        { Measure: Slots.Progress } => [Words([.. await records.ProgressAsync(ct)])],
        _ => await CountAsync(ct),
    };

    private async Task<IReadOnlyList<ReplyBody>> CountAsync(CancellationToken ct)
    {
        int count = await records.CountAsync(records.Span, ct);
        string? aside = await records.AsideAsync(count, ct);
        string number = c.Say(AnswerTexts.Count(q.Object!), count);
        return [Words(aside is null ? [number] : [number, aside])];
    }

    private async Task<IReadOnlyList<ReplyBody>> ListAsync(CancellationToken ct)
    {
        // Counted out of an index first: rows are read once, and no more of them than are shown.
        int count = await records.CountAsync(records.Span, ct);
        IReadOnlyList<T> rows = await records.Shown(records.Ordered(records.Asked).Take(MostInTable)).ToListAsync(ct);
        var lines = new List<string> { c.Say(AnswerTexts.Count(q.Object!), count) };
        lines.AddRange(rows.Take(count > MostLines ? LinesBeforeTable : MostLines).Select(records.Line));
        if (await records.AsideAsync(count, ct) is { } aside)
        {
            lines.Add(aside);
        }

        return count <= MostLines ? [Words(lines)] : [Words([.. lines, c.Say(AnswerTexts.InTable)]), Table(rows, count)];
    }

    private TableBody Table(IReadOnlyList<T> rows, int count)
    {
        string name = c.Say(AnswerTexts.TableName, c.Say(QuestionTexts.Of("object", q.Object!)!), c.Today.ToString("yyyyMMdd"));
        return count > MostInTable
            ? new TableBody(name, records.Header, [.. rows.Select(Row), [c.Say(AnswerTexts.TableCut, MostInTable, count)]])
            : new TableBody(name, records.Header, [.. rows.Select(Row)]);
    }

    /// <summary>A table goes on to others: numbers of people are masked in it .</summary>
    private IReadOnlyList<Cell> Row(T row) => Masking.Numbers(records.Row(row));

    private async Task<IReadOnlyList<ReplyBody>> GroupsAsync(string by, CancellationToken ct)
    {
        if (!records.Groups(by))
        {
            return [Words([c.Say(AnswerTexts.NoSuchGroups)])];
        }

        var found = new Dictionary<string, int>(await records.GroupAsync(by, ct));
        if (q.Measure != Slots.List)
        {
            foreach (string key in Others(by))
            {
                found.TryAdd(key, 0);
            }
        }

        var groups = found.OrderByDescending(g => g.Value).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new ChartPoint(NameOf(by, g.Key), g.Value, g.Value.ToString())).ToList();
        if (groups.All(g => g.Value == 0))
        {
            return [Words([c.Say(AnswerTexts.Count(q.Object!), 0)])];
        }

        var lines = new List<string> { c.Say(AnswerTexts.GroupsTotal, (int)groups.Sum(g => g.Value)) };
        lines.AddRange(groups.Take(MostLines).Select(g => c.Say(AnswerTexts.GroupLine, g.Label, g.Said)));
        var replies = new List<ReplyBody> { Words(groups.Count > MostLines ? [.. lines, c.Say(AnswerTexts.MoreGroups, groups.Count - MostLines)] : lines) };
        if (groups.Count > 1)
        {
            replies.Add(new ChartBody(Restatement.Of(q, c.Library, c.Today), Columns: false, [.. groups.Take(MostBars)]));
        }

        return replies;
    }

    /// <summary>Groups that exist and may have nothing: who did least must not be missing.</summary>
    private IEnumerable<string> Others(string by) => by switch
    {
        Slots.Village when q.Place is null => c.Library.Register.Targets.Values
            .Where(t => t.Kind is TargetKind.Village or TargetKind.Community).Select(t => t.Name)
            .Where(v => sight.Villages is not { } villages || villages.Contains(v)),
        Slots.Person when q.Person is null && sight.Villages is null && q.Object != Slots.Complaint => c.Library.Register.People.Values
            .Where(p => p.Role == Role.Inspector).Select(p => p.UserId),
        _ => [],
    };

    private string NameOf(string by, string key) => by switch
    {
        _ when key.Length == 0 => c.Say(by == Slots.Person ? AnswerTexts.Nobody : AnswerTexts.Nowhere),
        Slots.Person => c.Library.Register.NameOf(key),
        Slots.Domain or Slots.Source => QuestionTexts.Of(by, key) is { } text ? c.Say(text) : key,
        _ => key,
    };

    private async Task<IReadOnlyList<ReplyBody>> TrendAsync(CancellationToken ct)
    {
        var (from, to) = Buckets.Window(q, c.Today);
        if (from > to)
        {
            return [Words([c.Say(AnswerTexts.NotYet)])];
        }

        string unit = Buckets.Unit(q, from, to);
        var points = new List<ChartPoint>();
        foreach (var (first, last) in Buckets.Of(from, to, unit))
        {
            int count = await records.CountAsync(Span.Of(c, first, last), ct);
            points.Add(new ChartPoint(Label(unit, first), count, count.ToString()));
        }

        ChartPoint most = points.MaxBy(p => p.Value)!;
        string total = c.Say(
            AnswerTexts.TrendTotal, c.Say(QuestionTexts.Of("group", unit)!), (int)points.Sum(p => p.Value), most.Label, most.Said, points[^1].Label, points[^1].Said);
        string period = q.From is null ? c.Say(AnswerTexts.LastMonths, PeriodSaying.Of(from, to, c.Today, c.Library.Texts)) + "\n" : "";
        return points.Count == 1
            ? [Words([c.Say(AnswerTexts.Count(q.Object!), (int)most.Value)])]
            : [Words([period + total]), new ChartBody(Restatement.Of(q with { GroupBy = unit }, c.Library, c.Today), Columns: true, points)];
    }

    /// <summary>The rate of each day, week or month in which there was anything.</summary>
    private async Task<IReadOnlyList<ReplyBody>> RatesOverTimeAsync(CancellationToken ct)
    {
        var (from, to) = Buckets.Window(q, c.Today);
        string unit = Buckets.Unit(q, from, to);
        var points = new List<(ChartPoint Point, Share Share)>();
        foreach (var (first, last) in from <= to ? Buckets.Of(from, to, unit) : [])
        {
            Records<T> then = records.For(q with { From = first, To = last, GroupBy = null });
            if (await then.RatesAsync(ct) is { } rates && rates.GetValueOrDefault("") is { All: > 0 } share)
            {
                points.Add((new ChartPoint(Label(unit, first), share.Percent, share.Said), share));
            }
        }

        return points.Count == 0
            ? [Words([c.Say(AnswerTexts.NoRate)])]
            :
            [
                Words([.. points.TakeLast(MostLines).Select(p => c.Say(AnswerTexts.RateLine, p.Point.Label, p.Share.Said, p.Share.Done, p.Share.All))]),
                new ChartBody(Restatement.Of(q with { GroupBy = unit }, c.Library, c.Today), Columns: true, [.. points.Select(p => p.Point)]),
            ];
    }

    private async Task<IReadOnlyList<ReplyBody>> RateAsync(CancellationToken ct)
    {
        if (q.GroupBy is { } by && Times.Contains(by))
        {
            return await RatesOverTimeAsync(ct);
        }

        if (await records.RatesAsync(ct) is not { } rates || (rates.Count == 1 && rates.TryGetValue("", out Share only) && only.All == 0) || rates.Count == 0)
        {
            return [Words([c.Say(AnswerTexts.NoRate)])];
        }

        if (q.GroupBy is null || rates.ContainsKey("") && rates.Count == 1)
        {
            return [Words([records.Say(rates[""])])];
        }

        var groups = rates.OrderByDescending(g => g.Value.Percent).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Name: NameOf(q.GroupBy, g.Key), g.Value)).ToList();
        return
        [
            Words([.. groups.Take(MostLines).Select(g => c.Say(AnswerTexts.RateLine, g.Name, g.Value.Said, g.Value.Done, g.Value.All))]),
            new ChartBody(
                Restatement.Of(q, c.Library, c.Today), Columns: false,
                [.. groups.Take(MostBars).Select(g => new ChartPoint(g.Name, g.Value.Percent, g.Value.Said))]),
        ];
    }

    private string Label(string unit, DateOnly first) => unit == Slots.Month
        ? c.Say(AnswerTexts.MonthLabel, first.Month)
        : c.Say(AnswerTexts.DayLabel, first.Month, first.Day);

    private TextBody Words(IReadOnlyList<string> lines) => new(understood + "\n" + string.Join('\n', lines));
}
