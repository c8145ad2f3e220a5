using System.Reflection;
using Xunit;

namespace ChatAssist.Tests.Units;

/// <summary>Each of the owner's packages is in the build or is not: of one that is off there is no trace beside the program.</summary>
public sealed class PackagesTests
{
    [Theory]
    [InlineData("UseStateless", "Stateless.dll", "")]
    [InlineData("UseHangfire", "Hangfire.Core.dll", "Quartz.dll")]
    [InlineData("UseSenparc", "Senparc.Weixin.Work.dll", "")]
    public void What_is_off_leaves_no_trace(string property, string brought, string instead)
    {
        bool on = bool.Parse(typeof(PackagesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == property).Value!);
        string name = property["Use".Length..];
        string[] there = [.. Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Select(f => Path.GetFileName(f)!)];
        string dependencies = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "chatassist.deps.json"));
        Assert.Equal(on, there.Contains(brought));
        Assert.Equal(on, there.Any(f => f.StartsWith(name, StringComparison.Ordinal)));
        Assert.Equal(on, dependencies.Contains($"\"{name}", StringComparison.Ordinal));
        Assert.Equal(!on && instead.Length > 0, there.Contains(instead));
    }
}
