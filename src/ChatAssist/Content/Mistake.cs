namespace ChatAssist.Content;

/// <summary>
/// One kind of mistake in a content file: what operators read in the log and from <c>check</c>; dialogs/texts/mistake.yaml
/// has the same under the same name for the people who write the lists.
/// </summary>
/// <param name="name">Key of the text; the placeholders are the same.</param>
/// <param name="english">With {placeholders}.</param>
/// <param name="placeholders">In the order in which the values are given.</param>
public sealed class Mistake(string name, string english, params string[] placeholders)
{
    public string Name { get; } = name;

    public IReadOnlyList<string> Placeholders { get; } = placeholders;

    /// <summary>In English, with its values in place.</summary>
    public string Say(IReadOnlyList<string> values)
    {
        if (values.Count != Placeholders.Count)
        {
            throw new ArgumentException($"{Name} takes {Placeholders.Count} values, not {values.Count}.", nameof(values));
        }

        string said = english;
        for (int i = 0; i < values.Count; i++)
        {
            said = said.Replace($"{{{Placeholders[i]}}}", values[i], StringComparison.Ordinal);
        }

        return said;
    }
}
