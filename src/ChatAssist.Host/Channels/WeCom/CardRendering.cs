using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ChatAssist.Chat;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>A card as WeCom wants it.</summary>
/// <param name="Cut">Something did not fit: the words must go with it, or a person would decide on half of them.</param>
public sealed record RenderedCard(JsonObject Json, bool Cut);

/// <summary>
/// From a card to WeCom's template card, and to its twin in words for whoever is shown no cards. Cuts between characters
/// as people see them, and marks a cut with an ellipsis.
/// </summary>
/// <param name="noticeUrl">Where a card without choices leads; null: such a card goes out as words.</param>
/// <param name="numberHint">A line after numbered choices that tells how to answer; "" for none.</param>
public sealed class CardRendering(CardLimits limits, Uri? noticeUrl, string numberHint)
{
    private const string Ellipsis = "…";

    /// <summary>In UTF-16 units: a family of four has eleven. What piles up more marks on one letter counts as several.</summary>
    private const int LongestCharacter = 12;

    /// <summary>
    /// The card; null where WeCom could not show it: too many choices, a key too long, nothing on a button, no link.
    /// </summary>
    /// <param name="fallbackTaskId">Used where the card has no task id that WeCom takes; unique per app.</param>
    public RenderedCard? Render(CardBody card, string fallbackTaskId)
    {
        string title = card.Title.Length > 0 ? card.Title : card.Text;
        string text = card.Title.Length > 0 ? card.Text : "";
        if (title.Length == 0 || (card.Choices.Count == 0 && noticeUrl is null) || card.Choices.Count > CardBody.MostButtons
            || !card.Choices.All(IsButton))
        {
            return null;
        }

        bool cut = false;
        var json = new JsonObject
        {
            ["card_type"] = card.Choices.Count == 0 ? "text_notice" : "button_interaction",
            ["main_title"] = new JsonObject { ["title"] = Shorten(title, limits.Title, ref cut) },
        };
        if (text.Length > 0)
        {
            json["sub_title_text"] = Shorten(text, limits.Text, ref cut);
        }

        json["task_id"] = IsTaskId(card.TaskId) ? card.TaskId : fallbackTaskId;
        if (card.Choices.Count == 0)
        {
            json["card_action"] = new JsonObject { ["type"] = 1, ["url"] = noticeUrl!.AbsoluteUri };
        }
        else
        {
            var buttons = new JsonArray();
            foreach (var choice in card.Choices)
            {
                string label = Shorten(choice.Label, limits.Button, ref cut);
                buttons.Add(new JsonObject { ["text"] = label, ["style"] = StyleOf(choice.Weight), ["key"] = choice.Key });
            }

            json["button_list"] = buttons;
        }

        return new RenderedCard(json, cut);
    }

    /// <summary>The same in words; with the hint where there is something to answer.</summary>
    public string Words(CardBody card) =>
        card.Choices.Count > 0 && numberHint.Length > 0 ? card.Plain + "\n" + numberHint : card.Plain;

    /// <summary>
    /// As wide as so many Chinese characters at most, the ellipsis included. A Latin letter or a digit is half as wide, so
    /// that 整改好了F-2026-0001 fits on a button of ten.
    /// </summary>
    public static string Shorten(string text, int most, ref bool cut)
    {
        int[] starts = StringInfo.ParseCombiningCharacters(text);
        int longest = most * LongestCharacter, halves = 0, end = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            int at = starts[i], next = i + 1 < starts.Length ? starts[i + 1] : text.Length;
            end = halves <= 2 * (most - 1) && at < longest ? at : end;
            halves += next - at == 1 && char.IsAscii(text[at]) ? 1 : 2;
            if (halves > 2 * most || next > longest)
            {
                cut = true;
                return text[..(end > 0 ? end : Whole(text, longest - Ellipsis.Length))] + Ellipsis;
            }
        }

        return text;
    }

    /// <summary>
    /// WeCom's style of a button, 1 to 4, of which 1 is the default. How each looks was not seen on a real phone yet
    /// [not verified]: filled blue, blue on grey, red, grey. Red is not used: nothing here is undone by a tap.
    /// </summary>
    private static int StyleOf(Weight weight) => weight switch
    {
        Weight.Main => 1,
        Weight.Less => 4,
        _ => 2,
    };

    /// <summary>So many UTF-16 units, or one less where that would halve a pair.</summary>
    private static int Whole(string text, int units) => char.IsHighSurrogate(text[units - 1]) ? units - 1 : units;

    private static bool IsButton(Choice choice) =>
        !string.IsNullOrWhiteSpace(choice.Label) && Encoding.UTF8.GetByteCount(choice.Key) is > 0 and <= CardLimits.KeyBytes;

    private static bool IsTaskId(string id) =>
        id.Length is > 0 and <= CardLimits.TaskIdBytes && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '@');
}
