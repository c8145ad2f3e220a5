using System.Globalization;
using ChatAssist.Chat;
using ChatAssist.Host.Channels.WeCom;

namespace ChatAssist.Bench.Turns;

/// <summary>The door of the contenders that are compared with: the same HTTP, checks, decryption and parsing, then their own turn.</summary>
internal static class OwnDoor
{
    public static async Task<WebApplication> StartAsync(Action<IServiceCollection> services, Func<IServiceProvider, InboundMessage, byte[], Task> turn)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        services(builder.Services);
        WebApplication app = builder.Build();
        var crypto = new WeComCrypto(Protocol.Token, Protocol.Key, Protocol.CorpId);
        app.MapPost(CallbackEndpoint.Path, async context =>
        {
            IQueryCollection query = context.Request.Query;
            byte[] body = await CallbackBody.ReadAsync(context.Request, context.RequestAborted) ?? throw new InvalidDataException();
            string encrypted = CallbackBody.Encrypted(body) ?? throw new InvalidDataException();
            string timestamp = query["timestamp"].ToString();
            DateTimeOffset now = DateTimeOffset.UtcNow;
            if (!crypto.IsSigned(query["msg_signature"], timestamp, query["nonce"].ToString(), encrypted)
                || (now.ToUnixTimeSeconds() - long.Parse(timestamp, CultureInfo.InvariantCulture)) is < -600 or > 600
                || !crypto.TryDecrypt(encrypted, out byte[] plain)
                || !CallbackParser.TryParse(plain, now, out InboundMessage message, out _))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            }

            await turn(context.RequestServices, message, plain);
        });
        await app.StartAsync();
        return app;
    }
}
