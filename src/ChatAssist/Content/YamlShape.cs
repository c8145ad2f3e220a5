using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace ChatAssist.Content;

/// <summary>
/// What must be known of a YAML text before it is built into nodes: aliases can unfold to gigabytes, and a few thousand
/// brackets end the process by its stack. Nothing of ours needs either.
/// </summary>
internal static class YamlShape
{
    /// <summary>A checklist's options are five deep.</summary>
    public const int DeepestNesting = 16;

    /// <summary>False where the text must not be built; the mistake is in the errors.</summary>
    public static bool IsHarmless(string path, string yaml, ContentErrors errors)
    {
        var scanner = new Scanner(new StringReader(yaml));
        int depth = 0;
        try
        {
            while (scanner.MoveNext())
            {
                switch (scanner.Current)
                {
                    case AnchorAlias alias:
                        errors.Add(path, alias.Start.Line, FileMistakes.Alias);
                        return false;
                    case BlockMappingStart or BlockSequenceStart or FlowMappingStart or FlowSequenceStart when ++depth > DeepestNesting:
                        errors.Add(path, scanner.Current.Start.Line, FileMistakes.TooDeep, DeepestNesting);
                        return false;
                    case Error:
                        // The scanner would give it for ever; the parser says what it is.
                        return true;
                    case BlockEnd or FlowMappingEnd or FlowSequenceEnd:
                        depth--;
                        break;
                }
            }

            return true;
        }
        catch (YamlException e)
        {
            Tell(path, yaml, e, errors);
            return false;
        }
        catch (Exception e) when (IsOfTheReader(e))
        {
            errors.Add(path, scanner.CurrentPosition.Line, FileMistakes.Syntax, e.Message);
            return false;
        }
    }

    /// <summary>Text that is broken in the right way makes the reader stumble over itself; that is a mistake in the file all the same.</summary>
    public static bool IsOfTheReader(Exception e) =>
        e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException or NotSupportedException;

    /// <summary>Says what the parser could not read, in words that help where the cause is a usual one.</summary>
    public static void Tell(string path, string yaml, YamlException e, ContentErrors errors)
    {
        string message = e.InnerException?.Message ?? e.Message;
        string detail = message[(message.LastIndexOf("): ", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : 0)..];
        const string Duplicate = "Duplicate key ";
        if (detail.StartsWith(Duplicate, StringComparison.Ordinal))
        {
            errors.Add(path, e.Start.Line, FileMistakes.KeyTwice, detail[Duplicate.Length..]);
        }
        else if (TabNear(yaml, e.Start.Line) is { } line)
        {
            errors.Add(path, line, FileMistakes.Tab);
        }
        else
        {
            errors.Add(path, e.Start.Line, FileMistakes.Syntax, detail);
        }
    }

    /// <summary>The line of a tab that the parser stumbled over: its own, or a neighbour's that it took for the same text.</summary>
    private static long? TabNear(string yaml, long line)
    {
        string[] lines = yaml.Split('\n');
        for (long n = Math.Min(line + 1, lines.Length); n >= Math.Max(1, line - 1); n--)
        {
            string text = lines[n - 1];
            if (text[..(text.Length - text.TrimStart().Length)].Contains('\t', StringComparison.Ordinal))
            {
                return n;
            }
        }

        return null;
    }
}
