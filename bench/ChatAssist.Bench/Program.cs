using ChatAssist.Bench;
using ChatAssist.Bench.Asked;
using ChatAssist.Bench.Deadlines;
using ChatAssist.Bench.Decisions;
using ChatAssist.Bench.Memory;
using ChatAssist.Bench.Starts;
using ChatAssist.Bench.Turns;
using ChatAssist.Host;

// Which parts, all where none is named; --quick is a short run that shows that it works, not a measurement.
var parts = new Dictionary<string, Func<BenchOptions, Table, Task>>
{
    ["turns"] = TurnBench.RunAsync,
    ["decisions"] = DecisionBench.RunAsync,
    ["deadlines"] = DeadlineBench.RunAsync,
    ["memory"] = MemoryBench.RunAsync,
    ["start"] = StartBench.RunAsync,
    ["questions"] = QuestionBench.RunAsync,
};
string home = HostSettings.FindHome() ?? throw new InvalidOperationException("config/ and dialogs/ were not found.");
bool quick = args.Contains("--quick");
string[] wanted = [.. args.Where(a => a != "--quick")];
if (wanted.FirstOrDefault(a => !parts.ContainsKey(a)) is { } unknown)
{
    Console.Error.WriteLine($"'{unknown}' is none of {string.Join(", ", parts.Keys)}.");
    return 1;
}

var options = new BenchOptions(
    home,
    quick,
    Rounds: quick ? 3 : 5,
    Time: TimeSpan.FromSeconds(quick ? 1 : 2),
    WarmUp: TimeSpan.FromSeconds(quick ? 2 : 6),
    Postgres: Environment.GetEnvironmentVariable("BENCH_POSTGRES"));
var table = new Table(Console.Out);
foreach (string part in wanted.Length == 0 ? [.. parts.Keys] : wanted)
{
    await parts[part](options, table);
}

return 0;
