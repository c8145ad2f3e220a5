using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Content;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using ChatAssist.Sheets;
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

    /// <summary>Sees that what was sealed before can be opened: with another key every report would be taken in and none answered.</summary>
    /// <exception cref="InvalidDataException">It was sealed with another key.</exception>
    public void Check(LedgerContext context)
    {
        try
        {
            if (context.Reporters.AsNoTracking().OrderByDescending(r => r.Complaint).FirstOrDefault() is { } last)
            {
                Open(last);
            }
        }
        catch (CryptographicException)
        {
            throw new InvalidDataException(
                "The reporters of this data were sealed with another key: set the ChatAssist__Key, or put back the installation.key, that it was made with.");
        }
    }

    /// <summary>The userids behind an address: the reporters of a complaint and of those merged into it, or the person itself.</summary>
    public IReadOnlyList<string> Addresses(WriteSession s, string address)
    {
        if (Address.ComplaintOf(address) is not { } complaint)
        {
            return [address];
        }

        List<string> all = WithMerged(s.Query<ComplaintRow>(), complaint);
        return [.. s.Query<ReporterRow>().Where(r => all.Contains(r.Complaint)).AsEnumerable()
            .Select(r => Open(r).UserId).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Puts who reported in its place, on the way out to the one who asked and may know.</summary>
    public ReplyBody Resolve(ReplyBody body, LedgerContext context, Library library) => body switch
    {
        TextBody text when Says(text.Text) => new TextBody(Put(text.Text, context, library)),
        FormBody form => form with { Form = Resolve(form.Form, context, library) },
        _ => body,
    };

    /// <inheritdoc cref="Resolve(ReplyBody, LedgerContext, Library)"/>
    public FormSheet Resolve(FormSheet form, LedgerContext context, Library library) => form with
    {
        Rows = [.. form.Rows.Select(row => (IReadOnlyList<FormCell>)[.. row.Select(cell => Says(cell.Value) ? cell with { Value = Put(cell.Value, context, library) } : cell)])],
    };

    private static bool Says(string text) => text.Contains(Link.Begin + "reporter", StringComparison.Ordinal);

    private string Put(string text, LedgerContext context, Library library) => Written().Replace(text, m => m.Groups["what"].Value switch
    {
        "" => string.Join('、', context.Reporters
            .Where(r => r.Complaint == m.Groups["of"].Value).AsEnumerable().Select(Open)
            .Where(r => r != Reporter.Unknown)
            .Select(r => string.Join(' ', new[] { NameOf(r, library), r.Phone }.OfType<string>()))),
        "-name" or "-name-masked" => Listed(context, m.Groups["of"].Value, r => NameOf(r, library), Masking.Name, m, library),
        _ => Listed(
            context, m.Groups["of"].Value, r => r.Phone ?? (r.UserId is null ? null : library.ComplaintForm.ReachedInChat), Masking.Phone, m, library),
    });

    /// <summary>Everybody's, of the complaint and those merged into it; who stays anonymous is only said to be so.</summary>
    private string Listed(
        LedgerContext context, string complaint, Func<Reporter, string?> what, Func<string, string> mask, Match m, Library library)
    {
        string[] all = [.. WithMerged(context.Complaints, complaint)];
        HashSet<string> hidden = [.. context.Complaints.Where(c => all.Contains(c.Number) && c.Anonymous).Select(c => c.Number)];
        bool masked = m.Groups["what"].Value.EndsWith("-masked", StringComparison.Ordinal);
        var said = context.Reporters.Where(r => all.Contains(r.Complaint)).OrderBy(r => r.Complaint).ThenBy(r => r.Id).AsEnumerable()
            .Select(r => hidden.Contains(r.Complaint) || what(Open(r)) is not { } one ? library.ComplaintForm.Anonymous : masked ? mask(one) : one)
            .Distinct().ToList();
        return said.Count == 0 ? library.ComplaintForm.Anonymous : string.Join('、', said);
    }

    private static string? NameOf(Reporter r, Library library) => r.Name ?? (r.UserId is { } u ? library.Register.NameOf(u) : null);

    /// <summary>The complaint and all that were merged into it; what was merged may have had others merged into it before.</summary>
    private static List<string> WithMerged(IQueryable<ComplaintRow> complaints, string complaint)
    {
        List<string> all = [complaint], last = all;
        while (last.Count > 0)
        {
            List<string> into = last;
            last = [.. complaints.Where(c => into.Contains(c.MergedInto)).Select(c => c.Number)];
            all = [.. all, .. last];
        }

        return all;
    }

    [GeneratedRegex(Link.Begin + "reporter(?<what>[a-z-]*)/(?<of>[^" + Link.End + "]+)" + Link.End)]
    private static partial Regex Written();
}
