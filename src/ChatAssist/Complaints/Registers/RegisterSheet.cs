using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Ledger;
using ChatAssist.Sheets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Complaints.Registers;

/// <summary>Which complaints a register is about.</summary>
/// <param name="Year">Of receipt, in the team's time.</param>
/// <param name="HotlineOnly">Only work orders of the 12345 line.</param>
public sealed record RegisterScope(int Year, bool HotlineOnly);

/// <summary>A register before it is written: the lines that go in, and how many complaints are not done yet.</summary>
/// <param name="Lines">Answered or closed, by number; a merged complaint stands in the line of the one it was merged into.</param>
public sealed record RegisterDraft(RegisterScope Scope, IReadOnlyList<RegisterLine> Lines, int NotDone)
{
    /// <summary>Lines in which something that the form requires is missing: then no file is written.</summary>
    public IReadOnlyList<RegisterLine> Incomplete => [.. Lines.Where(l => l.Missing.Count > 0)];

    public static async Task<RegisterDraft> OfAsync(ILedger ledger, Library library, RegisterScope scope, CancellationToken cancellationToken)
    {
        DateTimeOffset from = library.Rules.At(new DateOnly(scope.Year, 1, 1), TimeOnly.MinValue).ToUniversalTime();
        DateTimeOffset until = library.Rules.At(new DateOnly(scope.Year + 1, 1, 1), TimeOnly.MinValue).ToUniversalTime();
        IQueryable<ComplaintRow> all = ledger.Complaints.Where(c => c.ReceivedAt >= from && c.ReceivedAt < until && c.State != ComplaintState.Merged);
        all = scope.HotlineOnly ? all.Where(c => c.Source == Source.Hotline) : all;
        int notDone = await all.CountAsync(c => c.State < ComplaintState.FedBack, cancellationToken);
        var rows = await all.Where(c => c.State == ComplaintState.FedBack || c.State == ComplaintState.Closed)
            .OrderBy(c => c.Number)
            .GroupJoin(ledger.RegisterEntries, c => c.Number, e => e.Number, (c, e) => new { Complaint = c, Entries = e })
            .SelectMany(x => x.Entries.DefaultIfEmpty(), (x, e) => new { x.Complaint, Entry = e })
            .ToListAsync(cancellationToken);
        return new RegisterDraft(scope, [.. rows.Select(r => RegisterLine.Of(r.Complaint, r.Entry, library))], notDone);
    }

    /// <summary>The form, filled in; reporters are marks that the host puts names to, masked, as numbers of people in words are, where <paramref name="named"/> says no.</summary>
    public FormSheet Sheet(Library library, DateOnly today, string by, Func<ComplaintRow, bool> named)
    {
        RegisterForm form = library.ComplaintForm;
        return new FormSheet(
            form.Sheet,
            form.Title,
            form.Head.Replace("{office}", form.Office, StringComparison.Ordinal)
                .Replace("{date}", $"{today.Year}年{today.Month}月{today.Day}日", StringComparison.Ordinal),
            [.. form.Columns.Select(c => new FormColumn(c.Heading, c.Note, c.Width, c.Choices))],
            [.. Lines.Select((line, i) => (IReadOnlyList<FormCell>)[.. form.Columns.Select(c => Cell(line, c, i + 1, named(line.Complaint)))])],
            [.. form.Foot.Select(f => f.Replace("{by}", by, StringComparison.Ordinal))]);
    }

    private static FormCell Cell(RegisterLine line, RegisterColumn column, int serial, bool named) => column.Field.Id switch
    {
        RegisterField.Serial => new(FormCellKind.Whole, serial.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        RegisterField.ReporterName => new(FormCellKind.Text, Link.ReporterName(line.Complaint.Number, named)),
        RegisterField.Contact => new(FormCellKind.Text, Link.ReporterContact(line.Complaint.Number, named)),
        var id => new(
            column.Field.Kind switch
            {
                FieldKind.Day => FormCellKind.Day,
                FieldKind.Whole => FormCellKind.Whole,
                FieldKind.MoneyOrCount when RegisterValues.IsCount(column, line.Nature) => FormCellKind.Whole,
                FieldKind.Money or FieldKind.MoneyOrCount => FormCellKind.Money,
                _ => FormCellKind.Text,
            },
            column.Field.Kind == FieldKind.Text && !named ? Masking.Numbers(line.Value(id)) : line.Value(id)),
    };
}
