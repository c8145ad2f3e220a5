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

    /// <inheritdoc cref="Problems(WeComOptions)"/>
    public static IReadOnlyList<string> Problems(IConfigurationSection section)
    {
        var options = new WeComOptions();
        try
        {
            WeComBinding.Bind(section, options);
            return Problems(options);
        }
        catch (OptionsValidationException e)
        {
            return [.. e.Failures];
        }
    }

    /// <summary>Everything that is wrong, one line each; empty where all is well.</summary>
    public static IReadOnlyList<string> Problems(WeComOptions o)
    {
        var problems = new List<string>();
        Need(o.CorpId.Length > 0, nameof(o.CorpId), "is missing: the id of the corp");
        Need(o.AgentId > 0, nameof(o.AgentId), "is missing: the AgentId of the app, a whole number");
        Need(o.Secret.Length > 0, nameof(o.Secret), "is missing: the Secret of the app");
        Need(o.Token.Length > 0, nameof(o.Token), "is missing: the Token of the callback");
        Need(o.EncodingAesKey.Length > 0, nameof(o.EncodingAesKey), "is missing: the EncodingAESKey of the callback");
        Need(o.EncodingAesKey.Length == 0 || IsKey(o.EncodingAesKey), nameof(o.EncodingAesKey), "must be 43 letters and digits");
        Need(IsHttp(o.ApiBaseUrl), nameof(o.ApiBaseUrl), "must be an absolute http(s) address");
        Need(o.NoticeUrl is null || IsHttp(o.NoticeUrl), nameof(o.NoticeUrl), "must be an absolute http(s) address");
        Between(o.CallbackWindow, nameof(o.CallbackWindow), TimeSpan.FromSeconds(30), TimeSpan.FromDays(1));
        Between(o.AcceptTimeout, nameof(o.AcceptTimeout), TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(4.5));
        Between(o.RequestTimeout, nameof(o.RequestTimeout), TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(2));
        Between(o.MediaTimeout, nameof(o.MediaTimeout), TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(10));
        Between(o.TokenRenewAhead, nameof(o.TokenRenewAhead), TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
        Between(o.TokenLease, nameof(o.TokenLease), o.RequestTimeout, TimeSpan.FromMinutes(5));
        Between(o.StopPause, nameof(o.StopPause), TimeSpan.FromMinutes(1), TimeSpan.FromHours(6));
        Need(o.MessagesPerMinute is >= 1 and <= 30, nameof(o.MessagesPerMinute), "must be 1 to 30");
        Need(o.MessagesPerHour is >= 1 and <= 1000, nameof(o.MessagesPerHour), "must be 1 to 1000");
        Need(o.Concurrency is >= 1 and <= 64, nameof(o.Concurrency), "must be 1 to 64");
        Need(o.Card.Title is >= 8 and <= 128, "Card__Title", "must be 8 to 128 characters");
        Need(o.Card.Text is >= 20 and <= 512, "Card__Text", "must be 20 to 512 characters");
        Need(o.Card.Button is >= 4 and <= 30, "Card__Button", "must be 4 to 30 characters");
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
