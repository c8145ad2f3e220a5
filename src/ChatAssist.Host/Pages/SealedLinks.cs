using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ChatAssist.Chat;
using ChatAssist.Host.Turns;

namespace ChatAssist.Host.Pages;

/// <summary>
/// Links to pages that somebody without an account may open: what a link leads to is sealed with the installation's key,
/// so that none can be guessed or changed.
/// </summary>
public sealed partial class SealedLinks(InstallationKey key, string address)
{
    private const int SealLength = 32;

    /// <summary>The public address of this program, or "": then messages carry no links.</summary>
    public string Address { get; set; } = address;

    /// <summary>Puts addresses where a dialog wrote <see cref="Link"/>s; without a public address their lines are left out.</summary>
    public ReplyBody Resolve(ReplyBody body) => body switch
    {
        TextBody text => new TextBody(Resolve(text.Text)),
        MarkdownBody markdown => new MarkdownBody(Resolve(markdown.Text)),
        CardBody card => card with { Text = Resolve(card.Text) },
        _ => body,
    };

    private string Resolve(string text)
    {
        if (!text.Contains(Link.Begin, StringComparison.Ordinal))
        {
            return text;
        }

        return Address.Length == 0
            ? string.Join('\n', text.Split('\n').Where(line => !line.Contains(Link.Begin, StringComparison.Ordinal)))
            : Written().Replace(text, m => To(m.Groups[1].Value));
    }

    /// <summary>The full address of a page; "" where no public address is set.</summary>
    public string To(string path) => Address.Length == 0 ? "" : $"{Address.TrimEnd('/')}/p/{path}?k={Seal(path)}";

    /// <summary>True for a link that this installation wrote.</summary>
    public bool IsSealed(string path, string? seal) =>
        seal is { Length: SealLength }
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(seal), Encoding.ASCII.GetBytes(Seal(path)));

    private string Seal(string path) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Of("links"), Encoding.UTF8.GetBytes(path)))[..SealLength];

    [GeneratedRegex(Link.Begin + "([^" + Link.End + "]+)" + Link.End)]
    private static partial Regex Written();
}
