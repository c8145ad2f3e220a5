namespace ChatAssist.Texts;

/// <summary>
/// A sentence that the program says, declared where it is used: its key in dialogs/texts/ and its placeholders.
/// The first part of the name is the file (inspection.started stands in inspection.yaml as started).
/// </summary>
public sealed class TextKey(string name, params string[] placeholders)
{
    public string Name { get; } = name;

    public IReadOnlyList<string> Placeholders { get; } = placeholders;
}
