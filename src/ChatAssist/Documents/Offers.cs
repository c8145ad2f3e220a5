using ChatAssist.Chat;
using ChatAssist.Desk;

namespace ChatAssist.Documents;

/// <summary>
/// Offers the papers that a turn calls for, with one tap: as more choices of the card that the turn ends with, or on a card
/// of their own. What a turn calls for is read off its facts, so no dialog needs to know of papers.
/// </summary>
internal static class Offers
{
    public static Turn After(TurnContext c, Turn turn)
    {
        var wanted = DocumentKinds.All.Select(k => (Kind: k, Record: k.CalledForBy(turn))).Where(x => x.Record is not null).ToList();
        if (wanted.Count == 0)
        {
            return turn;
        }

        var choices = wanted.ConvertAll(x => new Choice(Key(x.Record!, x.Kind.Id), c.Say(DocumentTexts.Make, c.Say(DocumentTexts.Short(x.Kind)))));
        var atOnce = wanted.FindAll(x => !x.Kind.AsksForWords && x.Record == wanted[0].Record);
        if (atOnce.Count > 1)
        {
            choices.Insert(0, new Choice(Key(wanted[0].Record!, string.Join('+', atOnce.Select(x => x.Kind.Id))), c.Say(DocumentTexts.MakeBoth)));
        }

        var replies = turn.Replies.ToList();
        int last = replies.FindLastIndex(r => r.To == c.Sender.UserId && r.Body is not CardClosedBody);
        if (last >= 0 && replies[last].Body is CardBody card && card.Choices.Count + choices.Count <= CardBody.MostButtons)
        {
            replies[last] = replies[last] with { Body = card with { Choices = [.. card.Choices, .. choices] } };
        }
        else
        {
            choices[0] = choices[0] with { Weight = Weight.Main };
            replies.Add(c.Ask(c.Say(DocumentTexts.Offer, wanted[0].Record), "", choices));
        }

        return turn with { Replies = replies };
    }

    public static string Key(string record, string kinds) => $"document/{record}/issue/{kinds}";
}
