using System.Net;
using System.Text.RegularExpressions;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>An operator's browser as far as the login needs one: it keeps cookies and sends forms.</summary>
internal sealed partial class OperatorBrowser : IDisposable
{
    private readonly HttpClient _client;

    public OperatorBrowser(Uri host, CookieContainer? cookies = null)
    {
        Cookies = cookies ?? new CookieContainer();
        _client = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = host };
    }

    public CookieContainer Cookies { get; }

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content) => _client.PostAsync(new Uri(path, UriKind.Relative), content);

    /// <summary>Opens the login, fills it in and sends it.</summary>
    public async Task<HttpResponseMessage> EnterAsync(string password, string to = "")
    {
        string path = "/operators/login?to=" + Uri.EscapeDataString(to);
        return await PostAsync(path, await FormAsync(path, ("password", password)));
    }

    /// <summary>The form of a page with these fields filled in.</summary>
    public async Task<HttpContent> FormAsync(string path, params (string Name, string Value)[] fields)
    {
        string page = await (await GetAsync(path)).Content.ReadAsStringAsync();
        return new FormUrlEncodedContent(
            fields.Append(("form", WebUtility.HtmlDecode(Hidden().Match(page).Groups[1].Value))).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"form\" value=\"([^\"]+)\"")]
    private static partial Regex Hidden();
}
