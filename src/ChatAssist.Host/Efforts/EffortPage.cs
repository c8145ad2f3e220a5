namespace ChatAssist.Host.Efforts;

/// <summary>The page docs/effort.md.</summary>
public static class EffortPage
{
    public const string Path = "docs/effort.md";

    private const string Head = """
        # What an inspection costs in messages

        Made by `chatassist effort --write docs/effort.md`, which holds every one of these conversations through the real
        dialogs and a real store and checks that both ways end in the same findings.

        Counted is everything that the inspector sends, taps included: what begins it (whom, what, with whom; one message
        where one can say it), the place at the start, the answers, a photo for each of two failures, 提交, 没有要说的 for the
        other party's statement, and the photo of its signature, upon which it is handed in. Not counted is what the
        assistant answers, and what a second inspector sends.

        - **One by one**: every answer is a message of its own.
        - **As people do**: one message for all checks (the items that fail, each with its words, and that the rest is fine),
          values as they are asked for.

        A visit comes to fewer items than the list has where answers make others pointless. The goal is at most 8 messages for
        the fourteen items of `work-safety`.

        | list | name | items | asked | failures | photos | one by one | as people do |
        | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |

        """;

    public static string Of(IReadOnlyList<EffortRow> rows) => Head + string.Concat(rows.Select(r => r + "\n"));
}
