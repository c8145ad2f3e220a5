using System.Text;
using System.Text.RegularExpressions;
using ChatAssist.Content;

namespace ChatAssist.Host.Transcripts;

/// <summary>Plays a transcript and finds the first difference between what was said and what should have been.</summary>
public sealed class TranscriptPlayer(ChatSession session, Rules rules)
{
    private readonly Queue<Said> _heard = [];

    /// <returns>Null where all went as written; else the line and both versions.</returns>
    public async Task<string?> PlayAsync(IReadOnlyList<Step> steps)
    {
        foreach (Step step in steps)
        {
            if (step is not Step.Expects && _heard.TryPeek(out Said? extra))
            {
                return $"line {step.Line}: before this, unexpected\n{Show(extra)}";
            }

            switch (step)
            {
                case Step.At at:
                    session.Clock.Now = new DateTimeOffset(at.Local, rules.Zone.GetUtcOffset(at.Local));
                    break;
                case Step.Pass pass:
                    Hear(await session.PassAsync(pass.Time, pass.Down));
                    break;
                case Step.Says says:
                    session.Clock.Now += TimeSpan.FromSeconds(1);
                    Hear(await session.SayAsync(says.Who, says.Text));
                    break;
                case Step.Expects expects:
                    if (!_heard.TryDequeue(out Said? said))
                    {
                        return $"line {expects.Line}: expected, but nothing more was said\n{Show(new Said(expects.Who, expects.Text))}";
                    }

                    if (said.Who != expects.Who || !Matches(expects.Text, said.Text))
                    {
                        return $"line {expects.Line}: expected\n{Show(new Said(expects.Who, expects.Text))}\nbut heard\n{Show(said)}";
                    }

                    break;
            }
        }

        return _heard.TryPeek(out Said? last) ? $"at the end, unexpected\n{Show(last)}" : null;
    }

    /// <summary>In the form of a transcript's line.</summary>
    public static string Show(Said said) => $"{Transcript.Assistant}{said.Who}: {said.Text.Replace("\n", "\n  ", StringComparison.Ordinal)}";

    private void Hear(IReadOnlyList<Said> said)
    {
        foreach (Said one in said)
        {
            _heard.Enqueue(one);
        }
    }

    /// <summary>… in what is expected stands for anything, even nothing.</summary>
    private static bool Matches(string expected, string said)
    {
        var pattern = new StringBuilder("^");
        pattern.AppendJoin("[\\s\\S]*", expected.TrimEnd().Split('…').Select(Regex.Escape)).Append('$');
        return Regex.IsMatch(said.TrimEnd(), pattern.ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }
}
