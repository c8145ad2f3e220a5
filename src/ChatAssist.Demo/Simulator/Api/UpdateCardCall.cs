using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAssist.Demo.Simulator.Api;

/// <summary>
/// message/update_template_card: the buttons become one grey word, or the whole card another one, on the phones of
/// those named. The response_code says which card and is spent by the call.
/// </summary>
internal sealed class UpdateCardCall(SimulatedCorp corp)
{
    public ApiAnswer Handle(ApiCall call)
    {
        JsonElement body = call.Json;
        RefusalException.If(body.Int("agentid") != corp.Settings.AgentId, Errcode.WrongAgent, "invalid agentid");
        string[] ids = [.. body.List("userids").Select(JsonReading.AsText)];
        bool all = body.Int("atall") == 1;
        HashSet<string> readers = [.. ids.Select(corp.Find).OfType<Member>().Select(m => m.UserId)];
        RefusalException.If(!all && readers.Count == 0, Errcode.NoRecipient, "user & party & tag all invalid");
        Func<PhoneCard, PhoneCard> change = ChangeOf(body);
        string task = corp.ResponseCodes.Spend(body.Str("response_code"));
        corp.Phones.Replace(
            m => m.Card?.TaskId == task && task.Length > 0 && (all || readers.Contains(m.UserId)),
            m => WithCard(m, change(m.Card!)));
        string[] invalid = [.. ids.Where(i => corp.Find(i) is null).Select(i => i.ToLowerInvariant())];
        return ApiAnswer.Ok(invalid.Length > 0 ? new JsonObject { ["invaliduser"] = string.Join('|', invalid) } : null);
    }

    private static PhoneMessage WithCard(PhoneMessage message, PhoneCard card) =>
        message with { Card = card, Text = card.Words };

    private static Func<PhoneCard, PhoneCard> ChangeOf(JsonElement body)
    {
        if (body.Has("button"))
        {
            string name = body.Get("button").Str("replace_name");
            RefusalException.If(name.Length == 0, Errcode.CardButtonText, "replace_name is required");
            return card => card with { Buttons = [Spent(name)] };
        }

        JsonElement json = body.Get("template_card");
        RefusalException.If(json.ValueKind != JsonValueKind.Object, Errcode.WrongArgument, "button or template_card is required");
        string replaced = json.Str("replace_text");
        PhoneCard read = CardRules.Read(WithTask(json));
        return card => read with
        {
            TaskId = card.TaskId,
            Buttons = replaced.Length > 0 ? [Spent(replaced)] : read.Buttons,
        };
    }

    private static CardButton Spent(string text) => new(text, "", 4, Disabled: true);

    // A replacement needs no task_id of its own: it stays the card that it was.
    private static JsonElement WithTask(JsonElement card)
    {
        var copy = JsonObject.Create(card)!;
        copy["task_id"] = "same";
        return JsonSerializer.SerializeToElement(copy);
    }
}
