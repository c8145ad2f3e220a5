using System.Globalization;

namespace ChatAssist.Bench;

/// <summary>What was measured, as one Markdown table a subject: columns are figures, rows are contenders.</summary>
internal sealed class Table(TextWriter output)
{
    private string? _subject;

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    public void Add(string subject, string who, IReadOnlyList<(string Name, double Value)> figures)
    {
        if (_subject != subject)
        {
            _subject = subject;
            output.WriteLine();
            output.WriteLine($"| {subject} | {string.Join(" | ", figures.Select(f => f.Name))} |");
            output.WriteLine($"| --- |{string.Concat(figures.Select(_ => " ---: |"))}");
        }

        output.WriteLine($"| {who} | {string.Join(" | ", figures.Select(f => Say(f.Value)))} |");
        output.Flush();
    }

    /// <summary>A table that somebody else made.</summary>
    public void Say(string text)
    {
        _subject = null;
        output.WriteLine();
        output.WriteLine(text.Trim());
        output.Flush();
    }

    private static string Say(double value) => value.ToString(
        Math.Abs(value) >= 1000 ? "#,0" : Math.Abs(value) >= 100 ? "0" : Math.Abs(value) >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
