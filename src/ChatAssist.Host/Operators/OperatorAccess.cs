using System.Security.Cryptography;
using System.Text;
using ChatAssist.Host.Turns;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatAssist.Host.Operators;

/// <summary>
/// The operators' login: a local password from the environment, a session in a cookie (W-05). Where no password is set
/// nothing of it exists. A page asks for it with <c>RequireAuthorization(OperatorAccess.Policy)</c> and an
/// <see cref="OperatorPage"/> among its metadata.
/// </summary>
public static class OperatorAccess
{
    public const string Policy = "operators";
    public const string Home = "/operators";

    internal const string Scheme = "operators";

    private static readonly TimeSpan Session = TimeSpan.FromHours(8);

    /// <exception cref="FormatException">The password is not a hash of ours.</exception>
    public static void AddOperators(this IServiceCollection services, HostSettings settings)
    {
        if (settings.OperatorPassword.Length == 0)
        {
            return;
        }

        services.AddSingleton(new OperatorPassword(settings.OperatorPassword));
        services.AddSingleton<LoginBrake>();
        services.AddSingleton<OperatorSession>();
        services.AddSingleton<OperatorForms>();
        services.AddSingleton<StateReading>();
        services.AddSingleton<StatePage>();
        services.AddSingleton<OperatorPages>();

        // A new password is a new purpose: it ends all sessions.
        string purpose = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(settings.OperatorPassword)));
        services.AddSingleton<IDataProtectionProvider>(x => new InstallationProtection(x.GetRequiredService<InstallationKey>(), purpose));
        services.AddAntiforgery(o =>
        {
            o.FormFieldName = "form";
            Harden(o.Cookie, "chatassist-form");
        });
        services.AddAuthentication(Scheme).AddCookie(Scheme, o =>
        {
            Harden(o.Cookie, "chatassist-operator");
            o.ExpireTimeSpan = Session;
            o.SlidingExpiration = false;
            o.LoginPath = Home + "/login";
            o.ReturnUrlParameter = OperatorPages.To;
        });
        services.AddAuthorizationBuilder().AddPolicy(Policy, p => p.AddAuthenticationSchemes(Scheme).RequireAuthenticatedUser());

        // Both bring a key ring that nobody here uses; its start would write keys into the home folder.
        foreach (ServiceDescriptor ring in services.Where(d => d.ImplementationType?.Name == "DataProtectionHostedService").ToList())
        {
            services.Remove(ring);
        }
    }

    public static void MapOperators(this WebApplication app)
    {
        if (app.Services.GetService<OperatorPages>() is { } pages)
        {
            app.Use(OperatorPages.AddHeaders);
            app.UseAuthentication();
            app.UseAuthorization();
            pages.Map(app);
        }
    }

    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.Path = "/";
    }
}
