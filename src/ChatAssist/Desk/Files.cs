using ChatAssist.Chat;

namespace ChatAssist.Desk;

/// <summary>What to say where a file cannot be used; the conversation stays where it was.</summary>
public static class Files
{
    /// <returns>Null where the file is fine, or still on its way: it is fetched again and its sender told if that fails.</returns>
    public static string? Refusal(TurnContext context, MediaRef file) => file.Problem switch
    {
        MediaProblem.Corrupt => context.Say(DeskTexts.FileCorrupt),
        MediaProblem.TooLarge => context.Say(DeskTexts.FileTooLarge),
        MediaProblem.Gone => context.Say(DeskTexts.FileGone),
        _ => null,
    };
}
