using System.Collections.Frozen;
using System.Reflection;
using ChatAssist.Demo.Simulator;

namespace ChatAssist.Demo.Page;

/// <summary>
/// The phones in a browser. Its files travel inside the assembly, so that the demo and the tests find them wherever
/// they are started; nothing is fetched from elsewhere.
/// </summary>
internal static class ChatPage
{
    private const string Prefix = "page/";

    // Whatever somebody sends as a message, the browser runs nothing but the page's own modules.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder app, WeComSimulator simulator, CancellationToken stopping)
    {
        FrozenDictionary<string, byte[]> files = Load();
        app.MapGet("/", (HttpResponse response) => File(response, files, "index.html"));
        app.MapGet("/page/files/{**path}", (HttpResponse response, string path) => File(response, files, path));
        LiveFeed.Map(app, simulator, stopping);
        PhoneActs.Map(app, simulator);
        ClockActs.Map(app, simulator);
    }

    private static IResult File(HttpResponse response, FrozenDictionary<string, byte[]> files, string path)
    {
        if (!files.TryGetValue(path, out byte[]? bytes))
        {
            return Results.NotFound();
        }

        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-cache";
        return Results.Bytes(bytes, Path.GetExtension(path) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "image/png",
        });
    }

    private static FrozenDictionary<string, byte[]> Load()
    {
        Assembly assembly = typeof(ChatPage).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(n => n[Prefix.Length..].Replace('\\', '/'), n =>
            {
                using Stream stream = assembly.GetManifestResourceStream(n)!;
                using var buffer = new MemoryStream();
                stream.CopyTo(buffer);
                return buffer.ToArray();
            });
    }
}
