using System.Text.Json.Nodes;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>The app's menu: at most 3 entries at the bottom of the chat, each with at most 5 below it.</summary>
public sealed record Menu(IReadOnlyList<MenuEntry> Entries)
{
    public const int MostEntries = 3;
    public const int MostBelow = 5;

    /// <summary>As menu/create wants it.</summary>
    public JsonObject ToJson() => new() { ["button"] = ToJson(Entries) };

    private static JsonArray ToJson(IReadOnlyList<MenuEntry> entries)
    {
        var list = new JsonArray();
        foreach (var entry in entries)
        {
            list.Add(entry.Below.Count > 0
                ? new JsonObject { ["name"] = entry.Name, ["sub_button"] = ToJson(entry.Below) }
                : new JsonObject
                {
                    ["type"] = entry.Type,
                    ["name"] = entry.Name,
                    [entry.Type == "view" ? "url" : "key"] = entry.Value,
                });
        }

        return list;
    }
}

/// <summary>One entry: it does something, or it opens the entries below it.</summary>
/// <param name="Type">click, view, scancode_waitmsg, location_select or pic_photo_or_album; "" with entries below.</param>
/// <param name="Value">The key that comes back (at most 128 bytes), or the address of a view (at most 1024 bytes).</param>
public sealed record MenuEntry(string Name, string Type, string Value, IReadOnlyList<MenuEntry> Below);
