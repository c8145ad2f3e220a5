using System.Text.Json.Nodes;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>One message of the app to one member.</summary>
/// <param name="Type">text, markdown, image, file or template_card.</param>
/// <param name="Content">What WeCom expects under the name of the type.</param>
/// <param name="SuppressDuplicate">WeCom drops it if it took the same content for the same person within half an hour.</param>
public sealed record AppMessage(string To, string Type, JsonObject Content, bool SuppressDuplicate);

public sealed partial class WeComApi
{
    /// <summary>Seconds. Where the answer to a send was lost, the same content within this time is the same message.</summary>
    public const int DuplicateWindow = 1800;

    /// <summary>Sends to one member. Success with the member listed as invalid or unlicensed is no success: 81013.</summary>
    public async Task<ApiResult> SendAsync(AppMessage message, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["touser"] = message.To,
            ["msgtype"] = message.Type,
            ["agentid"] = _options.AgentId,
            [message.Type] = message.Content.DeepClone(),
        };
        if (message.SuppressDuplicate)
        {
            body["enable_duplicate_check"] = 1;
            body["duplicate_check_interval"] = DuplicateWindow;
        }

        var result = await PostAsync("cgi-bin/message/send", body, cancellationToken);
        return result.Ok && (Lists(result, "invaliduser", message.To) || Lists(result, "unlicenseduser", message.To))
            ? result with { Code = 81013 }
            : result;
    }

    /// <summary>
    /// Turns the buttons of a pressed card into one grey label for the member who pressed. The code works once, for 72 h
    /// (60140 afterwards).
    /// </summary>
    public Task<ApiResult> MarkAnsweredAsync(string cardCode, string userId, string label, CancellationToken cancellationToken) =>
        PostAsync(
            "cgi-bin/message/update_template_card",
            new JsonObject
            {
                ["userids"] = new JsonArray(userId),
                ["agentid"] = _options.AgentId,
                ["response_code"] = cardCode,
                ["button"] = new JsonObject { ["replace_name"] = label },
            },
            cancellationToken);

    /// <summary>Puts the app's menu in place of the one before. Members see it within a day, at once after re-entering.</summary>
    public Task<ApiResult> CreateMenuAsync(Menu menu, CancellationToken cancellationToken) =>
        PostAsync("cgi-bin/menu/create", menu.ToJson(), cancellationToken, ("agentid", $"{_options.AgentId}"));

    /// <summary>Ids come back in lower case, joined by bars.</summary>
    private static bool Lists(ApiResult result, string field, string userId) =>
        result.Text(field).Split('|', StringSplitOptions.RemoveEmptyEntries).Contains(userId, StringComparer.OrdinalIgnoreCase);
}
