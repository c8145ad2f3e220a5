using System.Net;
using Microsoft.AspNetCore.Antiforgery;

namespace ChatAssist.Host.Operators;

/// <summary>What all pages for operators share: their templates, and forms that only a page of ours in this browser can send.</summary>
internal sealed class OperatorForms(HostSettings settings, IAntiforgery forms)
{
    /// <summary>Bytes; a longer form is none of ours.</summary>
    public const int Largest = 8 * 1024;

    public const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>A page of dialogs/pages/ with the field that its form must send back.</summary>
    public async Task<string> PageAsync(string name, HttpContext http)
    {
        string page = await File.ReadAllTextAsync(Path.Combine(settings.Dialogs, "pages", name), http.RequestAborted);
        return page.Replace("{form}", Field(http), StringComparison.Ordinal);
    }

    /// <summary>The value of the field <c>form</c>, ready for an attribute.</summary>
    public string Field(HttpContext http) => WebUtility.HtmlEncode(forms.GetAndStoreTokens(http).RequestToken!);

    /// <summary>The form, where it was made by us for this browser and is not too large; else null.</summary>
    public async Task<IFormCollection?> ReadAsync(HttpContext http)
    {
        try
        {
            // Read first: what is too large ends here, as that, and not as a form that is not ours.
            return http.Request.HasFormContentType && await http.Request.ReadFormAsync(http.RequestAborted) is var form
                && await forms.IsRequestValidAsync(http)
                ? form
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    public static IResult Html(string page) => Results.Text(page, "text/html; charset=utf-8");
}
