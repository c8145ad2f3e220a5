namespace ChatAssist.Demo.Simulator;

/// <summary>One request and its answer, as somebody listening on the line sees it and as the key opens it.</summary>
public sealed record WireExchange
{
    public required long Number { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>True for a callback into the app, false for the app's call of the API.</summary>
    public required bool IntoApp { get; init; }

    /// <summary>The API's name (message/send), or the kind of message or event of a callback.</summary>
    public required string Name { get; init; }

    /// <summary>Path and query; access tokens and secrets are masked.</summary>
    public required string Path { get; init; }

    /// <summary>HTTP status; 0 if there was no answer in time.</summary>
    public required int Status { get; init; }

    /// <summary>The API's errcode; 0 for callbacks.</summary>
    public int Errcode { get; init; }

    public required int Bytes { get; init; }
    public required double Milliseconds { get; init; }

    /// <summary>The start of what went over the wire encrypted; empty for the API, which is plain inside TLS.</summary>
    public string Cipher { get; init; } = "";

    /// <summary>The start of the decrypted XML, or of the JSON sent.</summary>
    public string Clear { get; init; } = "";

    public string Answer { get; init; } = "";

    /// <summary>What the simulator did that the app cannot see: dropped, cut, answer lost.</summary>
    public string Note { get; init; } = "";

    public const int Excerpt = 8192;

    public static string Start(string text) => text.Length <= Excerpt ? text : text[..Excerpt] + "…";
}
