using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAssist.Demo.Simulator.Api;

/// <param name="Type">click, view, scancode_push, scancode_waitmsg, pic_sysphoto, pic_photo_or_album, pic_weixin,
/// location_select; empty for an entry that only opens a list.</param>
public sealed record MenuEntry(string Name, string Type, string Key, string Url, IReadOnlyList<MenuEntry> Sub);

/// <summary>The menu under the chat: at most 3 entries of 16 bytes, each with at most 5 below it of 40 bytes.</summary>
public sealed class AppMenu(int agentId)
{
    private static readonly string[] Types =
    [
        "click", "view", "scancode_push", "scancode_waitmsg", "pic_sysphoto", "pic_photo_or_album", "pic_weixin",
        "location_select", "view_miniprogram",
    ];

    private JsonElement _raw;

    public IReadOnlyList<MenuEntry> Entries { get; private set; } = [];

    public event Action? Changed;

    public ApiAnswer Create(ApiCall call)
    {
        CheckAgent(call);
        IReadOnlyList<JsonElement> top = call.Json.List("button");
        RefusalException.If(top.Count is < 1 or > 3, Errcode.WrongMenuCount, "invalid button size");
        List<MenuEntry> entries = [.. top.Select(b => Read(b, below: false))];
        _raw = call.Json.Clone();
        Set(entries);
        return ApiAnswer.Ok();
    }

    public ApiAnswer Read(ApiCall call)
    {
        CheckAgent(call);
        RefusalException.If(Entries.Count == 0, Errcode.NoMenu, "menu does not exist");
        return ApiAnswer.Ok(new JsonObject { ["button"] = JsonNode.Parse(_raw.Get("button").GetRawText()) });
    }

    public ApiAnswer Delete(ApiCall call)
    {
        CheckAgent(call);
        Set([]);
        return ApiAnswer.Ok();
    }

    private void CheckAgent(ApiCall call) =>
        RefusalException.If(call.Asked("agentid") != $"{agentId}", Errcode.WrongAgent, "invalid agentid");

    private static MenuEntry Read(JsonElement json, bool below)
    {
        string name = json.Str("name"), type = json.Str("type"), key = json.Str("key"), url = json.Str("url");
        int longest = below ? 40 : 16;
        RefusalException.If(
            name.Length == 0 || Encoding.UTF8.GetByteCount(name) > longest,
            below ? Errcode.WrongSubMenuName : Errcode.WrongMenuName,
            $"button name must have 1 to {longest} bytes");
        IReadOnlyList<JsonElement> sub = json.List("sub_button");
        RefusalException.If(sub.Count > (below ? 0 : 5), Errcode.WrongSubMenuCount, "invalid sub button size");
        if (sub.Count > 0)
        {
            return new MenuEntry(name, "", "", "", [.. sub.Select(s => Read(s, below: true))]);
        }

        RefusalException.If(!Types.Contains(type), Errcode.WrongMenuType, "invalid button type");
        bool link = type == "view";
        RefusalException.If(
            !link && (key.Length == 0 || Encoding.UTF8.GetByteCount(key) > 128), Errcode.WrongMenuKey, "invalid button key");
        RefusalException.If(
            link && (url.Length == 0 || Encoding.UTF8.GetByteCount(url) > 1024), Errcode.WrongMenuUrl, "invalid button url");
        return new MenuEntry(name, type, key, url, []);
    }

    private void Set(IReadOnlyList<MenuEntry> entries)
    {
        Entries = entries;
        Changed?.Invoke();
    }
}
