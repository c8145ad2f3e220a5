namespace ChatAssist.Host.Channels.WeCom;

/// <summary>Registers the app's menu at the start. A refusal is no reason not to run: the menu of before stays.</summary>
public static class MenuSetup
{
    public static async Task RegisterAsync(IServiceProvider services, Menu menu, CancellationToken cancellationToken)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(MenuSetup).FullName!);
        try
        {
            ApiResult result = await services.GetRequiredService<WeComApi>().CreateMenuAsync(menu, cancellationToken);
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
