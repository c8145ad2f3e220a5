using System.Linq.Expressions;
using ChatAssist.Chat;
using ChatAssist.Sheets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Questions.Answers;

/// <summary>The records of one kind, as a question narrows them and as the asker may see them.</summary>
internal abstract class Records<T>(TurnContext context, Question question, Sight sight)
    where T : class
{
    protected TurnContext C { get; } = context;

    protected Question Q { get; } = question;

    protected Sight Sight { get; } = sight;

    /// <summary>Everything but the days; already no more than the asker may see.</summary>
    public abstract IQueryable<T> Matching { get; }

    /// <summary>The ones of these days.</summary>
    public abstract IQueryable<T> Within(IQueryable<T> rows, Span span);

    /// <summary>In the order in which they are worth reading.</summary>
    public abstract IQueryable<T> Ordered(IQueryable<T> rows);

    /// <summary>By what they are grouped; null where they cannot be.</summary>
    public abstract Expression<Func<T, string>>? KeyOf(string by);

    /// <summary>Whether they can be told apart so.</summary>
    public virtual bool Groups(string by) => KeyOf(by) is not null;

    /// <summary>With no more columns than <see cref="Line"/> and <see cref="Row"/> show.</summary>
    public virtual IQueryable<T> Shown(IQueryable<T> rows) => rows;

    public abstract string Line(T row);

    public abstract IReadOnlyList<string> Header { get; }

    public abstract IReadOnlyList<Cell> Row(T row);

    /// <summary>The days of a rate of what was done in time, in words.</summary>
    protected string Window()
    {
        var (from, to) = OnTime.Window(Q, C.Today);
        return PeriodSaying.Of(from, to, C.Today, C.Library.Texts) ?? "";
    }

    public Span Span => Answers.Span.Of(C, Q.From, Q.To);

    public IQueryable<T> Asked => Within(Matching, Span);

    public virtual Task<int> CountAsync(Span span, CancellationToken ct) => Within(Matching, span).CountAsync(ct);

    /// <summary>How many of each, by key.</summary>
    public virtual async Task<IReadOnlyDictionary<string, int>> GroupAsync(string by, CancellationToken ct) =>
        KeyOf(by) is { } key
            ? await Asked.GroupBy(key).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct)
            : new Dictionary<string, int>();

    /// <summary>Said behind the number: of how many places, in which states.</summary>
    public virtual Task<string?> AsideAsync(int count, CancellationToken ct) => Task.FromResult<string?>(null);

    /// <summary>Lines on how the records stand; the answer to 怎么样了.</summary>
    public abstract Task<IReadOnlyList<string>> ProgressAsync(CancellationToken ct);

    /// <summary>The same records of another question.</summary>
    public abstract Records<T> For(Question question);

    /// <summary>Done of all, for each group or for all under ""; null where no rate is kept.</summary>
    public abstract Task<IReadOnlyDictionary<string, Share>?> RatesAsync(CancellationToken ct);

    /// <summary>Names the two numbers of a rate.</summary>
    public abstract string Say(Share share);
}

/// <summary>So many of so many.</summary>
internal readonly record struct Share(int Done, int All)
{
    public double Percent => All == 0 ? 0 : 100.0 * Done / All;

    public string Said => All == 0 ? "—" : $"{Percent:0.#}%";
}
