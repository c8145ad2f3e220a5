using System.Collections.Frozen;

namespace ChatAssist.Questionnaires.Values;

/// <summary>One unit of the table below: what it measures, and how many of that kind's smallest part it holds.</summary>
internal readonly record struct Unit(string Kind, decimal Factor)
{
    /// <summary>个, which counts anything.</summary>
    private const string AnyCount = "count";

    // Kinds of one thing counted; 个 may stand for each of them.
    private static readonly (string Kind, string Words)[] Counted =
    [
        (AnyCount, "个"),
        ("people", "人 名 位 口 口人"),
        ("places", "家 户 间 所 摊"),
        ("lessons", "课时 学时 节 节课 堂 堂课 课"),
        ("times", "次 回 遍 趟"),
        ("pieces", "具 只 瓶 支 台 部 张 件 条 项 根 把 盏 枚 辆 份 本 套 起 宗 扇 道 处 头 匹 株 棵 颗 座 栋 幢 门 床 副"),
        ("floors", "层 楼"),
        ("classes", "班"),
        ("groups", "组"),
        ("pages", "页"),
        ("headcount", "人次"),
        ("visits", "户次 家次 车次 班次"),
    ];

    // Each is a kind of its own: three boxes are not three bottles.
    private static readonly string[] Containers = ["箱", "袋", "桶", "包", "盒", "罐", "车", "批", "捆"];

    private static readonly (string Kind, decimal Factor, string Words)[] Measured =
    [
        ("clock", 1, "秒 秒钟 s sec"),
        ("clock", 60, "分钟 分 分种 min mins minute minutes"),
        ("clock", 900, "刻钟 刻"),
        ("clock", 3600, "小时 钟头 钟 h hr hrs hour hours"),
        ("days", 1, "天 日 day days"),
        ("days", 7, "周 星期 礼拜"),
        ("working days", 1, "工作日"), // how many days they are is for the calendar to say
        ("months", 1, "月"),
        ("months", 3, "季度 季"),
        ("months", 12, "年"),
        ("terms", 1, "学期"),
        ("length", 3, "毫米 mm"), // a third of a millimetre, so that 尺 is exact
        ("length", 30, "厘米 公分 cm"),
        ("length", 300, "分米 dm"),
        ("length", 1000, "尺"),
        ("length", 3000, "米 m 公尺"),
        ("length", 10_000, "丈"),
        ("length", 1_500_000, "里 里地"),
        ("length", 3_000_000, "公里 千米 km"),
        ("area", 15, "平方米 平米 平方 平 ㎡ m2 m²"), // a fifteenth of a square metre, so that 亩 is exact
        ("area", 1000, "分地"),
        ("area", 10_000, "亩 亩地"),
        ("area", 150_000, "公顷"),
        ("area", 15_000_000, "平方公里 平方千米 km2"),
        ("weight", 1, "克 g"),
        ("weight", 500, "斤"),
        ("weight", 1000, "公斤 千克 kg"),
        ("weight", 1_000_000, "吨 t"),
        ("volume", 1, "毫升 ml"),
        ("volume", 1000, "升 公升 l"),
        ("volume", 1_000_000, "立方米 立方 方 m3 m³"),
        ("pressure", 1, "帕 pa"),
        ("pressure", 1000, "千帕 kpa"),
        ("pressure", 1_000_000, "兆帕 mpa"),
        ("power", 1, "瓦 w"),
        ("power", 1000, "千瓦 kw"),
        ("temperature", 1, "度 摄氏度 ℃ °c °"),
        ("sound", 1, "分贝 db"),
        ("age", 1, "岁 周岁"),
        ("percent", 1, "% 百分点"),
        ("percent", 10, "成"),
        ("money", 1, "元 块 块钱"),
        ("money", 10_000, "万元"),
    ];

    private static readonly FrozenDictionary<string, Unit>.AlternateLookup<ReadOnlySpan<char>> ByWord = Index();

    private static readonly string[] CountedKinds = [.. Counted.Select(row => row.Kind)];

    /// <summary>The unit that a whole word means, with or without a 个 before it (个月, 个小时).</summary>
    public static Unit? Find(ReadOnlySpan<char> word) =>
        ByWord.TryGetValue(word, out var unit) || (word.Length > 1 && word[0] == '个' && ByWord.TryGetValue(word[1..], out unit))
            ? unit
            : null;

    /// <summary>Takes the longest unit that the scan stands before.</summary>
    public static bool TryTake(ref Scan scan, out Unit unit)
    {
        for (var length = Math.Min(scan.Rest.Length, 7); length > 0; length--)
        {
            if (Find(scan.Rest[..length]) is { } found)
            {
                unit = found;
                scan.Skip(length);
                return true;
            }
        }

        unit = default;
        return false;
    }

    public bool IsCounted => CountedKinds.Contains(Kind);

    /// <summary>Whether an amount said in this unit answers a question asked in the other.</summary>
    public bool Answers(Unit asked) =>
        Kind == asked.Kind
        || (Kind == AnyCount && (asked.IsCounted || Containers.Contains(asked.Kind)))
        || (asked.Kind == AnyCount && IsCounted);

    private static FrozenDictionary<string, Unit>.AlternateLookup<ReadOnlySpan<char>> Index() =>
        Measured
            .Concat(Counted.Select(row => (row.Kind, Factor: 1m, row.Words)))
            .Concat(Containers.Select(word => (Kind: word, Factor: 1m, Words: word)))
            .SelectMany(row => row.Words.Split(' '), (row, word) => KeyValuePair.Create(word, new Unit(row.Kind, row.Factor)))
            .ToDictionary(StringComparer.Ordinal) // throws on a word that stands in the table twice
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
