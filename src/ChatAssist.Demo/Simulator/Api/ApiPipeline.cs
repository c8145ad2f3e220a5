using System.Diagnostics;
using System.Text.Json;
using ChatAssist.Chat;

namespace ChatAssist.Demo.Simulator.Api;

/// <summary>
/// The way of every call of /cgi-bin/: read, meet the armed faults, check the token, do it, write it on the wire's
/// record, answer.
/// </summary>
internal sealed class ApiPipeline
{
    private readonly SimulatedCorp _corp;
    private readonly Dictionary<string, Func<ApiCall, ApiAnswer>> _calls;

    public ApiPipeline(SimulatedCorp corp)
    {
        _corp = corp;
        var small = new SmallCalls(corp);
        _calls = new()
        {
            ["gettoken"] = small.GetToken,
            ["message/send"] = new SendCall(corp).Handle,
            ["message/update_template_card"] = new UpdateCardCall(corp).Handle,
            ["media/upload"] = small.Upload,
            ["media/get"] = small.Download,
            ["menu/create"] = corp.Menu.Create,
            ["menu/get"] = corp.Menu.Read,
            ["menu/delete"] = corp.Menu.Delete,
            ["user/get"] = small.GetUser,
            ["auth/getuserinfo"] = small.GetUserInfo,
        };
    }

    /// <param name="isCut">Whether the line that it comes over is dead: then it has no effect and no answer.</param>
    public async Task HandleAsync(HttpContext http, string name, Func<bool> isCut)
    {
        long started = Stopwatch.GetTimestamp();
        (ApiCall? call, string clear, int bytes) = await ApiReading.ReadAsync(http.Request, name);
        string to = call is { Json.ValueKind: JsonValueKind.Object } ? Recipient(call.Json) : "";
        if (!isCut() && _corp.Faults.Take(FaultKind.ApiSlow, name, to) is { } slow)
        {
            await Task.Delay(slow.Delay, _corp.Clock, http.RequestAborted);
        }

        if (isCut())
        {
            http.Abort();
            return;
        }

        bool broken = _corp.Faults.Take(FaultKind.ApiHttp500, name, to) is not null;
        ApiAnswer answer = broken ? new(0, "") : Answer(name, call, to);
        bool lost = !broken && _corp.Faults.Take(FaultKind.ApiAnswerLost, name, to) is not null;
        var exchange = new WireExchange
        {
            Number = _corp.NextNumber(),
            At = _corp.Clock.GetUtcNow(),
            IntoApp = false,
            Name = name,
            Path = ApiReading.MaskedPath(http.Request),
            Status = broken ? 500 : lost ? 0 : 200,
            Errcode = answer.Errcode,
            Bytes = bytes,
            Milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds,
            Clear = WireExchange.Start(clear),
            Answer = broken ? "" : answer.File is { } f ? $"{f.ContentType}, {f.Bytes.Length} B" : ApiReading.Masked(answer.ToJson()),
            Note = lost ? "已受理，但应答在途中丢失" : answer.Note,
        };
        _corp.Wire.Add(exchange);
        if (lost || isCut())
        {
            http.Abort();
            return;
        }

        await WriteAsync(http.Response, broken, answer);
    }

    /// <summary>The one that a message or a card is for; "" for several.</summary>
    private static string Recipient(JsonElement body) => body.Has("userids")
        ? body.List("userids").ToList() is [var one] ? JsonReading.AsText(one) : ""
        : body.Str("touser");

    private ApiAnswer Answer(string name, ApiCall? call, string to)
    {
        try
        {
            if (_corp.Faults.Take(FaultKind.ApiErrcode, name, to) is { } fault)
            {
                return new(fault.Errcode, "fault on demand");
            }

            RefusalException.If(call is null, Errcode.BadJson, "data format error");
            if (name != "gettoken" && _corp.Tokens.Check(call!.Asked("access_token")) is var errcode and not Errcode.Ok)
            {
                return new(errcode, "invalid or expired access_token");
            }

            return _calls.TryGetValue(name, out Func<ApiCall, ApiAnswer>? handle)
                ? handle(call!)
                : new(Errcode.WrongArgument, "this call is not simulated");
        }
        catch (RefusalException refusal)
        {
            return new(refusal.Errcode, refusal.Message);
        }
    }

    private static async Task WriteAsync(HttpResponse response, bool broken, ApiAnswer answer)
    {
        if (broken)
        {
            response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        else if (answer.File is { } file)
        {
            response.ContentType = file.ContentType;
            response.Headers.ContentDisposition = $"attachment; filename=\"{Uri.EscapeDataString(file.FileName)}\"";
            await response.Body.WriteAsync(file.Bytes);
        }
        else
        {
            response.ContentType = "application/json; charset=UTF-8";
            await response.WriteAsync(answer.ToJson().ToJsonString(ChatJson.Options));
        }
    }
}
