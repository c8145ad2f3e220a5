using System.Text;
using ChatAssist.Content;
using YamlDotNet.RepresentationModel;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// The menu as a file, <c>dialogs/menu.yaml</c>. Every mistake is found at once and told with file and line:
/// <code>
/// menu:
///   - name: 检查              # at most 16 bytes of UTF-8: five Chinese characters
///     sub:                    # at most 5
///       - { name: 开始检查, key: inspect }      # comes back as a button with this key
///       - { name: 扫码入企, scan: target }      # camera; comes back as scan:CONTENT
///       - { name: 发送位置, location: target }  # map; comes back as a location
///       - { name: 拍照, photo: evidence }       # camera or album; comes back as images
///   - { name: 待办, key: todo }
///   - { name: 帮助, url: "https://example.cn/help" }
/// </code>
/// Names below the first level have at most 40 bytes, keys 128, addresses 1024.
/// </summary>
public sealed class MenuFile
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["key"] = "click",
        ["url"] = "view",
        ["scan"] = "scancode_waitmsg",
        ["location"] = "location_select",
        ["photo"] = "pic_photo_or_album",
    };

    private readonly string _file;
    private readonly List<string> _problems = [];

    private MenuFile(string file) => _file = file;

    /// <exception cref="InvalidDataException">One line for each mistake: file:line: what is wrong.</exception>
    public static Menu Load(string path) => Parse(File.ReadAllText(path), path);

    /// <inheritdoc cref="Load"/>
    public static Menu Parse(string yaml, string file)
    {
        var reading = new MenuFile(file);
        var menu = reading.Read(yaml);
        return reading._problems.Count == 0 ? menu : throw new InvalidDataException(string.Join('\n', reading._problems));
    }

    private Menu Read(string yaml)
    {
        var errors = new ContentErrors();
        if (YamlReading.Parse(_file, yaml, errors) is not { Node: YamlMappingNode root })
        {
            _problems.AddRange(errors.All.Select(e => e.ToString()));
            return new Menu([]);
        }

        if (!root.Children.TryGetValue("menu", out var list))
        {
            _problems.Add($"{_file}:1: one mapping with the key \"menu\" is expected");
            return new Menu([]);
        }

        foreach (var other in root.Children.Keys.Where(k => k.ToString() != "menu"))
        {
            Problem(other, $"unknown key \"{other}\"");
        }

        return new Menu(Entries(list, Menu.MostEntries, nameBytes: 16, isTop: true));
    }

    private List<MenuEntry> Entries(YamlNode node, int most, int nameBytes, bool isTop)
    {
        if (node is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            Problem(node, "a list of entries is expected");
            return [];
        }

        if (list.Children.Count > most)
        {
            Problem(list.Children[most], $"more than {most} entries");
        }

        return [.. list.Children.Select(x => Entry(x, nameBytes, isTop))];
    }

    private MenuEntry Entry(YamlNode node, int nameBytes, bool isTop)
    {
        var nothing = new MenuEntry("", "", "", []);
        if (node is not YamlMappingNode entry)
        {
            Problem(node, "an entry with a name is expected");
            return nothing;
        }

        string name = entry.Children.TryGetValue("name", out var named) ? Text(named, nameBytes) : "";
        if (named is null)
        {
            Problem(entry, "\"name\" is missing");
        }

        var does = entry.Children.Where(x => x.Key.ToString() != "name").ToList();
        if (does.Count != 1)
        {
            Problem(entry, $"exactly one of {string.Join(", ", Types.Keys)}{(isTop ? ", sub" : "")} is expected beside the name");
            return nothing;
        }

        string what = does[0].Key.ToString();
        if (what == "sub" && isTop)
        {
            return new MenuEntry(name, "", "", Entries(does[0].Value, Menu.MostBelow, nameBytes: 40, isTop: false));
        }

        if (!Types.TryGetValue(what, out string? type))
        {
            Problem(does[0].Key, $"unknown key \"{what}\"");
            return nothing;
        }

        string value = Text(does[0].Value, what == "url" ? 1024 : 128);
        if (what == "url" && !(Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https")))
        {
            Problem(does[0].Value, "an address with http or https is expected");
        }

        return new MenuEntry(name, type, value, []);
    }

    private string Text(YamlNode node, int mostBytes)
    {
        string text = node is YamlScalarNode { Value: { } value } ? value.Trim() : "";
        int bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes == 0 || bytes > mostBytes)
        {
            Problem(node, bytes == 0 ? "text is expected" : $"\"{text}\" has {bytes} bytes, WeCom takes {mostBytes}");
        }

        return text;
    }

    private void Problem(YamlNode node, string what) => _problems.Add($"{_file}:{node.Start.Line}: {what}");
}
