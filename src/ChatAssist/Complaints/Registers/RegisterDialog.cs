using System.Text.RegularExpressions;
using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Ledger;
using ChatAssist.People;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Complaints.Registers;

/// <summary>
/// The complaints' register (K-11): 投诉登记表 sends the file, once nothing that the form requires is missing; what is
/// missing is asked of who handled the complaint, one thing at a time or several in one message.
/// </summary>
public sealed partial class RegisterDialog : IDialog
{
    private const int MostLines = 8;

    private static readonly Role[] MayAsk = [Role.Leader, Role.Supervisor, Role.Legal, Role.Inspector];

    public string Name => "complaint-register";

    public IReadOnlyList<string> Commands => ["complaint-register", "skip", "cancel"];

    /// <param name="Field">The column that is asked for; "" where the whole line was shown.</param>
    public sealed record State(string Number, string Field);

    public async Task<Turn?> TakeAsync(TurnContext context, CancellationToken cancellationToken)
    {
        State? state = context.Conversation.Position.Dialog == Name ? context.Conversation.Position.Read<State>() : null;
        switch (context.Command)
        {
            case { Id: "complaint-register" } when !MayAsk.Contains(context.Sender.Role):
                return context.Stay(context.Say(RegisterTexts.ForWhom));
            case { Id: "complaint-register" } command:
                return RecordNumber.TryTake(command.Argument, out string number, out _)
                    ? await OnAsync(context, new State(number, ""), t => t.Show(), cancellationToken)
                    : await TableAsync(context, cancellationToken);
            case { Id: "skip" } when state is { Field.Length: > 0 }:
                return await OnAsync(context, state, t => t.Skip(), cancellationToken);
            case { Id: "cancel" } when state is not null:
                return context.End(context.Say(ComplaintTexts.LeftAlone));
            case not null:
                return null;
        }

        if (context.Message.Kind == MessageKind.Button)
        {
            return context.Message.Text.Split('/') switch
            {
                [_, var number, "fill"] => await OnAsync(context, new State(number, ""), t => t.Next(""), cancellationToken),
                [_, var number, "otherwise"] => await OnAsync(context, new State(number, ""), t => t.Otherwise(), cancellationToken),
                [_, var number, "set", var field, var choice] when RegisterField.All.Any(f => f.Id == field) && int.TryParse(choice, out int n) =>
                    await OnAsync(context, new State(number, field), t => t.Chosen(n), cancellationToken),
                _ => null,
            };
        }

        string said = context.Message.Text.Trim();
        return state is null || context.Message.Kind != MessageKind.Text || said.Length == 0 || context.Library.Commands.Leading(said) is not null
            ? null
            : await OnAsync(context, state, t => t.Said(said), cancellationToken);
    }

    private static async Task<Turn?> OnAsync(TurnContext c, State state, Func<RegisterTurn, Turn?> act, CancellationToken cancellationToken)
    {
        ComplaintRow? row = await c.Ledger.OneAsync<ComplaintRow>(nameof(ComplaintRow.Number), state.Number, cancellationToken);
        if (row is null || !MayAsk.Contains(c.Sender.Role))
        {
            return c.End(c.Say(ComplaintTexts.NoSuch, state.Number));
        }

        if (!ComplaintCards.MayHandle(c.Sender, row))
        {
            return c.End(c.Say(ComplaintTexts.NotYours, state.Number));
        }

        if (row.State is not (ComplaintState.FedBack or ComplaintState.Closed))
        {
            return c.End(c.Say(RegisterTexts.NotDone, state.Number));
        }

        RegisterDraft draft = await RegisterDraft.OfAsync(
            c.Ledger, c.Library, new RegisterScope(c.Library.Rules.DayOf(row.ReceivedAt).Year, HotlineOnly: false), cancellationToken);
        RegisterLine line = draft.Lines.First(l => l.Complaint.Number == row.Number);
        return act(new RegisterTurn(c, state, line, [.. Of(c, draft.Incomplete).Where(l => l.Complaint.Number != row.Number)]));
    }

    /// <summary>The lines that a person has to complete: the own ones, and for the first leader those that nobody had in hand.</summary>
    private static IEnumerable<RegisterLine> Of(TurnContext c, IEnumerable<RegisterLine> lines) => lines.Where(l => Filler(c, l) == c.Sender.UserId);

    private static string Filler(TurnContext c, RegisterLine line) =>
        c.Library.Register.People.ContainsKey(line.Complaint.Handler) ? line.Complaint.Handler : ComplaintPeople.Leaders(c.Library.Register)[0];

    private static async Task<Turn> TableAsync(TurnContext c, CancellationToken cancellationToken)
    {
        RegisterForm form = c.Library.ComplaintForm;
        string said = c.Message.Text;
        var scope = new RegisterScope(YearIn(said, c.Today), form.HotlineWords.Any(w => said.Contains(w, StringComparison.Ordinal)));
        RegisterDraft draft = await RegisterDraft.OfAsync(c.Ledger, c.Library, scope, cancellationToken);
        if (draft.Lines.Count == 0)
        {
            string none = draft.NotDone > 0 ? c.Say(RegisterTexts.None, scope.Year, draft.NotDone) : c.Say(RegisterTexts.NoneAtAll, scope.Year);
            return c.Stay(scope.HotlineOnly ? $"{none}\n{c.Say(RegisterTexts.HotlineOnly)}" : none);
        }

        return draft.Incomplete.Count > 0
            ? AskForMissing(c, draft)
            : Write(c, draft, form.NamedWords.Any(w => said.Contains(w, StringComparison.Ordinal)));
    }

    private static Turn AskForMissing(TurnContext c, RegisterDraft draft)
    {
        var lines = draft.Incomplete.Take(MostLines)
            .Select(l => c.Say(
                RegisterTexts.IncompleteLine, l.Complaint.Number, l.Missing.Count, c.Library.Register.NameOf(Filler(c, l)))).ToList();
        if (draft.Incomplete.Count > MostLines)
        {
            lines.Add(c.Say(RegisterTexts.More, draft.Incomplete.Count - MostLines));
        }

        var replies = new List<Reply> { c.Reply(c.Say(RegisterTexts.Incomplete, draft.Incomplete.Count, string.Join('\n', lines))) };
        // Whoever asks comes last among those who are asked: the card is then what the next word answers.
        foreach (var of in draft.Incomplete.GroupBy(l => Filler(c, l)).OrderBy(g => g.Key == c.Sender.UserId).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            replies.Add(new Reply(of.Key, RegisterTurn.Card(c, of.First(), of.Count() - 1)));
        }

        return new Turn(Position.Idle, replies, []);
    }

    /// <summary>Names stand in it only for who handles a complaint, and each look is written down (K-09).</summary>
    private static Turn Write(TurnContext c, RegisterDraft draft, bool asksNames)
    {
        bool Named(ComplaintRow row) => asksNames && !row.Anonymous && ComplaintCards.MayHandle(c.Sender, row);
        var seen = draft.Lines.Where(l => Named(l.Complaint)).Select(l => new ReporterSeen(l.Complaint.Number)).ToList();
        var said = new List<string> { c.Say(RegisterTexts.Ready, draft.Scope.Year, draft.Lines.Count) };
        if (draft.NotDone > 0)
        {
            said.Add(c.Say(RegisterTexts.Open, draft.NotDone));
        }

        said.Add(c.Say(seen.Count > 0 ? RegisterTexts.Named : RegisterTexts.Masked));
        string file = c.Library.ComplaintForm.File.Replace("{year}", $"{draft.Scope.Year}", StringComparison.Ordinal);
        return new Turn(
            c.Conversation.Position,
            [
                c.Reply(string.Join('\n', said)),
                new Reply(c.Sender.UserId, new FormBody(file, draft.Sheet(c.Library, c.Today, c.Sender.Name, Named))),
            ],
            seen);
    }

    private static int YearIn(string text, DateOnly today) =>
        Year().Match(text) is { Success: true } m ? int.Parse(m.Value)
        : text.Contains('去', StringComparison.Ordinal) ? today.Year - 1
        : today.Year;

    [GeneratedRegex("(?<![0-9])20[0-9]{2}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
