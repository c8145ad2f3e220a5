using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatAssist.Tests.Channels.WeCom;

/// <summary>One call that the program made.</summary>
public sealed record ApiCall(string Method, string Path, IReadOnlyDictionary<string, string> Query, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

/// <summary>
/// A stand-in for WeCom's API on 127.0.0.1: answers each path from a list, then by default with success, and remembers
/// every call. gettoken hands out token-1, token-2 …
/// </summary>
public sealed class ScriptedWeCom : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<HttpContext, Task>>> _script = new();
    private readonly WebApplication _app;
    private int _tokens;

    private ScriptedWeCom(WebApplication app) => _app = app;

    public ConcurrentQueue<ApiCall> Calls { get; } = new();

    public Uri Address => new(_app.Urls.First());

    public TimeSpan TokenDelay { get; set; }

    public IEnumerable<ApiCall> To(string path) => Calls.Where(c => c.Path == "/cgi-bin/" + path);

    public static async Task<ScriptedWeCom> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var server = new ScriptedWeCom(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        return server;
    }

    public ScriptedWeCom On(string path, int errcode, object? more = null) => On(path, c => Json(c, errcode, more));

    public ScriptedWeCom On(string path, Func<HttpContext, Task> answer)
    {
        _script.GetOrAdd("/cgi-bin/" + path, _ => new()).Enqueue(answer);
        return this;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public static Task Json(HttpContext context, int errcode, object? more = null)
    {
        var fields = new Dictionary<string, object?> { ["errcode"] = errcode, ["errmsg"] = errcode == 0 ? "ok" : "no" };
        foreach (var property in more?.GetType().GetProperties() ?? [])
        {
            fields[property.Name] = property.GetValue(more);
        }

        context.Response.ContentType = "application/json; charset=UTF-8";
        return context.Response.WriteAsync(JsonSerializer.Serialize(fields));
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Calls.Enqueue(new ApiCall(
            context.Request.Method, context.Request.Path, context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()), body.ToArray()));
        if (_script.TryGetValue(context.Request.Path, out var answers) && answers.TryDequeue(out var answer))
        {
            await answer(context);
        }
        else if (context.Request.Path == "/cgi-bin/gettoken")
        {
            await Task.Delay(TokenDelay);
            await Json(context, 0, new { access_token = $"token-{Interlocked.Increment(ref _tokens)}", expires_in = 7200 });
        }
        else if (context.Request.Path == "/cgi-bin/media/upload")
        {
            await Json(context, 0, new { type = "file", media_id = "M-uploaded", created_at = "1380000000" });
        }
        else
        {
            await Json(context, 0, new { msgid = "x" });
        }
    }
}
