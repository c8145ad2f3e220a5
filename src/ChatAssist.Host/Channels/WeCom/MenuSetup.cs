namespace ChatAssist.Host.Channels.WeCom;

/// <summary>Registers the app's menu at the start. A refusal is no reason not to run: the menu of before stays.</summary>
public static class MenuSetup
{
    public static async Task RegisterAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(MenuSetup).FullName!);
        string path = Path.Combine(services.GetRequiredService<HostSettings>().Dialogs, "menu.yaml");
        try
        {
            ApiResult result = await services.GetRequiredService<WeComApi>().CreateMenuAsync(MenuFile.Load(path), cancellationToken);
            if (!result.Ok)
            {
                log.LogWarning("The menu was not taken: {Code}", result.Code);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            log.LogWarning("The menu could not be registered: {Type}", e.GetType().Name);
        }
    }
}
