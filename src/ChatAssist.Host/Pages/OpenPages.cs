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

    private const string Policy = "open-pages";

    public static void AddOpenPages(this IServiceCollection services)
    {
        // The proxy in front stands on this machine; from elsewhere the header is not believed.
        services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor);
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.OnRejected = async (rejected, cancellationToken) =>
            {
                rejected.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
                await rejected.HttpContext.Response.WriteAsync(
                    rejected.HttpContext.RequestServices.GetRequiredService<LibraryShelf>().Current.Texts[DeskTexts.TooManyAtOnce], cancellationToken);
            };
            o.AddPolicy(Policy, http => RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    public static void MapOpenPages(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseRateLimiter();
        RouteGroupBuilder pages = app.MapGroup("/p").RequireRateLimiting(Policy).AddEndpointFilter((context, next) =>
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
}
