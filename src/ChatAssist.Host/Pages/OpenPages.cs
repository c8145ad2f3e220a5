using System.Threading.RateLimiting;
using ChatAssist.Desk;
using ChatAssist.Host.Libraries;
using Microsoft.AspNetCore.HttpOverrides;

namespace ChatAssist.Host.Pages;

/// <summary>
/// What all pages have in common that can be opened from anywhere by who has their sealed address: they tell nobody where
/// the reader came from, stay in no cache, and answer an address only so many times a minute.
/// </summary>
public static class OpenPages
{
    /// <summary>Requests a minute from one address; an office's phones may share one.</summary>
    public const int PerMinute = 300;

    private const string Under = "/p";

    public static void AddOpenPages(this IServiceCollection services)
    {
        // The proxy in front stands on this machine; from elsewhere the header is not believed.
        services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor);
        // A limiter of the container's own, which ends with it: the one that ASP.NET's middleware makes is never disposed of, and its
        // timer keeps the whole program in memory.
        services.AddSingleton(_ => PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) })));
    }

    public static void MapOpenPages(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Under, StringComparison.Ordinal), pages => pages.Use(NotTooManyAsync));
        RouteGroupBuilder pages = app.MapGroup(Under).AddEndpointFilter((context, next) =>
        {
            IHeaderDictionary headers = context.HttpContext.Response.Headers;
            headers["Referrer-Policy"] = "no-referrer";
            headers.XContentTypeOptions = "nosniff";
            headers.CacheControl = "no-store";
            return next(context);
        });
        pages.MapSignaturePage();
        pages.MapRectifyPage();
        pages.MapPaperPage();
    }

    private static async Task NotTooManyAsync(HttpContext http, RequestDelegate next)
    {
        using RateLimitLease lease = http.RequestServices.GetRequiredService<PartitionedRateLimiter<HttpContext>>().AttemptAcquire(http);
        if (lease.IsAcquired)
        {
            await next(http);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(
            http.RequestServices.GetRequiredService<LibraryShelf>().Current.Texts[DeskTexts.TooManyAtOnce], http.RequestAborted);
    }
}
