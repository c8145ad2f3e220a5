using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Sheets;

namespace ChatAssist.Complaints;

/// <summary>One work order of the 12345 line, as the table has it.</summary>
public sealed record WorkOrder(string Number, DateTimeOffset Received, string Words, string Place, string Category, Reporter Reporter);

/// <summary>A table of work orders (K-01). Columns that mean nothing here are passed over: every county exports others.</summary>
public static class WorkOrderSheet
{
    private const int MostWords = 2000;

    private static readonly IReadOnlyList<Column> Columns =
    [
        new("order", "工单编号", true, "工单号", "编号", "受理编号", "诉求编号"),
        new("received", "受理时间", true, "来电时间", "登记时间", "创建时间", "诉求时间", "接单时间", "转派时间"),
        new("words", "诉求内容", true, "问题描述", "反映内容", "内容", "工单内容", "主要内容"),
        new("place", "地址", false, "诉求地址", "事发地址", "发生地址", "地点", "事发地点"),
        new("reporter", "诉求人", false, "来电人", "反映人", "投诉人", "姓名", "联系人"),
        new("phone", "联系电话", false, "来电号码", "电话", "联系方式", "手机号"),
        new("category", "类别", false, "诉求类别", "问题类别", "分类", "诉求分类"),
    ];

    /// <param name="now">Nothing can have been received later.</param>
    public static SheetReading<WorkOrder> Read(Sheet sheet, Library library, DateTimeOffset now)
    {
        List<RowError> errors = [];
        ColumnMap columns = new(sheet, Columns, errors);
        errors.RemoveAll(e => e.Code == RowCode.ColumnUnknown);
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        return TableRows.Read(sheet, columns, errors, row =>
        {
            if (!row.Has("order"))
            {
                row.Refuse("order", RowCode.Required);
            }

            string number = row.Code("order") ?? "";
            row.Once("order", number, numbers, RowCode.IdTwice);
            return new WorkOrder(
                number, Received(row, library, now), row.Required("words", MostWords), row.Text("place") ?? "", row.Text("category") ?? "",
                ReporterOf(row, library));
        });
    }

    /// <summary>A day without a time counts from the office's opening: nobody wins time by leaving it out.</summary>
    private static DateTimeOffset Received(RowReader row, Library library, DateTimeOffset now)
    {
        if (!row.Has("received"))
        {
            row.Refuse("received", RowCode.Required);
            return now;
        }

        if (row.Moment("received") is not { } moment)
        {
            return now;
        }

        DateTimeOffset at = library.Rules.At(
            moment.Day, moment.Time ?? library.Deadlines.OfficeHours.On(moment.Day)?.Value.Open ?? TimeOnly.MinValue);
        if (at > now)
        {
            row.Refuse("received", RowCode.InFuture);
        }

        return at;
    }

    private static Reporter ReporterOf(RowReader row, Library library)
    {
        string? name = row.Text("reporter", RowReader.NameLength), phone = row.Code("phone");
        name = name is null || library.Categories.NoReporter.Contains(name) ? null : name;
        return name is null && phone is null
            ? Reporter.Unknown
            : new Reporter(null, name is null ? null : Link.Harmless(name), phone is null ? null : Link.Harmless(phone));
    }
}
