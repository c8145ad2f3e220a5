using System.Globalization;
using System.Security;
using System.Text;
using ChatAssist.Chat;

namespace ChatAssist.Charts;

/// <summary>
/// Draws figures as SVG, large enough to be read on a phone held upright. Pure: the same figures are the same bytes. Labels
/// come from the register and are escaped; nothing refers to anything outside.
/// </summary>
public static class ChartSvg
{
    private const int Width = 720, Margin = 28, TitleSize = 38, LabelSize = 34;
    private const int TitleRunes = 17;

    /// <summary>Beyond so many columns only some carry their label and value.</summary>
    private const int MostLabels = 7, MostValues = 10;

    private const string Ink = "#1f2a37", Soft = "#6b7280", Bar = "#2f6fed", Track = "#e8eefc";

    public static string Of(ChartBody chart)
    {
        var (body, height) = chart.Columns ? Columns(chart.Points) : Bars(chart.Points);
        var lines = Wrap(chart.Title);
        int top = Margin + (lines.Count * (TitleSize + 10)) + 14;
        var s = new StringBuilder();
        s.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{top + height + Margin}" font-family="Noto Sans CJK SC, Noto Sans SC, sans-serif">""");
        s.Append("""<rect width="100%" height="100%" fill="#ffffff"/>""");
        for (int i = 0; i < lines.Count; i++)
        {
            Text(s, Margin, Margin + TitleSize + (i * (TitleSize + 10)), lines[i], TitleSize, Ink, weight: "bold");
        }

        s.Append(CultureInfo.InvariantCulture, $"""<g transform="translate(0,{top})">""").Append(body).Append("</g></svg>");
        return s.ToString();
    }

    private static (StringBuilder Body, int Height) Bars(IReadOnlyList<ChartPoint> points)
    {
        const int row = 64, bar = 38, gap = 14, valueRoom = 120;
        int labels = (int)Math.Min(260, points.Max(p => WidthOf(p.Label)) + gap);
        int room = Width - (2 * Margin) - labels - valueRoom;
        double most = Math.Max(1e-9, points.Max(p => p.Value));
        var s = new StringBuilder();
        for (int i = 0; i < points.Count; i++)
        {
            int y = i * row;
            int length = (int)Math.Round(points[i].Value / most * room);
            Text(s, Margin, y + 33, Cut(points[i].Label, labels - gap), LabelSize, Ink);
            Rect(s, Margin + labels, y + 2, room, bar, Track);
            Rect(s, Margin + labels, y + 2, length, bar, Bar);
            Text(s, Margin + labels + room + gap, y + 33, points[i].Said, LabelSize, Ink, weight: "bold");
        }

        return (s, points.Count * row);
    }

    private static (StringBuilder Body, int Height) Columns(IReadOnlyList<ChartPoint> points)
    {
        const int plot = 320, foot = 46, head = 40;
        double most = Math.Max(1, points.Max(p => p.Value));
        double slot = (Width - (2.0 * Margin)) / points.Count;
        int step = (points.Count + MostLabels - 1) / MostLabels;
        int highest = points.ToList().FindIndex(p => p.Value == points.Max(x => x.Value));
        var s = new StringBuilder();
        for (int i = 0; i < points.Count; i++)
        {
            int height = (int)Math.Round(points[i].Value / most * plot);
            double middle = Margin + (slot * (i + 0.5)), width = Math.Max(3, Math.Min(64, slot * 0.68));
            Rect(s, middle - (width / 2), head + plot - height, width, height, Bar);
            bool last = i == points.Count - 1;
            if (points.Count <= MostValues || i == highest || last)
            {
                Text(s, middle, head + plot - height - 10, points[i].Said, points.Count <= MostValues ? LabelSize - 4 : LabelSize, Ink, "middle");
            }

            if (i % step == 0 || (last && i % step > step / 2))
            {
                Text(s, middle, head + plot + 36, points[i].Label, LabelSize - 4, Soft, "middle");
            }
        }

        Rect(s, Margin, head + plot, Width - (2 * Margin), 2, "#c7cdd8");
        return (s, head + plot + foot);
    }

    private static void Rect(StringBuilder s, double x, double y, double width, double height, string fill) =>
        s.Append(CultureInfo.InvariantCulture, $"""<rect x="{x:0.#}" y="{y:0.#}" width="{width:0.#}" height="{height:0.#}" rx="3" fill="{fill}"/>""");

    private static void Text(StringBuilder s, double x, double y, string text, int size, string fill, string anchor = "start", string weight = "normal") =>
        s.Append(CultureInfo.InvariantCulture, $"""<text x="{x:0.#}" y="{y:0.#}" font-size="{size}" font-weight="{weight}" fill="{fill}" text-anchor="{anchor}" xml:lang="zh-CN">{SecurityElement.Escape(Visible(text))}</text>""");

    /// <summary>Without what XML cannot hold.</summary>
    private static string Visible(string text) => string.Concat(text.EnumerateRunes().Where(r => !Rune.IsControl(r) && r.Value is not (0xFFFE or 0xFFFF)));

    private static double WidthOf(string text) => text.EnumerateRunes().Sum(r => r.IsAscii ? LabelSize * 0.58 : LabelSize);

    private static string Cut(string text, double room)
    {
        var s = new StringBuilder();
        double width = 0;
        foreach (Rune r in text.EnumerateRunes())
        {
            width += r.IsAscii ? LabelSize * 0.58 : LabelSize;
            if (width > room)
            {
                return s.Append('…').ToString();
            }

            s.Append(r);
        }

        return s.ToString();
    }

    private static List<string> Wrap(string title)
    {
        var runes = title.EnumerateRunes().ToList();
        return [.. runes.Chunk(TitleRunes).Take(2).Select(line => string.Concat(line).Trim())];
    }
}
