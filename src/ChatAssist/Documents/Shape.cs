namespace ChatAssist.Documents;

/// <summary>
/// What a template may ask for: words, pictures, and things of which there are several, each with a shape of its own. One
/// declaration for both sides: a template that asks for something else is refused, and so is data that leaves something out.
/// </summary>
/// <param name="Fields">Names of words, as in {{target.name}}.</param>
public sealed record Shape(IReadOnlyList<string> Fields)
{
    /// <summary>Names of pictures, as in {{image qr 25mm}}.</summary>
    public IReadOnlyList<string> Pictures { get; init; } = [];

    /// <summary>What stands between {{each findings}} and {{end}}, by the name of the whole.</summary>
    public IReadOnlyDictionary<string, Shape> Repeats { get; init; } = new Dictionary<string, Shape>();

    /// <summary>Every name that a template may use, those of repeats after the repeat's own.</summary>
    public IEnumerable<string> Names =>
        Fields.Concat(Pictures).Concat(Repeats.SelectMany(r => r.Value.Names.Prepend(r.Key)));

    /// <exception cref="InvalidOperationException">The data is not of this shape: a kind declares one thing and gives another.</exception>
    public void Check(DocumentData data)
    {
        Same(Fields, data.Fields.Keys);
        Same(Pictures, data.Pictures.Keys);
        Same(Repeats.Keys, data.Repeats.Keys);
        foreach (var (name, rows) in data.Repeats)
        {
            foreach (DocumentData row in rows)
            {
                Repeats[name].Check(row);
            }
        }
    }

    private static void Same(IEnumerable<string> declared, IEnumerable<string> given)
    {
        var difference = declared.ToHashSet();
        difference.SymmetricExceptWith(given);
        if (difference.Count > 0)
        {
            throw new InvalidOperationException($"Declared and given differ in: {string.Join(", ", difference)}.");
        }
    }
}

/// <summary>What goes into a template, frozen when the document is issued: made again from it, it says the same.</summary>
/// <param name="Pictures">By name: a sent file's id (<see cref="Inspections.EvidenceRow.MediaId"/>), or "" for none.</param>
public sealed record DocumentData(
    Dictionary<string, string> Fields,
    Dictionary<string, string> Pictures,
    Dictionary<string, List<DocumentData>> Repeats)
{
    public static DocumentData Of(params IEnumerable<(string Name, string Value)> fields) =>
        new(fields.ToDictionary(f => f.Name, f => f.Value), [], []);

    public DocumentData With(string picture, string mediaId)
    {
        Pictures[picture] = mediaId;
        return this;
    }

    public DocumentData With(string repeat, IEnumerable<DocumentData> rows)
    {
        Repeats[repeat] = [.. rows];
        return this;
    }

    /// <summary>The ids of all pictures, of repeats as well.</summary>
    public IEnumerable<string> AllPictures() =>
        Pictures.Values.Where(id => id.Length > 0).Concat(Repeats.Values.SelectMany(r => r).SelectMany(r => r.AllPictures()));
}
