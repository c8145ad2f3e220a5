using System.Diagnostics;
using System.Net;
using ChatAssist.Host;
using ChatAssist.Host.Operators;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>W-05: who runs the program sees its inside behind a login; nobody else sees that there is one to see.</summary>
public sealed class OperatorTests : HostFixture
{
    private const string Password = "correct horse battery";
    private static readonly string Kept = OperatorPassword.Make(Password);

    private string _kept = Kept;

    private protected override HostSettings Change(HostSettings settings) => settings with { OperatorPassword = _kept };

    private OperatorBrowser Open(CookieContainer? cookies = null) => new(Host.CallbackUrl, cookies);

    [Fact]
    public async Task W_05_a_page_asks_for_the_password_first_and_comes_after_it()
    {
        using OperatorBrowser browser = Open();
        using HttpResponseMessage before = await browser.GetAsync("/operators");
        Assert.Equal(HttpStatusCode.Redirect, before.StatusCode);
        Assert.Equal("/operators/login?to=%2Foperators", before.Headers.Location!.PathAndQuery);
        using HttpResponseMessage entered = await browser.EnterAsync(Password, "/operators");
        Assert.Equal((HttpStatusCode.Redirect, "/operators"), (entered.StatusCode, $"{entered.Headers.Location}"));
        string cookie = entered.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("chatassist-operator=", StringComparison.Ordinal));
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        using HttpResponseMessage after = await browser.GetAsync("/operators");
        Assert.Contains("系统运维", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/operators/login")]
    [InlineData("/operators")]
    public async Task W_05_the_pages_say_how_a_browser_must_treat_them(string path)
    {
        using OperatorBrowser browser = Open();
        using HttpResponseMessage page = await browser.GetAsync(path);
        Assert.Contains("frame-ancestors 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", page.Headers.GetValues("X-Frame-Options").Single());
        Assert.True(page.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task W_05_after_five_wrong_passwords_the_right_one_waits_too()
    {
        using OperatorBrowser browser = Open();
        for (int i = 0; i < 5; i++)
        {
            Assert.Contains("密码不对", await SaidAsync(browser, "wrong wrong wrong"), StringComparison.Ordinal);
        }

        Assert.Contains("次数太多", await SaidAsync(browser, Password), StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Contains("密码不对", await SaidAsync(browser, "wrong wrong wrong"), StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Contains("次数太多", await SaidAsync(browser, Password), StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromMinutes(1));
        using HttpResponseMessage entered = await browser.EnterAsync(Password);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
    }

    [Fact]
    public async Task W_05_a_form_that_is_not_ours_lets_nobody_in_or_out()
    {
        using OperatorBrowser browser = Open();
        using var forged = new FormUrlEncodedContent([KeyValuePair.Create("password", Password)]);
        using HttpResponseMessage refused = await browser.PostAsync("/operators/login", forged);
        Assert.Contains("请再输一次", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("chatassist-operator=", string.Join(';', refused.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);

        // Another browser's form: made by us, but not for this one.
        using OperatorBrowser other = Open();
        using HttpContent borrowed = await other.FormAsync("/operators/login", ("password", Password));
        using HttpResponseMessage also = await browser.PostAsync("/operators/login", borrowed);
        Assert.Equal(HttpStatusCode.OK, also.StatusCode);

        await browser.EnterAsync(Password);
        using var leave = new FormUrlEncodedContent([]);
        await browser.PostAsync("/operators/logout", leave);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/operators")).StatusCode);
        using HttpContent ours = await browser.FormAsync("/operators");
        await browser.PostAsync("/operators/logout", ours);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/operators")).StatusCode);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/a\r\nSet-Cookie: x=y")]
    [InlineData("")]
    public async Task W_05_a_login_leads_nowhere_but_here(string to)
    {
        using OperatorBrowser browser = Open();
        using HttpResponseMessage entered = await browser.EnterAsync(Password, to);
        Assert.Equal("/operators", $"{entered.Headers.Location}");
    }

    [Fact]
    public async Task W_05_a_session_outlives_a_restart_and_ends_with_its_password()
    {
        using OperatorBrowser browser = Open();
        await browser.EnterAsync(Password);
        await RestartHostAsync();
        using OperatorBrowser after = Open(browser.Cookies);
        Assert.Equal(HttpStatusCode.OK, (await after.GetAsync("/operators")).StatusCode);
        _kept = OperatorPassword.Make("another good password");
        await RestartHostAsync();
        using OperatorBrowser changed = Open(browser.Cookies);
        Assert.Equal(HttpStatusCode.Redirect, (await changed.GetAsync("/operators")).StatusCode);
    }

    [Fact]
    public async Task W_05_what_is_too_large_or_no_form_is_refused()
    {
        using OperatorBrowser browser = Open();
        using var large = new StringContent("password=" + new string('x', 20_000), null, "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await browser.PostAsync("/operators/login", large)).StatusCode);
        using var json = new StringContent("{}", null, "application/json");
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync("/operators/login", json)).StatusCode);
        Assert.Contains("密码不对", await SaidAsync(browser, new string('密', 500)), StringComparison.Ordinal);
    }

    private static async Task<string> SaidAsync(OperatorBrowser browser, string password)
    {
        using HttpResponseMessage answer = await browser.EnterAsync(password);
        return await answer.Content.ReadAsStringAsync();
    }
}

/// <summary>W-05: without a password there is nothing.</summary>
public sealed class NoOperatorTests : HostFixture
{
    [Theory]
    [InlineData("/operators")]
    [InlineData("/operators/login")]
    [InlineData("/hangfire")]
    [InlineData("/hangfire/jobs/scheduled")]
    public async Task W_05_nothing_is_served(string path)
    {
        using var browser = new OperatorBrowser(Host.CallbackUrl);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
    }
}

/// <summary>W-05: how the password is kept.</summary>
public sealed class OperatorPasswordTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "chatassist.dll");

    [Fact]
    public void It_knows_its_password_and_no_other()
    {
        var kept = new OperatorPassword(OperatorPassword.Make("一个好记的长密码，十二字"));
        Assert.True(kept.Is("一个好记的长密码，十二字"));
        Assert.False(kept.Is("一个好记的长密码，十二字 "));
        Assert.False(kept.Is(""));
        Assert.NotEqual(OperatorPassword.Make("the same password"), OperatorPassword.Make("the same password"));
    }

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("pbkdf2-sha256$1000$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("pbkdf2-sha256$99999999999$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("pbkdf2-sha256$600000$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("pbkdf2-sha256$600000$AAAAAAAAAAAAAAAAAAAAAA==$AAAA")]
    [InlineData("pbkdf2-sha256$600000$====$====")]
    public void What_is_no_hash_of_ours_stops_the_start(string kept)
    {
        var refused = Assert.Throws<FormatException>(() => new OperatorPassword(kept));
        Assert.DoesNotContain(kept, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("correct horse battery\n", 0)]
    [InlineData("too short\n", 1)]
    [InlineData("", 1)]
    public async Task The_command_reads_a_password_and_prints_its_hash(string typed, int exit)
    {
        using Process command = Process.Start(new ProcessStartInfo("dotnet", [Program, "operator-password"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await command.StandardInput.WriteAsync(typed);
        command.StandardInput.Close();
        string said = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        Assert.Equal(exit, command.ExitCode);
        Assert.Equal(exit == 0, said.Length > 0 && new OperatorPassword(said.Trim()).Is(typed.Trim()));
    }
}
