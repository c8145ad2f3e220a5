using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Turns;

/// <summary>
/// Keeps who reported what (K-09): sealed with AES-GCM under a key derived from the <see cref="InstallationKey"/>. Opened only to send an answer, or for the one who may look.
/// </summary>
public sealed partial class ReporterVault(InstallationKey key)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>Finds a person's own reports without opening anybody's; the same userid in any case gives the same mark.</summary>
    public string MarkOf(string userId) => Convert.ToHexStringLower(
        HMACSHA256.HashData(key.Of("reporter-marks"), Encoding.UTF8.GetBytes(userId.ToLowerInvariant())))[..32];

    public ReporterRow Seal(string id, string complaint, Reporter reporter)
    {
        byte[] plain = JsonSerializer.SerializeToUtf8Bytes(reporter, ChatJson.Options);
        byte[] box = new byte[NonceSize + plain.Length + TagSize];
        Span<byte> nonce = box.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Of("reporters"), TagSize);
        // Bound to its complaint: a row that is moved to another one cannot be opened.
        aes.Encrypt(nonce, plain, box.AsSpan(NonceSize, plain.Length), box.AsSpan(NonceSize + plain.Length), Encoding.UTF8.GetBytes(complaint));
        return new ReporterRow { Id = id, Complaint = complaint, Mark = reporter.UserId is { } u ? MarkOf(u) : "", Sealed = box };
    }

    /// <exception cref="CryptographicException">The row was changed, or sealed with another key.</exception>
    public Reporter Open(ReporterRow row)
    {
        ReadOnlySpan<byte> box = row.Sealed;
        byte[] plain = new byte[box.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key.Of("reporters"), TagSize);
        aes.Decrypt(
            box[..NonceSize], box[NonceSize..^TagSize], box[^TagSize..], plain, Encoding.UTF8.GetBytes(row.Complaint));
        return JsonSerializer.Deserialize<Reporter>(plain, ChatJson.Options)!;
    }

    /// <summary>The userids behind an address: the reporters of a complaint and of those merged into it, or the person itself.</summary>
    public IReadOnlyList<string> Addresses(WriteSession s, string address)
    {
        if (Address.ComplaintOf(address) is not { } complaint)
        {
            return [address];
        }

        // What was merged may have had others merged into it before.
        List<string> all = [complaint], last = all;
        while (last.Count > 0)
        {
            List<string> into = last;
            last = [.. s.Query<ComplaintRow>().Where(c => into.Contains(c.MergedInto)).Select(c => c.Number)];
            all = [.. all, .. last];
        }

        return [.. s.Query<ReporterRow>().Where(r => all.Contains(r.Complaint)).AsEnumerable()
            .Select(r => Open(r).UserId).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Puts who reported in its place, on the way out to the one who asked and may know.</summary>
    public ReplyBody Resolve(ReplyBody body, LedgerContext context, Func<string, string> nameOf) =>
        body is TextBody text && text.Text.Contains(Link.Begin + "reporter/", StringComparison.Ordinal)
            ? new TextBody(Written().Replace(text.Text, m => Say(context, m.Groups[1].Value, nameOf)))
            : body;

    private string Say(LedgerContext context, string complaint, Func<string, string> nameOf) => string.Join('、', context.Reporters
        .Where(r => r.Complaint == complaint).AsEnumerable().Select(Open)
        .Where(r => r != Reporter.Unknown)
        .Select(r => string.Join(' ', new[] { r.Name ?? (r.UserId is { } u ? nameOf(u) : null), r.Phone }.OfType<string>())));

    [GeneratedRegex(Link.Begin + "reporter/([^" + Link.End + "]+)" + Link.End)]
    private static partial Regex Written();
}
