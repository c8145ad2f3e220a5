using System.Diagnostics;

namespace ChatAssist.Bench.Asked;

/// <summary>The usual questions on a large store beside a smaller one, by the program's own commands.</summary>
internal static class QuestionBench
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "chatassist.dll");

    public static async Task RunAsync(BenchOptions options, Table table)
    {
        int large = options.Quick ? 20_000 : 1_000_000;
        using Scratch small = await Scratch.NewAsync(options, withRegister: true), big = await Scratch.NewAsync(options, withRegister: true);
        await RunAsync(small.Settings.Config, "generate", "--data", small.Settings.Data, "--findings", $"{large / 10}", "--complaints", $"{large / 50}");
        await RunAsync(big.Settings.Config, "generate", "--data", big.Settings.Data, "--findings", $"{large}", "--complaints", $"{large / 5}");
        table.Say(await RunAsync(big.Settings.Config, "speed", "--data", big.Settings.Data, "--than", small.Settings.Data, "--times", options.Quick ? "10" : "100"));
    }

    private static async Task<string> RunAsync(string config, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments, "--config", config]) { RedirectStandardOutput = true })!;
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{arguments[0]} ended with {process.ExitCode}: {said}");
    }
}
