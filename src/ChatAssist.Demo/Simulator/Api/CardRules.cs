using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChatAssist.Demo.Simulator.Api;

/// <summary>Reads a template card and holds it to WeCom's limits; what is left is what the phone draws.</summary>
internal static partial class CardRules
{
    /// <summary>Wider button texts are not refused; the phone shows their start. In halves of a Chinese character.</summary>
    private const int ButtonHalves = 20;

    public static PhoneCard Read(JsonElement card)
    {
        string type = card.Str("card_type");
        JsonElement main = card.Get("main_title"), emphasis = card.Get("emphasis_content"), quote = card.Get("quote_area");
        var read = new PhoneCard
        {
            Type = type,
            TaskId = card.Str("task_id"),
            Source = card.Get("source").Str("desc"),
            Title = main.Str("title"),
            Description = main.Str("desc"),
            Emphasis = emphasis.Str("title"),
            EmphasisLabel = emphasis.Str("desc"),
            QuoteTitle = quote.Str("title"),
            Quote = quote.Str("quote_text"),
            SubTitle = card.Str("sub_title_text"),
            Url = card.Get("card_action").Str("url"),
            Rows = [.. card.List("horizontal_content_list").Select(r => new CardRow(r.Str("keyname"), r.Str("value"), r.Str("url")))],
            Jumps = [.. card.List("jump_list").Select(j => new CardRow(j.Str("title"), "", j.Str("url")))],
            Menu = [.. card.Get("action_menu").List("action_list").Select(a => new CardButton(a.Str("text"), a.Str("key")))],
        };
        CheckCommon(card, read);
        return type switch
        {
            "text_notice" => TextNotice(card, read),
            "button_interaction" => ButtonInteraction(card, read),
            "vote_interaction" => Vote(card, read),
            "multiple_interaction" => Multiple(card, read),
            "news_notice" => read,
            _ => throw new RefusalException(Errcode.CardType, "invalid card_type"),
        };
    }

    private static void CheckCommon(JsonElement card, PhoneCard read)
    {
        RefusalException.If(read.Title.Length == 0 && read.SubTitle.Length == 0, Errcode.CardTitle, "main_title.title or sub_title_text is required");
        RefusalException.If(read.Rows.Count > 6, Errcode.CardRows, "horizontal_content_list has more than 6 items");
        RefusalException.If(read.Rows.Any(r => r.Name.Length == 0), Errcode.CardRows, "horizontal_content_list.keyname is required");
        RefusalException.If(read.Jumps.Count > 3, Errcode.CardJumps, "jump_list has more than 3 items");
        bool menu = card.Has("action_menu");
        RefusalException.If(menu && read.Menu.Count is < 1 or > 3, Errcode.CardMenu, "action_menu.action_list must have 1 to 3 items");
        RefusalException.If(read.TaskId.Length > 0 && !TaskId().IsMatch(read.TaskId), Errcode.CardTaskId, "invalid task_id");
        RefusalException.If(
            read.TaskId.Length == 0 && (menu || read.Type is "button_interaction" or "vote_interaction" or "multiple_interaction"),
            Errcode.CardTaskId,
            "task_id is required");
    }

    private static PhoneCard TextNotice(JsonElement card, PhoneCard read)
    {
        RefusalException.If(card.Get("card_action").Int("type") is not (1 or 2), Errcode.CardAction, "card_action is required");
        return read;
    }

    private static PhoneCard ButtonInteraction(JsonElement card, PhoneCard read)
    {
        IReadOnlyList<JsonElement> buttons = card.List("button_list");
        RefusalException.If(buttons.Count is < 1 or > 6, Errcode.CardButtons, "button_list must have 1 to 6 items");
        JsonElement selection = card.Get("button_selection");
        return read with
        {
            Buttons = [.. buttons.Select(Button)],
            Selectors = selection.ValueKind == JsonValueKind.Object ? [Selector(selection)] : [],
        };
    }

    private static PhoneCard Vote(JsonElement card, PhoneCard read)
    {
        JsonElement box = card.Get("checkbox");
        IReadOnlyList<JsonElement> options = box.List("option_list");
        RefusalException.If(options.Count is < 1 or > 20, Errcode.CardOptions, "option_list must have 1 to 20 items");
        return read with
        {
            Selectors = [new(box.Str("question_key"), "", box.Int("mode") == 1, [.. options.Select(o =>
                new CardOption(o.Str("id"), o.Str("text"), o.Get("is_checked").ValueKind == JsonValueKind.True))])],
            Buttons = [Submit(card)],
        };
    }

    private static PhoneCard Multiple(JsonElement card, PhoneCard read)
    {
        IReadOnlyList<JsonElement> selectors = card.List("select_list");
        RefusalException.If(selectors.Count is < 1 or > 3, Errcode.CardSelectors, "select_list must have 1 to 3 items");
        return read with { Selectors = [.. selectors.Select(Selector)], Buttons = [Submit(card)] };
    }

    private static CardSelector Selector(JsonElement json)
    {
        IReadOnlyList<JsonElement> options = json.List("option_list");
        RefusalException.If(options.Count is < 1 or > 10, Errcode.CardOptions, "option_list must have 1 to 10 items");
        RefusalException.If(json.Str("question_key").Length == 0, Errcode.CardSelectors, "question_key is required");
        string chosen = json.Str("selected_id");
        return new(json.Str("question_key"), json.Str("title"), false, [.. options.Select(o =>
            new CardOption(o.Str("id"), o.Str("text"), o.Str("id") == chosen))]);
    }

    private static CardButton Submit(JsonElement card)
    {
        RefusalException.If(!card.Has("submit_button"), Errcode.CardSubmit, "submit_button is required");
        return Button(card.Get("submit_button"));
    }

    private static CardButton Button(JsonElement json)
    {
        string text = json.Str("text"), key = json.Str("key");
        bool link = json.Int("type") == 1;
        RefusalException.If(text.Length == 0, Errcode.CardButtonText, "button text is required");
        RefusalException.If(
            !link && (key.Length == 0 || Encoding.UTF8.GetByteCount(key) > 1024), Errcode.CardButtonKey, "invalid button key");
        return new(Shown(text), key, json.Int("style", 1));
    }

    private static string Shown(string text)
    {
        int halves = 0;
        int end = text.TakeWhile(c => (halves += char.IsAscii(c) ? 1 : 2) <= ButtonHalves).Count();
        return end == text.Length ? text : text[..end] + "…";
    }

    [GeneratedRegex(@"^[0-9A-Za-z_\-@]{1,128}\z")]
    private static partial Regex TaskId();
}
