using ChatAssist.Demo.Simulator;
using ChatAssist.Host;

namespace ChatAssist.Demo;

/// <summary>All that the host needs in order to believe that the simulator is WeCom.</summary>
/// <param name="WeCom">Corp id, agent id, secret, token and key: the simulated app's.</param>
/// <param name="ApiBaseUrl">In place of https://qyapi.weixin.qq.com/.</param>
/// <param name="HostPort">Where the host listens, on 127.0.0.1; 0 takes a free one.</param>
/// <param name="ConfigFolder">The repository's config/ with config/demo/ in it.</param>
/// <param name="DataFolder">Where the host keeps its data; null for a folder that is gone afterwards.</param>
/// <param name="Change">A last word on the host's own settings: another database, say.</param>
public sealed record DemoSettings(
    SimulatorSettings WeCom,
    Uri ApiBaseUrl,
    int HostPort,
    string ConfigFolder,
    string? DataFolder = null,
    LogLevel LogLevel = LogLevel.Warning,
    Func<HostSettings, HostSettings>? Change = null);
