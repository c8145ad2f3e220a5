namespace ChatAssist.Questionnaires.Values;

/// <summary>The words for parts of the day, and what each makes of an hour of the clock.</summary>
internal sealed class HalfDay
{
    private readonly string[] words;
    private readonly (int From, int To, int Add)[] hours;

    // Hours outside a row's ranges are refused: 早上12点 may be noon or midnight, 中午8点 is a slip.
    // From 24 on the hour belongs to the night after the day that is spoken of.
    private static readonly HalfDay[] All =
    [
        new("凌晨", (1, 6, 0), (12, 12, -12)),
        new("早上 早晨 早 清早 清晨 一早 一大早 大清早 早间 今早", (1, 11, 0)),
        new("上午", (1, 12, 0)),
        new("am a.m. a.m", (1, 11, 0), (12, 12, -12)),
        new("中午 正午 午间", (11, 12, 0), (1, 2, 12)),
        new("下午 午后 pm p.m. p.m", (1, 11, 12), (12, 12, 0)),
        new("傍晚 黄昏", (4, 8, 12)),
        new("晚上 晚 晚间 夜晚 夜间 今晚 当晚 每晚", (5, 12, 12), (1, 3, 24)),
        new("半夜 大半夜 深夜 夜里 午夜", (6, 12, 12), (1, 5, 24)),
    ];

    private static readonly (string Word, HalfDay Half)[] ByWord =
        [.. All.SelectMany(half => half.words, (half, word) => (word, half)).OrderByDescending(row => row.word.Length)];

    private HalfDay(string words, params (int From, int To, int Add)[] hours)
    {
        this.words = words.Split(' ');
        this.hours = hours;
    }

    public static bool TryTake(ref Scan scan, out HalfDay? half)
    {
        foreach (var (word, found) in ByWord)
        {
            if (scan.Take(word))
            {
                half = found;
                return true;
            }
        }

        half = null;
        return false;
    }

    /// <summary>
    /// The hour (0–24 as it was said) as an hour counted from the midnight before, 0–27; false where the two disagree.
    /// </summary>
    public bool TryPlace(int said, out int hour)
    {
        var onDial = said switch { 0 or 24 => 12, > 12 => said - 12, _ => said };
        hour = -1;
        foreach (var (from, to, add) in hours)
        {
            hour = onDial >= from && onDial <= to ? onDial + add : hour;
        }

        return hour >= 0 && (said is >= 1 and <= 12 || hour % 24 == said % 24);
    }
}
