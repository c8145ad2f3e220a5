using System.Globalization;
using System.Text;
using ChatAssist.Host;
using ChatAssist.Host.Commands;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;

namespace ChatAssist.Bench.Turns;

/// <summary>A large team in a store of its own: so many inspectors, each with a colleague and a target.</summary>
internal static class Team
{
    /// <summary>One who speaks.</summary>
    public static string UserId(int user) => $"u{user:0000}";

    /// <summary>What each says first, so that an inspection is under way: then the answers begin.</summary>
    public static IEnumerable<string> Opening(int user) => [$"检查 对象{user:0000} 消防 和陪{user:0000}", "3"];

    /// <summary>The n-th answer: two that take turns, so that each of them changes what is stored.</summary>
    public static string Answer(long n) => n % 2 == 0 ? "2合格" : "2不适用";

    public static async Task ImportAsync(HostSettings settings, int users)
    {
        var people = new StringBuilder("userid,name,role,unit,certificate,valid_from,valid_to,domains,areas,training_hours_2026\n");
        var targets = new StringBuilder("id,name,kind,industry,risk,village,credit_code,latitude,longitude,contact_userid\nV-01,甲村,village,,,甲村,,,,\n");
        for (int i = 0; i < users; i++)
        {
            people.Append(CultureInfo.InvariantCulture, $"u{i:0000},主{i:0000},inspector,队,A{i:00000},2020-01-01,2099-12-31,*,甲村,60\n");
            people.Append(CultureInfo.InvariantCulture, $"w{i:0000},陪{i:0000},inspector,队,B{i:00000},2020-01-01,2099-12-31,*,甲村,60\n");
            targets.Append(CultureInfo.InvariantCulture, $"E-{i:0000},对象{i:0000},enterprise,fuel,high,甲村,,,,\n");
        }

        string roster = Path.Combine(settings.Data, "roster.csv"), register = Path.Combine(settings.Data, "targets.csv");
        await File.WriteAllTextAsync(roster, people.ToString());
        await File.WriteAllTextAsync(register, targets.ToString());
        await ImportCommand.RunAsync(settings, i => i.RosterAsync(roster, CancellationToken.None), CancellationToken.None);
        await ImportCommand.RunAsync(settings, i => i.TargetsAsync(register, CancellationToken.None), CancellationToken.None);
    }
}
