namespace ChatAssist.Content;

/// <summary>Reads a value's editions: a list whose entries carry source, from and to beside keys of their own.</summary>
public static class DatedReading
{
    /// <param name="at">The list.</param>
    /// <param name="keys">The value's own keys.</param>
    /// <param name="read">The value; null where it has a mistake, which it has noted.</param>
    public static Editions<T> Editions<T>(this YamlReading at, IReadOnlyList<string> keys, Func<YamlReading, T?> read)
        where T : class
    {
        var editions = new List<Dated<T>>();
        var entries = at.List().ToList();
        if (entries.Count == 0)
        {
            at.Wrong("at least one edition is expected");
        }

        foreach (YamlReading entry in entries)
        {
            entry.AllowOnly([.. keys, "source", "from", "to"]);
            T? value = read(entry);
            DateOnly from = entry.Day("from") ?? DateOnly.MinValue, to = entry.Day("to") ?? DateOnly.MaxValue;
            string source = entry.NeedText("source", 60);
            if (to < from)
            {
                entry.Find("to")?.Wrong($"'to' {to:yyyy-MM-dd} is before 'from' {from:yyyy-MM-dd}");
            }
            else if (editions.Any(e => e.From <= to && from <= e.To))
            {
                entry.Wrong("its days overlap those of another edition; from: and to: keep them apart");
            }
            else if (value is not null)
            {
                editions.Add(new Dated<T>(value, from, to, source));
            }
        }

        return new Editions<T>(editions);
    }

    /// <summary>The editions under a key that must be there.</summary>
    public static Editions<T> NeedEditions<T>(this YamlReading at, string key, IReadOnlyList<string> keys, Func<YamlReading, T?> read)
        where T : class
    {
        if (at.Find(key) is { } list)
        {
            return list.Editions(keys, read);
        }

        at.Wrong($"'{key}' is missing");
        return new Editions<T>([]);
    }
}
