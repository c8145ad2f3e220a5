using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using ChatAssist.Content;

namespace ChatAssist.Texts;

/// <summary>
/// All sentences that the program says, from dialogs/texts/*.yaml, strictly bound to the keys declared in code:
/// a missing, unknown or mistyped key or placeholder stops the start with its file and line.
/// </summary>
public sealed class TextBook
{
    private readonly FrozenDictionary<string, Part[]> _texts;

    private TextBook(IReadOnlyDictionary<string, Part[]> texts) => _texts = texts.ToFrozenDictionary();

    /// <summary>The sentence with its placeholders filled, in the order in which the key declares them.</summary>
    public string this[TextKey key, params ReadOnlySpan<object?> values]
    {
        get
        {
            if (values.Length != key.Placeholders.Count)
            {
                throw new ArgumentException($"{key.Name} takes {key.Placeholders.Count} values, not {values.Length}.");
            }

            var s = new StringBuilder();
            foreach (Part part in _texts[key.Name])
            {
                s.Append(part.Value < 0 ? part.Text : values[part.Value]);
            }

            return s.ToString();
        }
    }

    /// <summary>Every key that the code declares: the static fields of classes whose name ends in Texts.</summary>
    public static IReadOnlyList<TextKey> Declared(Assembly assembly) =>
        [.. assembly.GetTypes()
            .Where(t => t is { IsAbstract: true, IsSealed: true } && t.Name.EndsWith("Texts", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
            .SelectMany(f => f.GetValue(null) switch
            {
                TextKey key => [key],
                IEnumerable<TextKey> keys => keys,
                _ => Enumerable.Empty<TextKey>(),
            })];

    /// <param name="files">Path and content of each file in dialogs/texts.</param>
    public static TextBook Read(IEnumerable<(string Path, string Yaml)> files, IEnumerable<TextKey> declared, ContentErrors errors)
    {
        var keys = declared.ToDictionary(k => k.Name);
        var texts = new Dictionary<string, Part[]>();
        var paths = new Dictionary<string, string>();
        foreach (var (path, yaml) in files)
        {
            string slice = Path.GetFileNameWithoutExtension(path);
            paths[slice] = path;
            if (YamlReading.Parse(path, yaml, errors) is not { } top)
            {
                continue;
            }

            foreach (var (name, at) in top.Entries())
            {
                string full = $"{slice}.{name}";
                if (at.Scalar() is not { } text)
                {
                    continue;
                }

                if (!keys.TryGetValue(full, out TextKey? key))
                {
                    at.Wrong($"the program says nothing called '{full}'");
                    continue;
                }

                texts[full] = Split(text.TrimEnd('\n'), key, at);
            }
        }

        foreach (TextKey key in keys.Values.Where(k => !texts.ContainsKey(k.Name)))
        {
            string slice = key.Name[..key.Name.IndexOf('.', StringComparison.Ordinal)];
            errors.Add(paths.GetValueOrDefault(slice, slice + ".yaml"), 1, $"'{key.Name[(slice.Length + 1)..]}' is missing");
        }

        return new TextBook(texts);
    }

    private static Part[] Split(string text, TextKey key, YamlReading at)
    {
        var parts = new List<Part>();
        var seen = new HashSet<string>();
        int from = 0;
        while (from < text.Length)
        {
            int open = text.IndexOf('{', from);
            int close = open < 0 ? -1 : text.IndexOf('}', open);
            if (open < 0 || close < 0)
            {
                break;
            }

            string name = text[(open + 1)..close];
            int index = key.Placeholders.ToList().IndexOf(name);
            if (index < 0)
            {
                at.Wrong($"'{key.Name}' has no placeholder {{{name}}}; it has: {string.Join(", ", key.Placeholders)}");
            }

            parts.Add(new Part(text[from..open], -1));
            parts.Add(new Part("", Math.Max(index, 0)));
            seen.Add(name);
            from = close + 1;
        }

        parts.Add(new Part(text[from..], -1));
        foreach (string missing in key.Placeholders.Where(p => !seen.Contains(p)))
        {
            at.Wrong($"'{key.Name}' does not use {{{missing}}}");
        }

        return [.. parts];
    }

    private readonly record struct Part(string Text, int Value);
}
