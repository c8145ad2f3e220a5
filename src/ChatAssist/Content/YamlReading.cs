using ChatAssist.Sheets;
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

    /// <summary>Of the key that this is the value of, where it came out of <see cref="Entries"/>.</summary>
    private long KeyLine { get; init; }

    /// <summary>Parses a file with one mapping at its top; null where it is not one (the mistake is in the errors).</summary>
    public static YamlReading? Parse(string path, string yaml, ContentErrors errors)
    {
        if (yaml.Length > LargestFile)
        {
            errors.Add(path, 1, FileMistakes.TooLarge, LargestFile / 1024);
            return null;
        }

        if (!YamlShape.IsHarmless(path, yaml, errors))
        {
            return null;
        }

        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            switch (stream.Documents)
            {
                case [{ RootNode: YamlMappingNode map }]:
                    return new YamlReading(path, map, errors);
                case [_, var second, ..]:
                    errors.Add(path, second.RootNode.Start.Line, FileMistakes.SeveralDocuments);
                    return null;
                default:
                    errors.Add(path, 1, FileMistakes.NoMapping);
                    return null;
            }
        }
        catch (YamlException e)
        {
            YamlShape.Tell(path, yaml, e, errors);
            return null;
        }
        catch (Exception e) when (YamlShape.IsOfTheReader(e))
        {
            errors.Add(path, 1, FileMistakes.Syntax, e.Message);
            return null;
        }
    }

    public void Wrong(string what) => Errors.Add(Path, Line, what);

    public void Wrong(Mistake kind, params IReadOnlyList<object> values) => Errors.Add(Path, Line, kind, values);

    /// <summary>True for key: value entries; otherwise noted as a mistake.</summary>
    public bool NeedMapping()
    {
        if (Node is YamlMappingNode)
        {
            return true;
        }

        Wrong(FileMistakes.EntriesExpected);
        return false;
    }

    /// <summary>The mapping's entries; empty with a mistake noted where this is no mapping.</summary>
    public IEnumerable<(string Key, YamlReading Value)> Entries()
    {
        if (!NeedMapping())
        {
            yield break;
        }

        foreach (var (key, value) in ((YamlMappingNode)Node).Children)
        {
            if (key is YamlScalarNode { Value: { } name })
            {
                yield return (name, new YamlReading(Path, value, Errors) { KeyLine = key.Start.Line });
            }
            else
            {
                Errors.Add(Path, key.Start.Line, FileMistakes.KeyIsNoWord);
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
                Errors.Add(Path, value.KeyLine, FileMistakes.UnknownKey, key, string.Join(", ", keys.ToArray()));
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

        Wrong(FileMistakes.ValueExpected);
        return null;
    }

    /// <summary>A text of one line, or null where the key is absent; what cannot be shown as it stands is a mistake.</summary>
    /// <param name="longest">In UTF-16 units, which are characters for everything that is written in our lists.</param>
    public string? Text(string key, int longest, bool lines = false)
    {
        if (Find(key) is not { } at || at.Scalar() is not { } text)
        {
            return null;
        }

        if (text.Length > longest)
        {
            at.Wrong(FileMistakes.TooLong, key, text.Length, longest);
        }
        else if (string.IsNullOrWhiteSpace(text))
        {
            at.Wrong(FileMistakes.Blank, key);
        }
        else if (at.Node is YamlScalarNode { Style: ScalarStyle.Plain } && text is "~" or "null" or "Null" or "NULL")
        {
            at.Wrong(FileMistakes.Null, key, text);
        }
        else if (Wording.HasControlCharacter(lines ? text.Replace("\n", "", StringComparison.Ordinal) : text))
        {
            at.Wrong(FileMistakes.Unshowable, key);
        }
        else if (text != text.Trim())
        {
            at.Wrong(FileMistakes.Edges, key);
        }

        return text;
    }

    public string NeedText(string key, int longest)
    {
        if (Find(key) is null)
        {
            Wrong(FileMistakes.Missing, key);
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

        Wrong(FileMistakes.ListExpected);
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

        at.Wrong(FileMistakes.NotOneOf, text, key, string.Join(", ", known.Keys));
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
                at.Wrong(FileMistakes.NotAFlag, key);
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

        at.Wrong(FileMistakes.NotWhole, key, min, max);
        return null;
    }
}
