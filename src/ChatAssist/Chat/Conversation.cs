using System.Text.Json;

namespace ChatAssist.Chat;

/// <summary>Where a person stands in the talk.</summary>
/// <param name="UserId">Whose conversation it is.</param>
/// <param name="Position">The dialog that listens next, and its state.</param>
/// <param name="Offered">The choices of the last card shown, so that a bare number can be read as one of them.</param>
/// <param name="Version">Counts up by one with every turn; a turn decided on an older one is decided again.</param>
public sealed record Conversation(string UserId, Position Position, IReadOnlyList<Choice> Offered, long Version)
{
    public static Conversation New(string userId) => new(userId, Position.Idle, [], 0);
}

/// <summary>The dialog that listens next, by name, and its state as JSON: between two messages nothing lives in memory.</summary>
public sealed record Position(string Dialog, string State)
{
    private static readonly JsonSerializerOptions Json = ChatJson.Options;

    /// <summary>Nothing is open: the next message may begin anything.</summary>
    public static readonly Position Idle = new("", "");

    public static Position At<T>(string dialog, T state) => new(dialog, JsonSerializer.Serialize(state, Json));

    public T Read<T>() => JsonSerializer.Deserialize<T>(State, Json)
        ?? throw new InvalidOperationException($"The position of dialog {Dialog} holds no state.");
}
