using System.Text.Json.Nodes;

namespace ChatAssist.Demo.Simulator.Api;

/// <summary>The calls that need no more than a few lines: token, media, people.</summary>
internal sealed class SmallCalls(SimulatedCorp corp)
{
    public ApiAnswer GetToken(ApiCall call)
    {
        RefusalException.If(call.Asked("corpid") != corp.Settings.CorpId, Errcode.WrongCorpId, "invalid corpid");
        RefusalException.If(call.Asked("corpsecret") != corp.Settings.Secret, Errcode.WrongSecret, "invalid credential");
        (string token, int seconds) = corp.Tokens.Issue();
        return ApiAnswer.Ok(new JsonObject { ["access_token"] = token, ["expires_in"] = seconds });
    }

    public ApiAnswer Upload(ApiCall call)
    {
        string type = call.Asked("type");
        RefusalException.If(call.File is null, Errcode.WrongArgument, "media is required");
        MediaKinds.Check(type, call.File!.Bytes, call.File.FileName);
        StoredMedia media = corp.Media.Keep(type, call.File.FileName, call.File.Bytes);
        return ApiAnswer.Ok(new JsonObject
        {
            ["type"] = type,
            ["media_id"] = media.MediaId,
            ["created_at"] = media.At.ToUnixTimeSeconds().ToString(),
        });
    }

    public ApiAnswer Download(ApiCall call) => ApiAnswer.Ok() with { File = corp.Media.Open(call.Asked("media_id")) };

    /// <summary>No mobile number: newer apps get none.</summary>
    public ApiAnswer GetUser(ApiCall call)
    {
        Member? member = corp.Find(call.Asked("userid"));
        RefusalException.If(member is null, Errcode.NoSuchMember, "userid not found");
        return ApiAnswer.Ok(new JsonObject
        {
            ["userid"] = member!.UserId,
            ["name"] = member.Name,
            ["position"] = member.Title,
            ["department"] = new JsonArray(1),
            ["status"] = 1,
        });
    }

    public ApiAnswer GetUserInfo(ApiCall call) =>
        ApiAnswer.Ok(new JsonObject { ["userid"] = corp.OAuthCodes.Spend(call.Asked("code")) });
}
