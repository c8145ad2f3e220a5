using ChatAssist.Content;

namespace ChatAssist.Tests.Questions;

/// <summary>The repository's content with the demonstration's people and targets, made once.</summary>
internal static class QuestionLibrary
{
    public static readonly Library Demo = Home.Content(new(Home.Of("config"), Home.Of("dialogs")), QuestionCases.Demo(Home.Of("config")));
}
