using System.Text.Json.Nodes;

namespace ChatAssist.Demo.Simulator.Api;

/// <summary>message/send: refuse what is wrong, drop what is too much, put the rest on the phones.</summary>
internal sealed class SendCall(SimulatedCorp corp)
{
    private const int MostUsers = 1000;

    public ApiAnswer Handle(ApiCall call)
    {
        RefusalException.If(call.Json.Int("agentid") != corp.Settings.AgentId, Errcode.WrongAgent, "invalid agentid");
        (PhoneMessage bubble, string note) = MessageContent.Read(call.Json, corp);
        (IReadOnlyList<Member> readers, IReadOnlyList<string> invalid) = Recipients(call.Json.Str("touser"));
        string msgId = $"MSG{corp.NextNumber():D12}";
        var answer = new JsonObject { ["msgid"] = msgId };
        if (invalid.Count > 0)
        {
            answer["invaliduser"] = string.Join('|', invalid);
        }

        string task = bubble.Card?.TaskId ?? "";
        if (bubble.Card?.Buttons.Count > 0)
        {
            answer["response_code"] = corp.ResponseCodes.Issue(task);
        }

        if (corp.Duplicates.IsRepeated(call.Json))
        {
            return ApiAnswer.Ok(answer, "重复内容，未再投递");
        }

        RefusalException.If(task.Length > 0 && !corp.TaskIds.TryTake(task), Errcode.CardTaskIdUsed, "task_id was used before");
        List<string> dropped = [];
        foreach (Member reader in readers)
        {
            if (corp.Rates.Allows(reader.UserId))
            {
                corp.Phones.Add(bubble with
                {
                    Number = corp.NextNumber(),
                    UserId = reader.UserId,
                    At = corp.Clock.GetUtcNow(),
                    MsgId = msgId,
                });
            }
            else
            {
                dropped.Add(reader.Name);
            }
        }

        return ApiAnswer.Ok(answer, dropped.Count > 0 ? $"超过频率，未送达：{string.Join('、', dropped)}" : note);
    }

    /// <summary>Unknown members come back in lower case and fail the call only if nobody is left.</summary>
    private (IReadOnlyList<Member> Readers, IReadOnlyList<string> Invalid) Recipients(string toUser)
    {
        if (toUser == "@all")
        {
            return (corp.Settings.People, []);
        }

        string[] ids = toUser.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        RefusalException.If(ids.Length > MostUsers, Errcode.WrongArgument, "more than 1000 users");
        List<Member> readers = [.. ids.Select(corp.Find).OfType<Member>().Distinct()];
        RefusalException.If(readers.Count == 0, Errcode.NoRecipient, "user & party & tag all invalid");
        return (readers, [.. ids.Where(i => corp.Find(i) is null).Select(i => i.ToLowerInvariant())]);
    }
}
