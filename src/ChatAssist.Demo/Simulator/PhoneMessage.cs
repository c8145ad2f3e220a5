using System.Text;
using System.Text.Json.Serialization;

namespace ChatAssist.Demo.Simulator;

/// <summary>A bubble on a member's phone: what the phone shows, after WeCom has cut and dropped what it cuts and drops.</summary>
public sealed record PhoneMessage
{
    /// <summary>Counts up over all phones; the order in which bubbles appeared.</summary>
    public required long Number { get; init; }

    public required string UserId { get; init; }

    /// <summary>True for what the member wrote, false for what the app delivered.</summary>
    public required bool FromMember { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>WeCom's msgtype: text, markdown, image, voice, video, file, location, textcard, template_card.</summary>
    public required string Kind { get; init; }

    /// <summary>All the words of the bubble; of a card, its title, texts and rows.</summary>
    public string Text { get; init; } = "";

    public PhoneMedia? Media { get; init; }

    public Place? Location { get; init; }

    public PhoneCard? Card { get; init; }

    /// <summary>The id that WeCom answered to the send; empty for the member's own.</summary>
    public string MsgId { get; init; } = "";

    /// <summary>What can be pressed on it, by label.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Buttons => [.. Card?.Buttons.Where(b => !b.Disabled).Select(b => b.Text) ?? []];

    public override string ToString() =>
        $"#{Number} {(FromMember ? UserId + "→" : "→" + UserId)} {Kind}: {Text}"
        + (Buttons.Count > 0 ? $" [{string.Join('|', Buttons)}]" : "");
}

/// <summary>A file in a bubble; its bytes are on the media shelf.</summary>
public sealed record PhoneMedia(string MediaId, string FileName, string ContentType, long Bytes);

/// <summary>A template card as the phone draws it.</summary>
public sealed record PhoneCard
{
    /// <summary>WeCom's card_type, or textcard.</summary>
    public required string Type { get; init; }

    public string TaskId { get; init; } = "";
    public string Source { get; init; } = "";
    public string Title { get; init; } = "";
    public string Description { get; init; } = "";
    public string Emphasis { get; init; } = "";
    public string EmphasisLabel { get; init; } = "";
    public string QuoteTitle { get; init; } = "";
    public string Quote { get; init; } = "";
    public string SubTitle { get; init; } = "";
    public string Url { get; init; } = "";
    public IReadOnlyList<CardRow> Rows { get; init; } = [];
    public IReadOnlyList<CardRow> Jumps { get; init; } = [];
    public IReadOnlyList<CardSelector> Selectors { get; init; } = [];
    public IReadOnlyList<CardButton> Buttons { get; init; } = [];
    public IReadOnlyList<CardButton> Menu { get; init; } = [];

    [JsonIgnore]
    public string Words
    {
        get
        {
            var s = new StringBuilder();
            string[] parts = [Title, Description, Emphasis, EmphasisLabel, QuoteTitle, Quote, SubTitle];
            s.AppendJoin('\n', parts.Where(p => p.Length > 0));
            foreach (CardRow row in Rows)
            {
                s.Append('\n').Append(row.Name).Append(' ').Append(row.Value);
            }

            return s.ToString().Trim();
        }
    }
}

/// <summary>A line of a card, or a link at its foot.</summary>
public sealed record CardRow(string Name, string Value, string Url = "");

/// <param name="Style">1 to 4, WeCom's colours: blue, grey-blue, red, grey.</param>
public sealed record CardButton(string Text, string Key, int Style = 1, bool Disabled = false);

/// <summary>A drop-down, or the options of a vote.</summary>
public sealed record CardSelector(string Key, string Title, bool Multiple, IReadOnlyList<CardOption> Options);

public sealed record CardOption(string Id, string Text, bool Chosen);
