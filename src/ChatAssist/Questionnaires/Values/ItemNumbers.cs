namespace ChatAssist.Questionnaires.Values;

/// <summary>The numbers of a checklist's items, as people list them.</summary>
public static class ItemNumbers
{
    private const int MaxLength = 256;
    private const int MaxItems = 999;
    private const string Circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

    private const string Marks = Circled + "第#(";
    private const string Closing = "项条题款号)";

    private static readonly string[] Everything = ["全部", "所有", "全都", "全部都", "每一项", "所有项", "全部项", "全选"];
    private static readonly string[] Separators = [" ", .. Scan.Words("、 , ; . / | + & 和 与 及 跟 加 以及 还有")];
    private static readonly string[] Ranges = Scan.Words("- ~ 到 至");
    private static readonly string[] Before = Scan.Words("第 # ( no. no");
    private static readonly string[] After = Scan.Words("项 条 题 款 个 号 )");

    /// <summary>
    /// Shapes: 1-5, 1到5, 1、3、5, 1,3,7-9, 1.3.5, 3 6, 三和六, 第3项, 第3、5项, 第一到第五条, ①③, 全部; Arabic or Chinese numbers in any
    /// order, a space or any of 、，；. / 和 及 … between them. A dot lists: 3.5 are two items.
    /// </summary>
    /// <param name="text">What was written, at most 256 characters.</param>
    /// <param name="max">The number of the last item, at most 999.</param>
    /// <param name="numbers">Each number once, ascending, 1 to <paramref name="max"/>; empty where false is returned.</param>
    /// <param name="offending">The first number that spoils a list that was otherwise understood so far: one below 1 or above
    /// <paramref name="max"/>, or the end of a range that runs backwards (the 3 of 5-3).</param>
    /// <returns>False with <paramref name="offending"/> set, or null where this is no list of numbers at all.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, int max, out IReadOnlyList<int> numbers, out int? offending)
    {
        numbers = [];
        offending = null;
        if (text.Length > MaxLength)
        {
            return false;
        }

        max = Math.Min(max, MaxItems);
        var list = ValueText.Trim(TextFold.Fold(text).ToLowerInvariant());
        var found = new SortedSet<int>();
        if (Everything.Contains(list.ToString()))
        {
            found.UnionWith(Enumerable.Range(1, Math.Max(max, 0)));
        }
        else if (!TryReadAll(list, max, found, out offending))
        {
            return false;
        }

        numbers = [.. found];
        return found.Count > 0;
    }

    private static bool TryReadAll(ReadOnlySpan<char> list, int max, SortedSet<int> found, out int? offending)
    {
        var scan = new Scan(list);
        do
        {
            if (!TryReadEntry(ref scan, out var from, out var to))
            {
                offending = null;
                return false;
            }

            offending = from < 1 || from > max ? from : to < from || to > max ? to : null;
            if (offending != null)
            {
                return false;
            }

            found.UnionWith(Enumerable.Range(from, to - from + 1));
        }
        while (TryTakeSeparator(ref scan, list));
        return scan.End;
    }

    private static bool TryReadEntry(ref Scan scan, out int from, out int to)
    {
        scan.Take("从");
        to = 0;
        if (!TryReadNumber(ref scan, out from))
        {
            return false;
        }

        to = from;
        var rest = scan;
        rest.Take(" ");
        if (!rest.TakeAny(Ranges, out var mark))
        {
            return true;
        }

        while (rest.Take(mark) || rest.Take(" "))
        {
        }

        scan = rest;
        return TryReadNumber(ref scan, out to);
    }

    private static bool TryReadNumber(ref Scan scan, out int number)
    {
        number = scan.End ? 0 : Circled.IndexOf(scan.Rest[0]) + 1;
        if (number > 0)
        {
            scan.Skip(1);
            return true;
        }

        scan.TakeAny(Before);
        scan.Take(" ");
        var read = scan.TakeInteger(out number, out _);
        scan.TakeAny(After);
        return read;
    }

    /// <summary>
    /// Something must stand between two entries, unless one of them brings a mark of its own (第3项第5项, 3号6号, ①③).
    /// </summary>
    private static bool TryTakeSeparator(ref Scan scan, ReadOnlySpan<char> list)
    {
        var separated = !scan.End && (Marks.Contains(scan.Rest[0]) || Closing.Contains(list[^(scan.Rest.Length + 1)]));
        var dots = 0;
        while (scan.TakeAny(Separators, out var separator))
        {
            dots += separator == "." ? 1 : 0;
            separated = true;
        }

        return separated && dots < 2; // 1..5 may be a range
    }
}
