using ChatAssist.Host.Operators;
using Hangfire;

namespace ChatAssist.Host.Alarms;

/// <summary>Hangfire's dashboard at /hangfire, behind the operators' login; not there at all without one.</summary>
internal static class AlarmPages
{
    private const string Path = "/hangfire";

    /// <summary>The dashboard has its scripts in files and some of its styles in its elements.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:; "
        + "style-src 'self' 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void Map(WebApplication app)
    {
        if (app.Services.GetService<OperatorSession>() is not null)
        {
            app.MapHangfireDashboardWithAuthorizationPolicy(
                    OperatorAccess.Policy,
                    Path,
                    new DashboardOptions { AppPath = OperatorAccess.Home, DisplayStorageConnectionString = false, DashboardTitle = "ChatAssist" })
                .WithMetadata(new OperatorPage(Path, OperatorTexts.Jobs, Policy));
        }
    }
}
