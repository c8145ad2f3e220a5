using ChatAssist.Bench;
using ChatAssist.Bench.Turns;
using ChatAssist.Host;

var table = new Table(Console.Out);
string home = HostSettings.FindHome() ?? throw new InvalidOperationException("config/ and dialogs/ were not found.");
bool quick = args.Contains("--quick");
var options = new BenchOptions(
    home,
    Rounds: quick ? 3 : 7,
    Time: TimeSpan.FromSeconds(quick ? 1 : 3),
    WarmUp: TimeSpan.FromSeconds(quick ? 1 : 3),
    Postgres: Environment.GetEnvironmentVariable("BENCH_POSTGRES"));
await TurnBench.RunAsync(options, table);
