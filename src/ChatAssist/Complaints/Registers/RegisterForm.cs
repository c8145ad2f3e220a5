namespace ChatAssist.Complaints.Registers;

/// <summary>The register's form as content: what stands on it and how a handler is asked for what is missing (K-11).</summary>
/// <param name="Columns">In the form's order, one for each of <see cref="RegisterField.All"/>.</param>
public sealed record RegisterForm(
    string Sheet,
    string Title,
    string Office,
    string Head,
    string File,
    string Anonymous,
    string ReachedInChat,
    string About,
    IReadOnlyList<RegisterColumn> Columns,
    IReadOnlyList<string> Foot)
{
    /// <summary>With one of these the register is asked for with names.</summary>
    public IReadOnlyList<string> NamedWords { get; init; } = [];

    /// <summary>With one of these only the work orders of the 12345 line are asked for.</summary>
    public IReadOnlyList<string> HotlineWords { get; init; } = [];

    /// <summary>No form: where its file has mistakes.</summary>
    public static readonly RegisterForm None = new("", "", "", "", "", "", "", "", [], []);

    public RegisterColumn this[string id] => Columns.First(c => c.Field.Id == id);
}

/// <param name="Ask">How it is asked for; "" where nobody is asked.</param>
/// <param name="AskCount">How it is asked for where a count is wanted; "" for other columns.</param>
/// <param name="Words">Names by which it may be said besides its heading.</param>
/// <param name="Otherwise">What stands there where a complaint is not about how a business was dealt with; "" for none.</param>
/// <param name="CountWhere">The nature with which it is a count; "" for other columns.</param>
public sealed record RegisterColumn(
    RegisterField Field,
    string Heading,
    string Note,
    int Width,
    string Ask,
    string AskCount,
    IReadOnlyList<string> Words,
    IReadOnlyList<string> Choices,
    string Otherwise,
    string CountWhere,
    string Unfounded,
    string Transferred)
{
    /// <summary>The heading without its unit, as it is said in the chat.</summary>
    public string Short => Heading.Split('（')[0];

    /// <summary>All names by which a person may say it, the longest first.</summary>
    public IEnumerable<string> Names => Words.Append(Heading).Append(Short).OrderByDescending(w => w.Length);
}
