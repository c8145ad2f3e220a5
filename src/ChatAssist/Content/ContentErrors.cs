namespace ChatAssist.Content;

/// <summary>One mistake in a file under dialogs/ or config/.</summary>
public sealed record ContentError(string Path, long Line, string What)
{
    public override string ToString() => $"{Path}:{Line}: {What}";
}

/// <summary>Collects mistakes, so that a person sees all of them at once and not the first one only.</summary>
public sealed class ContentErrors
{
    private readonly List<ContentError> _errors = [];

    public IReadOnlyList<ContentError> All => _errors;

    public bool Any => _errors.Count > 0;

    public void Add(string path, long line, string what) => _errors.Add(new ContentError(path, line, what));
}
