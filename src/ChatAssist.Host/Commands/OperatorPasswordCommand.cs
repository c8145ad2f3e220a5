using System.CommandLine;
using ChatAssist.Host.Operators;

namespace ChatAssist.Host.Commands;

/// <summary>chatassist operator-password: what to put into ChatAssist__OperatorPassword.</summary>
internal static class OperatorPasswordCommand
{
    public static Command Build()
    {
        var command = new Command("operator-password", "Reads a password from standard input and prints its hash for ChatAssist__OperatorPassword.");
        command.SetAction((_, _) => Common.RunAsync(() =>
        {
            string password = Read();
            if (password.Length is < OperatorPassword.Shortest or > OperatorPassword.Longest)
            {
                throw new FormatException($"The password must have {OperatorPassword.Shortest} to {OperatorPassword.Longest} characters.");
            }

            Console.WriteLine(OperatorPassword.Make(password));
            return Task.FromResult(0);
        }));
        return command;
    }

    /// <summary>A line; from a keyboard unseen.</summary>
    private static string Read()
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() ?? "";
        }

        Console.Error.Write("Password: ");
        var typed = new Stack<char>();
        for (ConsoleKeyInfo key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.TryPop(out _);
            }
            else if (!char.IsControl(key.KeyChar) && typed.Count <= OperatorPassword.Longest)
            {
                typed.Push(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return string.Concat(typed.Reverse());
    }
}
