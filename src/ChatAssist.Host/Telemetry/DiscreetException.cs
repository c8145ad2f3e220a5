using System.Data.Common;
using System.Text;

namespace ChatAssist.Host.Telemetry;

/// <summary>
/// A fault as a log may show it (K-09): what broke and where, not what .NET quotes of it. "The given key 'vil01' was not
/// present" and "The input string '139…' was not in a correct format" would put people into the log.
/// </summary>
public sealed class DiscreetException : Exception
{
    private readonly Exception _fault;

    private DiscreetException(Exception fault)
        : base(Said(fault)) => _fault = fault;

    public static DiscreetException Of(Exception fault) => new(fault);

    public override string ToString()
    {
        var text = new StringBuilder();
        for (Exception? e = _fault; e is not null; e = e.InnerException)
        {
            text.Append(text.Length == 0 ? "" : "\n ---> ").Append(Said(e)).Append(e.StackTrace is { } trace ? "\n" + trace : "");
        }

        return text.ToString();
    }

    /// <summary>
    /// What a fault says, where that is about the program, its files, its connections and its database, never about what somebody sent;
    /// else nothing. (PostgreSQL's words come without their detail, which has the values.)
    /// </summary>
    public static string Words(Exception fault) =>
        fault is InvalidOperationException or IOException or TimeoutException or OperationCanceledException or InvalidDataException or DbException
            or HttpRequestException or UnauthorizedAccessException ? fault.Message : "";

    private static string Said(Exception e) => Words(e) is { Length: > 0 } words ? $"{e.GetType()}: {words}" : $"{e.GetType()}";
}
