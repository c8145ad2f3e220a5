using System.Globalization;
using ChatAssist.Demo.Simulator;

namespace ChatAssist.Demo;

/// <summary>Who holds a phone and which places can be sent, out of config/demo: the same rows that the host is given.</summary>
internal static class DemoData
{
    /// <summary>Looks for config/demo beside and above the working folder, then above the program.</summary>
    public static string? FindConfigFolder() =>
        new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }
            .SelectMany(Upwards)
            .Select(folder => Path.Combine(folder, "config"))
            .FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "demo")));

    public static IReadOnlyList<Member> People(string configFolder) =>
        [.. Rows(configFolder, "roster.csv").Select(r => new Member(r["userid"], r["name"], TitleOf(r["role"]), r["unit"]))];

    public static IReadOnlyList<Place> Places(string configFolder) =>
        [.. Rows(configFolder, "targets.csv").Select(r => new Place(
            r["name"],
            double.Parse(r["latitude"], CultureInfo.InvariantCulture),
            double.Parse(r["longitude"], CultureInfo.InvariantCulture)))];

    // The demonstration's own files quote nothing; the product reads them with its full reader.
    private static IEnumerable<Dictionary<string, string>> Rows(string configFolder, string file)
    {
        string[] lines = File.ReadAllLines(Path.Combine(configFolder, "demo", file));
        string[] header = lines[0].Split(',');
        return lines.Skip(1).Where(l => l.Length > 0).Select(line =>
            header.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    private static IEnumerable<string> Upwards(string folder)
    {
        for (DirectoryInfo? d = new(folder); d is not null; d = d.Parent)
        {
            yield return d.FullName;
        }
    }

    private static string TitleOf(string role) => role switch
    {
        "inspector" => "执法人员",
        "auxiliary" => "辅助人员",
        "leader" => "队长",
        "supervisor" => "督查领导",
        "legal" => "法制审核员",
        "village" => "村干部",
        _ => role,
    };
}
