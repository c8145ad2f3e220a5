using System.Text.Json;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>A member as the app may see them: newer apps are given neither mobile number nor address.</summary>
/// <param name="Departments">Ids of the departments.</param>
/// <param name="Active">Has joined and is not disabled (status 1).</param>
public sealed record Member(string UserId, string Name, IReadOnlyList<int> Departments, bool Active);

public sealed partial class WeComApi
{
    /// <summary>The member, or null with the code that says why.</summary>
    public async Task<(Member? Member, int Code)> GetUserAsync(string userId, CancellationToken cancellationToken)
    {
        var result = await WithTokenAsync((token, ct) => calls.UserAsync(token, userId, ct), cancellationToken);
        if (!result.Ok)
        {
            return (null, result.Code);
        }

        var departments = result.Body.TryGetProperty("department", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(x => x.ValueKind == JsonValueKind.Number).Select(x => x.GetInt32()).ToList()
            : [];
        return (new Member(result.Text("userid"), result.Text("name"), departments, result.Number("status") == 1), 0);
    }

    /// <summary>
    /// Who opened a page inside WeCom, by the code that WeCom put into its address (one use, 5 minutes). Null with the
    /// code that says why; null with 0 for a person who is not of this corp.
    /// </summary>
    public async Task<(string? UserId, int Code)> GetUserInfoAsync(string code, CancellationToken cancellationToken)
    {
        var result = await WithTokenAsync((token, ct) => calls.UserInfoAsync(token, code, ct), cancellationToken);
        string userId = result.Text("userid") is { Length: > 0 } id ? id : result.Text("UserId");
        return (result.Ok && userId.Length > 0 ? userId : null, result.Code);
    }
}
