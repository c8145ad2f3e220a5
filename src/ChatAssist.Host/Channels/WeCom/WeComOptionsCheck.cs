using Microsoft.Extensions.Options;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// Stops the start when a setting is missing or cannot work. Names the setting as the environment spells it and says
/// what it should look like; never shows its value, which may be a secret.
/// </summary>
public sealed class WeComOptionsCheck : IValidateOptions<WeComOptions>
{
    public ValidateOptionsResult Validate(string? name, WeComOptions options)
    {
        var problems = Problems(options);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    /// <summary>Everything that is wrong, one line each; empty where all is well.</summary>
    public static IReadOnlyList<string> Problems(WeComOptions options)
    {
        var problems = new List<string>();
        Need(options.CorpId.Length > 0, nameof(options.CorpId), "is missing: the id of the corp");
        Need(options.AgentId > 0, nameof(options.AgentId), "is missing: the AgentId of the app, a whole number");
        Need(options.Secret.Length > 0, nameof(options.Secret), "is missing: the Secret of the app");
        Need(options.Token.Length > 0, nameof(options.Token), "is missing: the Token of the app's API callback");
        Need(options.EncodingAesKey.Length > 0, nameof(options.EncodingAesKey), "is missing: the EncodingAESKey of the app's API callback");
        Need(options.EncodingAesKey.Length == 0 || IsKey(options.EncodingAesKey), nameof(options.EncodingAesKey), "must be 43 letters and digits");
        Need(IsHttp(options.ApiBaseUrl), nameof(options.ApiBaseUrl), "must be an absolute http(s) address");
        Need(options.NoticeUrl is null || IsHttp(options.NoticeUrl), nameof(options.NoticeUrl), "must be an absolute http(s) address");
        Between(options.CallbackWindow, nameof(options.CallbackWindow), TimeSpan.FromSeconds(30), TimeSpan.FromDays(1));
        Between(options.AcceptTimeout, nameof(options.AcceptTimeout), TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(4.5));
        Between(options.RequestTimeout, nameof(options.RequestTimeout), TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(2));
        Between(options.MediaTimeout, nameof(options.MediaTimeout), TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(10));
        Between(options.TokenRenewAhead, nameof(options.TokenRenewAhead), TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
        Between(options.TokenLease, nameof(options.TokenLease), options.RequestTimeout, TimeSpan.FromMinutes(5));
        Between(options.StopPause, nameof(options.StopPause), TimeSpan.FromMinutes(1), TimeSpan.FromHours(6));
        Need(options.MessagesPerMinute is >= 1 and <= 30, nameof(options.MessagesPerMinute), "must be 1 to 30");
        Need(options.MessagesPerHour is >= 1 and <= 1000, nameof(options.MessagesPerHour), "must be 1 to 1000");
        Need(options.Concurrency is >= 1 and <= 64, nameof(options.Concurrency), "must be 1 to 64");
        Need(options.Card.Title is >= 8 and <= 128, "Card__Title", "must be 8 to 128 characters");
        Need(options.Card.Text is >= 20 and <= 512, "Card__Text", "must be 20 to 512 characters");
        Need(options.Card.Button is >= 4 and <= 30, "Card__Button", "must be 4 to 30 characters");
        return problems;

        void Need(bool fine, string setting, string what)
        {
            if (!fine)
            {
                problems.Add($"{WeComOptions.Section}__{setting} {what}.");
            }
        }

        void Between(TimeSpan value, string setting, TimeSpan least, TimeSpan most) =>
            Need(value >= least && value <= most, setting, $"must lie between {least} and {most}");
    }

    private static bool IsKey(string key) =>
        key.Length == 43 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/')
        && Convert.TryFromBase64String(key + "=", new byte[33], out int bytes) && bytes == 32;

    private static bool IsHttp(Uri? url) => url is { IsAbsoluteUri: true, Scheme: "http" or "https" };
}
