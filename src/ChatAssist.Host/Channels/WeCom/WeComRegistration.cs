using ChatAssist.Chat;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>Puts the channel together. The host maps the callback: <see cref="CallbackEndpoint.MapWeComCallback"/>.</summary>
public static class WeComRegistration
{
    /// <summary>
    /// Registers <see cref="WeComChannel"/> (also as <see cref="IChannel"/>), <see cref="WeComApi"/> and what they need;
    /// the host brings an <see cref="IDbContextFactory{TContext}"/> of the ledger. Stops the start on bad settings.
    /// </summary>
    /// <param name="configuration">The root: its section <c>WeCom</c> is read.</param>
    /// <param name="openStored">
    /// Opens a file of the media store by its SHA-256; a missing one throws <see cref="FileNotFoundException"/>.
    /// </param>
    /// <param name="numberHint">The line under numbered choices that tells how to answer; none by default.</param>
    public static IServiceCollection AddWeComChannel(
        this IServiceCollection services,
        IConfiguration configuration,
        Func<IServiceProvider, Func<string, Stream>> openStored,
        Func<IServiceProvider, string>? numberHint = null)
    {
        IConfigurationSection section = configuration.GetSection(WeComOptions.Section);
        services.AddOptions<WeComOptions>().Configure(o => WeComBinding.Bind(section, o)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WeComOptions>, WeComOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(x =>
        {
            var o = Options(x);
            return new WeComCrypto(o.Token, o.EncodingAesKey, o.CorpId);
        });
        services.AddSingleton<WeComConnections>();
        services.AddSingleton<ApiTransport>();
        services.AddSingleton<ApiCalls>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<WeComApi>();
        services.AddSingleton(x => new MessageParts(
            new CardRendering(Options(x).Card, Options(x).NoticeUrl, numberHint?.Invoke(x) ?? ""), openStored(x)));
        services.AddSingleton<WeComChannel>();
        services.AddSingleton<IChannel>(x => x.GetRequiredService<WeComChannel>());
        return services;
    }

    private static WeComOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<WeComOptions>>().Value;
}
