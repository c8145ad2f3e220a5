using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Questionnaires;
using ChatAssist.Questionnaires.Values;

namespace ChatAssist.Inspections;

/// <summary>What is asked back in a walk where words are not clear: never guessed, and answered with a tap where that can be.</summary>
internal sealed partial class WalkTurn
{
    /// <summary>One short question back; what was said is kept until it is answered.</summary>
    private Turn? Doubtful(AnswerReading.Unclear d, IReadOnlyList<string> before)
    {
        if (d.Item is { } item && CardOf(d, item) is { } card)
        {
            return new Turn(
                At(item, d.Doubt == Doubt.HalfOfDay ? WalkAsk.HalfOfDay : WalkAsk.Verdict, d.Said),
                [.. before.Count == 0 ? [] : (IEnumerable<Reply>)[c.Reply(string.Join('\n', before))], card],
                []);
        }

        string said = d.Doubt switch
        {
            Doubt.NoSuchItem => c.Say(WalkTexts.DoubtNoSuchItem, d.Said, record.Walk.Items.Count),
            Doubt.NotAValue => c.Say(WalkTexts.DoubtNotAValue, d.Item!.Number, Text.Shorten(d.Said, 40)),
            Doubt.WrongUnit => c.Say(WalkTexts.DoubtWrongUnit, d.Item!.Number, d.Item.Question.Unit ?? ""),
            Doubt.WrongKind => c.Say(WalkTexts.DoubtWrongKind, d.Item!.Number, d.Item.Question.Name),
            Doubt.NoSuchOption => c.Say(WalkTexts.DoubtNoSuchOption, Text.Shorten(d.Said, 40)),
            Doubt.BareNumber => c.Say(WalkTexts.DoubtBareNumber, d.Said),
            Doubt.WhichItem => c.Say(WalkTexts.DoubtWhichItem),
            _ => c.Say(WalkTexts.DoubtTooMany),
        };
        return d is { Item: { } shown, Doubt: not Doubt.BareNumber } ? Show(shown, [.. before, said]) : c.Stay(string.Join('\n', [.. before, said]));
    }

    /// <summary>What can be answered by a tap.</summary>
    private Reply? CardOf(AnswerReading.Unclear d, WalkItem item)
    {
        Choice To(string what, string label, Weight weight = Weight.Plain) =>
            new(WalkCards.Key(Number, item.Key, what), label, weight);
        string said = Text.Shorten(d.Said, 40);
        switch (d.Doubt)
        {
            case Doubt.NoVerdict:
                return c.Ask(
                    c.Say(WalkTexts.DoubtNoVerdict, item.Number, said), "",
                    To("said-fail", c.Say(WalkTexts.DoubtFail)), To("said-pass", c.Say(WalkTexts.DoubtPass)),
                    To("again", c.Say(WalkTexts.DoubtNotAnAnswer), Weight.Less));
            case Doubt.EitherWay:
                return c.Ask(
                    c.Say(WalkTexts.DoubtEitherWay, item.Number, said), "",
                    To("pass", c.Say(WalkTexts.Pass)), To("fail", c.Say(WalkTexts.Fail)), To("na", c.Say(WalkTexts.NotApplicable)));
            case Doubt.PassOrSkip:
                return c.Ask(
                    c.Say(WalkTexts.DoubtPassOrSkip, item.Number, said), "",
                    To("pass", c.Say(WalkTexts.Pass)), To("skip", c.Say(WalkTexts.Skipped)));
            case Doubt.HowMany:
                return c.Ask(
                    c.Say(WalkTexts.DoubtHowMany, item.Number, said), "", To("pass", c.Say(WalkTexts.NextItem, item.Number, c.Say(WalkTexts.Pass))));
            case Doubt.HalfOfDay when TimeOfDay.TryParse(d.Said, out ClockTime clock):
                return c.Ask(
                    c.Say(WalkTexts.DoubtHalfOfDay, said), "",
                    [.. new[] { (WalkTexts.Morning, clock.Time), (WalkTexts.Afternoon, clock.Time.AddHours(12)) }
                        .Select(t => To($"={t.Item2:HH:mm}", c.Say(t.Item1, $"{t.Item2:HH:mm}")))]);
            default:
                return null;
        }
    }
}
