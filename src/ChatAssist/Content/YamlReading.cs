using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChatAssist.Content;

/// <summary>A place in a YAML file that can be read with the file and line of every mistake.</summary>
public sealed class YamlReading(string path, YamlNode node, ContentErrors errors)
{
    /// <summary>No file of ours is near this; a larger one is a mistake or an attack.</summary>
    public const int LargestFile = 512 * 1024;

    public string Path { get; } = path;

    public YamlNode Node { get; } = node;

    public ContentErrors Errors { get; } = errors;

    public long Line => Node.Start.Line;

    /// <summary>Parses a file with one mapping at its top; null where it is not one (the mistake is in the errors).</summary>
    public static YamlReading? Parse(string path, string yaml, ContentErrors errors)
    {
        if (yaml.Length > LargestFile)
        {
            errors.Add(path, 1, $"larger than {LargestFile / 1024} KiB");
            return null;
        }

        if (yaml.Contains('*') && yaml.Contains('&'))
        {
            // Aliases can unfold to gigabytes; nothing of ours needs them.
            var scanner = new Scanner(new StringReader(yaml));
            try
            {
                while (scanner.MoveNext())
                {
                    if (scanner.Current is YamlDotNet.Core.Tokens.AnchorAlias alias)
                    {
                        errors.Add(path, alias.Start.Line, "aliases (*name) are not allowed");
                        return null;
                    }
                }
            }
            catch (YamlException)
            {
                // Said below, by the parser, with its place.
            }
        }

        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode map)
            {
                return new YamlReading(path, map, errors);
            }

            errors.Add(path, 1, "expected one mapping (key: value …)");
        }
        catch (YamlException e)
        {
            errors.Add(path, e.Start.Line, e.InnerException?.Message ?? Shorten(e.Message));
        }

        return null;
    }

    public void Wrong(string what) => Errors.Add(Path, Line, what);

    /// <summary>The mapping's entries; empty with a mistake noted where this is no mapping.</summary>
    public IEnumerable<(string Key, YamlReading Value)> Entries()
    {
        if (Node is not YamlMappingNode map)
        {
            Wrong("expected key: value entries");
            yield break;
        }

        foreach (var (key, value) in map.Children)
        {
            if (key is YamlScalarNode { Value: { } name })
            {
                yield return (name, new YamlReading(Path, value, Errors));
            }
            else
            {
                Errors.Add(Path, key.Start.Line, "a key must be a plain word");
            }
        }
    }

    /// <summary>Notes every key that is not one of these: a typing mistake must not pass silently.</summary>
    public void AllowOnly(params ReadOnlySpan<string> keys)
    {
        foreach (var (key, value) in Entries())
        {
            if (!keys.Contains(key))
            {
                value.Wrong($"unknown key '{key}'; known: {string.Join(", ", keys.ToArray())}");
            }
        }
    }

    public YamlReading? Find(string key) =>
        Node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value)
            ? new YamlReading(Path, value, Errors)
            : null;

    /// <summary>The scalar's text; null with a mistake noted where this is none.</summary>
    public string? Scalar()
    {
        if (Node is YamlScalarNode { Value: { } value })
        {
            return value;
        }

        Wrong("expected a single value");
        return null;
    }

    public string? Text(string key, int longest)
    {
        if (Find(key) is not { } at || at.Scalar() is not { } text)
        {
            return null;
        }

        if (text.Length > longest)
        {
            at.Wrong($"'{key}' has {text.Length} characters; at most {longest}");
        }
        else if (string.IsNullOrWhiteSpace(text))
        {
            at.Wrong($"'{key}' is empty");
        }

        return text;
    }

    public string NeedText(string key, int longest)
    {
        if (Find(key) is null)
        {
            Wrong($"'{key}' is missing");
            return "";
        }

        return Text(key, longest) ?? "";
    }

    /// <summary>Texts of a list, or the one text of a scalar; empty where the key is absent.</summary>
    public IReadOnlyList<string> Texts(string key) =>
        Find(key) is { } at ? [.. at.List().Select(x => x.Scalar()).OfType<string>()] : [];

    /// <summary>The list's elements; a lone scalar counts as a list of one.</summary>
    public IEnumerable<YamlReading> List()
    {
        if (Node is YamlSequenceNode list)
        {
            return list.Children.Select(n => new YamlReading(Path, n, Errors));
        }

        if (Node is YamlScalarNode)
        {
            return [this];
        }

        Wrong("expected a list");
        return [];
    }

    /// <summary>A value out of a closed set, written as on the left; the fallback where the key is absent.</summary>
    public T OneOf<T>(string key, T fallback, IReadOnlyDictionary<string, T> known)
    {
        if (Find(key) is not { } at || at.Scalar() is not { } text)
        {
            return fallback;
        }

        if (known.TryGetValue(text, out T? value))
        {
            return value;
        }

        at.Wrong($"'{text}' is not a {key}; known: {string.Join(", ", known.Keys)}");
        return fallback;
    }

    public bool Flag(string key)
    {
        if (Find(key) is not { } at)
        {
            return false;
        }

        switch (at.Scalar())
        {
            case "true":
                return true;
            case "false":
                return false;
            default:
                at.Wrong($"'{key}' must be true or false");
                return false;
        }
    }

    public int? Whole(string key, int min, int max)
    {
        if (Find(key) is not { } at || at.Scalar() is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, out int value) && value >= min && value <= max)
        {
            return value;
        }

        at.Wrong($"'{key}' must be a whole number from {min} to {max}");
        return null;
    }

    private static string Shorten(string message)
    {
        int close = message.IndexOf("): ", StringComparison.Ordinal);
        int last = message.LastIndexOf("): ", StringComparison.Ordinal);
        return close < 0 ? message : message[(last + 3)..];
    }
}
