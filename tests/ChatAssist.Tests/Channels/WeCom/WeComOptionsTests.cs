using ChatAssist.Host.Channels.WeCom;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChatAssist.Tests.Channels.WeCom;

/// <summary>W-04. What is missing or wrong is named as the environment spells it; its value is never shown.</summary>
public sealed class WeComOptionsTests
{
    private static OptionsValidationException? Start(IConfiguration configuration)
    {
        using var services = new ServiceCollection().AddLogging().AddWeComChannel(configuration, _ => _ => Stream.Null).BuildServiceProvider();
        return Record.Exception(() => services.GetRequiredService<IStartupValidator>().Validate()) as OptionsValidationException;
    }

    private static readonly Uri Api = new("https://qyapi.weixin.qq.com/");

    [Fact]
    public void Good_settings_start() => Assert.Null(Start(WeComRig.Configuration(Api)));

    [Fact]
    public void Everything_missing_is_told_at_once()
    {
        var e = Start(new ConfigurationBuilder().Build());
        foreach (string name in new[] { "WeCom__CorpId", "WeCom__AgentId", "WeCom__Secret", "WeCom__Token", "WeCom__EncodingAesKey" })
        {
            Assert.Single(e!.Failures, f => f.StartsWith(name + " is missing", StringComparison.Ordinal));
        }

        Assert.Equal(5, e!.Failures.Count());
    }

    [Theory]
    [InlineData("EncodingAesKey", "tooShortSecretKey")]
    [InlineData("EncodingAesKey", "!!!!ilpatterncharacters-not-base64-at-all!!")]
    [InlineData("ApiBaseUrl", "ftp://secret.example")]
    [InlineData("ApiBaseUrl", "relative/secret")]
    [InlineData("NoticeUrl", "javascript:secret")]
    [InlineData("AcceptTimeout", "00:00:05")]
    [InlineData("CallbackWindow", "00:00:01")]
    [InlineData("TokenLease", "00:00:01")]
    [InlineData("MessagesPerMinute", "31")]
    [InlineData("MessagesPerHour", "1001")]
    [InlineData("Concurrency", "0")]
    [InlineData("Card:Title", "3")]
    public void A_wrong_one_is_named_without_its_value(string setting, string value)
    {
        var e = Start(WeComRig.Configuration(Api, s => s["WeCom:" + setting] = value));
        string line = Assert.Single(e!.Failures);
        Assert.StartsWith("WeCom__" + setting.Replace(":", "__", StringComparison.Ordinal) + " must", line, StringComparison.Ordinal);
        Assert.DoesNotContain(value, line, StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_is_read()
    {
        Environment.SetEnvironmentVariable("WECOMTEST_WeCom__CorpId", "ww-env");
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables("WECOMTEST_").Build();
        Assert.Equal("ww-env", configuration.GetSection(WeComOptions.Section).Get<WeComOptions>()!.CorpId);
    }
}
