using System.Globalization;
using System.Text;

namespace ChatAssist.Tests.EndToEnd.Soak;

/// <summary>What became of one seed.</summary>
/// <param name="Failure">"" where all was as it must be.</param>
internal sealed record Result(
    int Seed, Stage Stage, int Messages, IReadOnlyDictionary<string, int> Troubles, TimeSpan Took, string Failure);

/// <summary>The table that `make soak` prints.</summary>
internal static class SoakTable
{
    public static string Of(IReadOnlyList<Result> results, int from, TimeSpan took, TimeSpan cpu)
    {
        var s = new StringBuilder();
        Line($"{results.Count} seeds from {from} on, played in {took.TotalSeconds:0} s ({cpu.TotalSeconds:0} s of CPU without those in processes of their own); {results.Count(r => r.Failure.Length > 0)} failed");
        Line($"");
        Line($"| | SQLite | PostgreSQL | process | together |");
        Line($"| --- | ---: | ---: | ---: | ---: |");
        Row("seeds", _ => 1);
        Row("messages acknowledged", r => r.Messages);
        foreach (string kind in results.SelectMany(r => r.Troubles.Keys).Distinct().Order(StringComparer.OrdinalIgnoreCase))
        {
            Row(kind, r => r.Troubles.GetValueOrDefault(kind));
        }

        Row("seconds", r => r.Took.TotalSeconds);
        Row("failed", r => r.Failure.Length > 0 ? 1 : 0);
        return s.ToString();

        void Row(string name, Func<Result, double> count)
        {
            double Sum(Stage stage) => results.Where(r => r.Stage == stage).Sum(count);
            Line($"| {name} | {Sum(Stage.Sqlite):0} | {Sum(Stage.Postgres):0} | {Sum(Stage.Process):0} | {results.Sum(count):0} |");
        }

        void Line(FormattableString line) => s.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
