using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Inspections;
using ChatAssist.Ledger;
using ChatAssist.People;
using ChatAssist.Status;
using ChatAssist.Targets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Findings;

/// <summary>
/// What is said about a finding on its way to the strike-off, besides the re-inspection itself: another measure, a longer
/// time, word and photos that it is put right, what follows a failed look, whether it is the first one.
/// </summary>
public sealed class FindingDialog : IDialog
{
    private const int MostShown = 9;

    public string Name => "finding";

    public IReadOnlyList<string> Commands => ["rectified", "extend", "first-violation", "rectify-link", "cancel"];

    /// <param name="Ask">What is asked about it; one of the words of <see cref="FindingTurn"/>.</param>
    /// <param name="Chosen">What was chosen before: a day, a place in a list.</param>
    /// <param name="Said">What was said before.</param>
    public sealed record State(string Number, string Ask, string Chosen = "", string Said = "");

    public async Task<Turn?> TakeAsync(TurnContext context, CancellationToken cancellationToken)
    {
        bool open = context.Conversation.Position.Dialog == Name;
        if (context.Message.For is { } about)
        {
            return about.Split('/') is [_, var of, "link"] ? await OnAsync(context, new State(of, ""), t => t.FromLink(), cancellationToken) : null;
        }

        if (context.Command is { } command)
        {
            return command.Id == "cancel"
                ? open ? context.End(context.Say(FindingTexts.LeftAlone)) : null
                : await CommandedAsync(context, command, cancellationToken);
        }

        if (context.Message.Kind == MessageKind.Button)
        {
            return context.Message.Text.Split('/') is [_, var number, var what, .. var rest]
                ? await OnAsync(context, open && Read(context) is { } s && s.Number == number ? s : new State(number, ""), t => t.Pressed(what, rest.FirstOrDefault("")), cancellationToken)
                : null;
        }

        string text = context.Message.Kind == MessageKind.Text ? context.Message.Text.Trim() : "";
        if (RecordNumber.TryTake(text, out string first, out string words) && first[0] == 'F' && words.Length > 0)
        {
            // F-2026-0001 限期7天 F-2026-0002 停止使用: what is said behind each number is about it.
            return RecordNumber.TryTake(words, out _, out _)
                ? await FindingOrders.TakeAsync(context, text, cancellationToken)
                : await OnAsync(context, new State(first, ""), t => t.Said(words), cancellationToken);
        }

        return !open ? null
            : context.Message.Media is { } file ? await OnAsync(context, Read(context), t => t.MediaCame(file), cancellationToken)
            : text.Length > 0 ? await OnAsync(context, Read(context), t => t.Said(text), cancellationToken)
            : null;
    }

    private static State Read(TurnContext c) => c.Conversation.Position.Read<State>();

    private static async Task<Turn?> CommandedAsync(TurnContext c, Command command, CancellationToken cancellationToken)
    {
        bool numbered = RecordNumber.TryTake(command.Argument, out string number, out string rest) && number[0] == 'F';
        string what = command.Id switch { "rectified" => "reported", "extend" => "extend", "rectify-link" => "link", _ => "first" };
        if (numbered)
        {
            return await OnAsync(c, new State(number, ""), t => t.Do(what, rest), cancellationToken);
        }

        return what switch
        {
            "first" => await FirstOfTargetAsync(c, command.Argument, cancellationToken),
            // An inspector who says it without a number is in the middle of a re-inspection.
            "reported" when c.Sender.Role != Role.Village => null,
            _ => await WhichAsync(c, what, command.Argument, cancellationToken),
        };
    }

    private static async Task<Turn?> OnAsync(TurnContext c, State state, Func<FindingTurn, Turn?> act, CancellationToken cancellationToken)
    {
        FindingRow? row = await c.Ledger.OneAsync<FindingRow>(nameof(FindingRow.Number), state.Number, cancellationToken);
        if (row is null)
        {
            return c.End(c.Say(FindingTexts.NoSuch, state.Number));
        }

        if (c.Sender.Role != Role.Guest && !await c.Ledger.Findings.Visible(c.Sender).AnyAsync(f => f.Number == row.Number, cancellationToken))
        {
            return c.End(c.Say(StatusTexts.NotYourRecord, row.Number));
        }

        RectificationRow rectification = await c.Ledger.Rectifications.FirstAsync(r => r.Finding == row.Number, cancellationToken);
        ExtensionRow? extension = rectification.Extensions == 0 ? null
            : await c.Ledger.Extensions.FirstAsync(e => e.Finding == row.Number && e.Place == rectification.Extensions, cancellationToken);
        RectificationReportRow? report = rectification.Reports == 0 ? null
            : await c.Ledger.RectificationReports.FirstAsync(e => e.Finding == row.Number && e.Place == rectification.Reports, cancellationToken);
        string item = RectificationReportRow.ItemOf(rectification.Reports);
        int photos = report is null ? 0
            : await c.Ledger.Evidence.CountAsync(e => e.Subject == row.Number && e.Item == item, cancellationToken);
        string mediaId = c.Message.Media?.MediaId ?? "";
        var photo = mediaId.Length == 0 ? null : await c.Ledger.OneAsync<PhotoRow>(nameof(PhotoRow.MediaId), mediaId, cancellationToken);
        return act(new FindingTurn(c, row, rectification, state) { Extension = extension, Report = report, Photos = photos, Photo = photo });
    }

    /// <summary>Which of those that are open and in sight; the only one at once.</summary>
    private static async Task<Turn?> WhichAsync(TurnContext c, string what, string said, CancellationToken cancellationToken)
    {
        IQueryable<FindingRow> waiting = c.Ledger.Findings.Visible(c.Sender).Where(f => f.State == FindingState.Open);
        if (c.Sender.Role is not (Role.Village or Role.Leader))
        {
            waiting = waiting.Where(f => f.Inspector == c.Sender.UserId);
        }

        var named = said.Length == 0 ? [] : await waiting.Where(f => f.TargetName.Contains(said)).OrderBy(f => f.DueOn).ThenBy(f => f.Number)
            .Take(MostShown).ToListAsync(cancellationToken);
        var found = named.Count > 0 ? named
            : await waiting.OrderBy(f => f.DueOn).ThenBy(f => f.Number).Take(MostShown).ToListAsync(cancellationToken);
        string rest = named.Count > 0 ? "" : said;
        return found.Count switch
        {
            0 => c.End(c.Say(FindingTexts.NoneOpenYours)),
            1 => await OnAsync(c, new State(found[0].Number, ""), t => t.Do(what, rest), cancellationToken),
            _ => new Turn(
                Position.Idle,
                [
                    c.Ask(
                        c.Say(what == "reported" ? FindingTexts.AskReportedWhich : FindingTexts.AskWhich), "",
                        [.. found.Select(f => new Choice(
                            $"finding/{f.Number}/{what}", c.Say(FindingTexts.WhichChoice, f.TargetName, f.Words, c.Say(f.DueOn))))]),
                ],
                []),
        };
    }

    /// <summary>首违 兴旺加油站: what the list's domains have on record there.</summary>
    private static async Task<Turn?> FirstOfTargetAsync(TurnContext c, string said, CancellationToken cancellationToken)
    {
        if (c.Sender.Role == Role.Village)
        {
            return null;
        }

        Target? target = said.Length == 0 ? null : TargetFinder.ByWords(c.Library.Register.Targets.Values, said) is [var best, ..] ? best : null;
        var rules = c.Library.FirstViolations.All.Where(r => r.Holds(c.Today)).Select(r => r.Value).ToList();
        if (target is null || rules.Count == 0)
        {
            return c.Stay(c.Say(FindingTexts.FirstTargetWhich));
        }

        var lines = new List<string>();
        foreach (FirstViolationRule rule in rules)
        {
            DateTimeOffset since = c.Now.AddDays(-rule.BackDays);
            List<string> domains = [.. rule.Domains];
            var known = await c.Ledger.Findings
                .Where(f => f.TargetId == target.Id && f.FoundAt >= since && domains.Contains(f.Domain))
                .OrderByDescending(f => f.FoundAt).ToListAsync(cancellationToken);
            string years = FirstViolation.Back(c.Library, rule);
            lines.Add(known.Count == 0
                ? c.Say(FindingTexts.FirstTargetNone, target.Name, years)
                : c.Say(FindingTexts.FirstTarget, target.Name, years, known.Count));
            lines.AddRange(known.Take(MostShown).Select(f => c.Say(FindingTexts.FirstEarlier, f.Number, c.Say(f.FoundAt), f.Words)));
        }

        return c.Stay(string.Join('\n', lines));
    }
}
