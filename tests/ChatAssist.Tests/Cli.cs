using System.Diagnostics;

namespace ChatAssist.Tests;

/// <summary>The program as a person runs it from a shell.</summary>
internal static class Cli
{
    public static Task<(int Code, string Output, string Error)> RunAsync(params IReadOnlyList<string> arguments) => RunInAsync("UTC", arguments);

    /// <param name="zone">The time zone of the machine that it runs on.</param>
    public static async Task<(int Code, string Output, string Error)> RunInAsync(string zone, params IReadOnlyList<string> arguments)
    {
        string program = typeof(Host.Commands.DemoRegister).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Home.Of(""),
            Environment = { ["TZ"] = zone },
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
