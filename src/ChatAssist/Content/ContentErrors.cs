namespace ChatAssist.Content;

/// <summary>One mistake in a file under dialogs/ or config/.</summary>
/// <param name="Line">1-based.</param>
/// <param name="What">In English; <see cref="MistakeTexts"/> has it in the team's language where it has a kind.</param>
public sealed record ContentError(string Path, long Line, string What)
{
    /// <summary>Null for mistakes that only operators make.</summary>
    public Mistake? Kind { get; init; }

    public IReadOnlyList<string> Values { get; init; } = [];

    public override string ToString() => $"{Path}:{Line}: {What}";
}

/// <summary>Collects mistakes, so that a person sees all of them at once and not the first one only.</summary>
public sealed class ContentErrors
{
    private readonly List<ContentError> _errors = [];

    public IReadOnlyList<ContentError> All => _errors;

    public bool Any => _errors.Count > 0;

    public void Add(string path, long line, string what) => _errors.Add(new ContentError(path, line, what));

    public void Add(string path, long line, Mistake kind, params IReadOnlyList<object> values)
    {
        string[] said = [.. values.Select(v => v.ToString() ?? "")];
        _errors.Add(new ContentError(path, line, kind.Say(said)) { Kind = kind, Values = said });
    }
}
