using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.People;
using ChatAssist.Questionnaires;
using ChatAssist.Targets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Complaints;

/// <summary>
/// Reporting a problem in one message (K-02): it is received and numbered at once, before anything is asked back; photos
/// may come before or after; what was guessed can be corrected with one tap or by word, also later.
/// </summary>
public sealed class ReportDialog : IDialog
{
    private const int LeastWords = 5;

    public string Name => "report";

    public IReadOnlyList<string> Commands => ["report", "report-anonymous", "my-reports", "cancel"];

    /// <param name="Number">The complaint that more photos and words belong to; "" while it is not received yet.</param>
    /// <param name="Ask">What is asked: words, is-report, domain, place, or "".</param>
    /// <param name="Files">Keys, kinds and ids of files that came before the words.</param>
    /// <param name="Said">Words that may be a report.</param>
    /// <param name="Anonymous">It was asked for before there was a report.</param>
    public sealed record State(string Number, string Ask, IReadOnlyList<EarlyFile> Files, string Said = "", bool Anonymous = false);

    public sealed record EarlyFile(string Key, string Kind, string MediaId);

    public async Task<Turn?> TakeAsync(TurnContext context, CancellationToken cancellationToken) =>
        await ListenAsync(context, cancellationToken) is { } turn ? turn with { HidesSender = true } : null;

    private async Task<Turn?> ListenAsync(TurnContext c, CancellationToken cancellationToken)
    {
        bool open = c.Conversation.Position.Dialog == Name;
        State state = open ? c.Conversation.Position.Read<State>() : new State("", "", []);
        // What lies about without a number yet belongs to the report that comes now.
        State waiting = state.Number.Length == 0 ? state : new State("", "", []);
        switch (c.Command)
        {
            case { Id: "my-reports" }:
                return await OwnReports.ListAsync(c, cancellationToken);
            case { Id: "cancel" }:
                return !open ? null : c.End(state.Number.Length == 0 ? c.Say(ComplaintTexts.LeftAlone) : c.Say(ComplaintTexts.CannotWithdraw, state.Number));
            case { Id: "report" or "report-anonymous" } command:
                bool anonymous = waiting.Anonymous || command.Id == "report-anonymous";
                // 上报的事有结果了吗 asks, and reports nothing.
                return IsAboutOwn(c, command.Argument) ? await OwnReports.ListAsync(c, cancellationToken)
                    : command.Argument.Length == 0 ? AskWords(c, waiting with { Anonymous = anonymous })
                    : await ReceiveAsync(c, command.Argument, waiting with { Anonymous = anonymous }, cancellationToken);
            case not null:
                return null;
        }

        if (c.Message is { Kind: MessageKind.Button } button)
        {
            return await PressedAsync(c, state, button.Text.Split('/'), cancellationToken);
        }

        return open ? await MoreAsync(c, state, cancellationToken) : await UnaskedAsync(c, cancellationToken);
    }

    /// <summary>兴旺加油站怎么样了 asks about a place and not about a report.</summary>
    private static bool AboutTarget(TurnContext c, string said) => TargetFinder.NamedIn(c.Library.Register.Targets.Values, said) is not null;

    private static bool IsAboutOwn(TurnContext c, string argument) =>
        ReporterSaying.AsksAfter(argument, c.Library.Categories.Reporting) && c.Library.Categories.DomainOf(argument) == CategoryWords.Unknown;

    private Turn AskWords(TurnContext c, State state) => new(
        Position.At(Name, state with { Ask = "words" }),
        [c.Reply(c.Say(state.Anonymous ? ComplaintTexts.AskWordsAnonymous : ComplaintTexts.AskWords))],
        []);

    /// <summary>Nothing is open: a wish about the last report, or a village official's photo or sentence that may be a new one.</summary>
    private static async Task<Turn?> UnaskedAsync(TurnContext c, CancellationToken cancellationToken)
    {
        if (c.Conversation.Position != Position.Idle)
        {
            return null;
        }

        string said = c.Message.Text.Trim();
        if (c.Message.Kind == MessageKind.Text && await AboutOwnAsync(c, said, cancellationToken) is { } about)
        {
            return about;
        }

        if (c.Sender.Role != Role.Village)
        {
            return null;
        }

        if (c.Message.Media is { } file)
        {
            return Files.Refusal(c, file) is { } refusal ? c.Stay(refusal)
                : Spoken(c) && c.Library.Commands.Leading(said) is { Id: "report" or "report-anonymous", Argument.Length: > 0 } spoken
                    ? await ReceiveAsync(c, spoken.Argument, new State("", "", [Early(c, file)], Anonymous: spoken.Id == "report-anonymous"), cancellationToken)
                : Spoken(c) ? AskIsReport(c, said, [Early(c, file)])
                : AskWordsFor(c, new State("", "words", [Early(c, file)]));
        }

        return c.Message.Kind == MessageKind.Text && said.Length >= LeastWords && c.Library.Categories.DomainOf(said) != CategoryWords.Unknown
            ? AskIsReport(c, said, [])
            : null;
    }

    /// <summary>A voice note whose words the channel has recognised: they are what was said, the recording is evidence.</summary>
    private static bool Spoken(TurnContext c) => c.Message is { Kind: MessageKind.Voice, Text: var words } && words.Trim().Length > 0;

    private static Turn AskIsReport(TurnContext c, string said, IReadOnlyList<EarlyFile> files) => new(
        Position.At("report", new State("", "is-report", files, said)),
        [
            c.Ask(
                c.Say(ComplaintTexts.AskIsReport, Text.Shorten(said, 40)), "",
                new Choice("report/new/yes", c.Say(ComplaintTexts.IsReport), Weight.Main),
                new Choice("report/new/no", c.Say(ComplaintTexts.IsNoReport))),
        ],
        []);

    private static Turn AskWordsFor(TurnContext c, State state) => new(
        Position.At("report", state),
        [c.Reply(c.Say(c.Message.Kind == MessageKind.Image ? ComplaintTexts.AskWordsForPhoto : ComplaintTexts.AskWordsForFile))],
        []);

    /// <summary>刚才那个匿名, C-2026-0004 怎么样了, 地点不对，是河边: about an own report that is named, or the last one; null for anything else.</summary>
    private static async Task<Turn?> AboutOwnAsync(TurnContext c, string said, CancellationToken cancellationToken)
    {
        string named = RecordNumber.TryTake(said, out string number, out string rest) && number[0] == 'C' ? number : "";
        ReporterMeaning meaning = Meaning(c, named.Length > 0 ? rest : said).Meaning;
        bool own = c.Library.Categories.Reporting.Own.Any(w => said.Contains(w, StringComparison.Ordinal));
        if (meaning == ReporterMeaning.AskAfter)
        {
            return named.Length > 0 ? await ComplaintSaying.RecordAsync(c, named, cancellationToken)
                : own || (c.Sender.Role == Role.Village && !AboutTarget(c, said)) ? await OwnReports.ListAsync(c, cancellationToken)
                : null;
        }

        return meaning is not (ReporterMeaning.More or ReporterMeaning.Wrong)
            && await OwnReports.LastAsync(c, named, cancellationToken) is { } last
            ? await CorrectAsync(c, last.Number, named.Length > 0 ? rest : said, cancellationToken)
            : null;
    }

    private static ReporterSaying Meaning(TurnContext c, string said) => ReportReading.Of(c.Library, said);

    private static EarlyFile Early(TurnContext c, MediaRef file) =>
        new(c.Message.Key, c.Message.Kind.ToString().ToLowerInvariant(), file.MediaId);

    private static Task<Turn> ReceiveAsync(TurnContext c, string words, State state, CancellationToken cancellationToken) =>
        ReportReceipt.ReceiveAsync(c, words, state.Files, state.Anonymous, cancellationToken);

    private async Task<Turn?> MoreAsync(TurnContext c, State state, CancellationToken cancellationToken)
    {
        string said = c.Message.Text.Trim();
        if (c.Message.Media is { } file)
        {
            return Files.Refusal(c, file) is { } refusal ? c.Stay(refusal) : await FileCameAsync(c, state, file, said, cancellationToken);
        }

        if (c.Message.Kind == MessageKind.Text && Meaning(c, said).Meaning == ReporterMeaning.AskAfter && !RecordNumber.TryTake(said, out _, out _))
        {
            return AboutTarget(c, said) ? null : await OwnReports.ListAsync(c, cancellationToken);
        }

        // A command begins something else; 匿名上报 … behind a photo is still this one and still anonymous.
        if (c.Message.Kind != MessageKind.Text || said.Length == 0
            || (c.Library.Commands.Leading(said) is { } command && (state.Ask.Length == 0 || command.Id is "report" or "report-anonymous")))
        {
            return null;
        }

        if (state.Number.Length == 0)
        {
            ReporterMeaning meaning = Meaning(c, said).Meaning;
            return meaning == ReporterMeaning.StayAnonymous ? state.Ask == "is-report"
                    ? await ReceiveAsync(c, state.Said, state with { Anonymous = true }, cancellationToken)
                    : AskWords(c, state with { Anonymous = true })
                : state.Ask == "words" ? await ReceiveAsync(c, said, state, cancellationToken)
                : null;
        }

        return state.Ask switch
        {
            "domain" when Meaning(c, said).Meaning == ReporterMeaning.More => ReportReading.DomainSaid(c.Library, said) is { } domain
                ? await OwnReports.CorrectAsync(c, state.Number, x => x with { Domain = domain }, cancellationToken)
                : AskDomain(c, state.Number, c.Say(ComplaintTexts.NoSuchDomain, Text.Shorten(said, 20))),
            "place" when Meaning(c, said).Meaning is ReporterMeaning.More or ReporterMeaning.Place =>
                await OwnReports.CorrectAsync(c, state.Number, x => ReportReading.At(c.Library, x, Meaning(c, said) is { Rest.Length: > 0 } p ? p.Rest : said), cancellationToken),
            // While one report is open, another one that is named by its number is meant.
            _ when RecordNumber.TryTake(said, out _, out _) && await AboutOwnAsync(c, said, cancellationToken) is { } other => other,
            _ => await CorrectAsync(c, state.Number, said, cancellationToken),
        };
    }

    private static async Task<Turn> FileCameAsync(TurnContext c, State state, MediaRef file, string said, CancellationToken cancellationToken)
    {
        if (state.Number.Length == 0)
        {
            State with = state with { Ask = "words", Files = [.. state.Files, Early(c, file)] };
            return Spoken(c) ? await ReceiveAsync(c, said, with, cancellationToken) : AskWordsFor(c, with);
        }

        var evidence = ReporterEvidence.Of(c.Message.Key, state.Number, Early(c, file).Kind, file.MediaId);
        if (!Spoken(c))
        {
            return new Turn(c.Conversation.Position, [c.Reply(c.Say(ComplaintTexts.PhotoAdded, state.Number))], [evidence]);
        }

        Turn more = await OwnReports.CorrectAsync(c, state.Number, x => x with { MoreWords = said }, cancellationToken);
        return more with { Facts = [.. more.Facts, evidence] };
    }

    /// <summary>What the reporter says about a report: a correction, a wish, or more of it.</summary>
    private static async Task<Turn> CorrectAsync(TurnContext c, string number, string said, CancellationToken cancellationToken)
    {
        ReporterSaying saying = Meaning(c, said);
        switch (saying)
        {
            case { Meaning: ReporterMeaning.StayAnonymous }:
                return await OwnReports.CorrectAsync(c, number, x => x with { Anonymous = true }, cancellationToken);
            case { Meaning: ReporterMeaning.BeNamed }:
                return await OwnReports.CorrectAsync(c, number, x => x with { Anonymous = false }, cancellationToken);
            case { Meaning: ReporterMeaning.Place, Rest: "" }:
                return AskPlace(c, number);
            case { Meaning: ReporterMeaning.Place }:
                return await OwnReports.CorrectAsync(c, number, x => ReportReading.At(c.Library, x, saying.Rest), cancellationToken);
            case { Meaning: ReporterMeaning.Domain }:
                return ReportReading.DomainSaid(c.Library, saying.Rest) is { } domain
                    ? await OwnReports.CorrectAsync(c, number, x => x with { Domain = domain }, cancellationToken)
                    : AskDomain(c, number, c.Say(ComplaintTexts.AskDomain));
            case { Meaning: ReporterMeaning.Wrong }:
                return new Turn(
                    Position.At("report", new State(number, "", [])),
                    [
                        c.Ask(
                            c.Say(ComplaintTexts.AskWhatIsWrong, number), "",
                            new Choice($"report/{number}/domain", c.Say(ComplaintTexts.ChangeDomain)),
                            new Choice($"report/{number}/place", c.Say(ComplaintTexts.ChangePlace))),
                    ],
                    []);
            default:
                return await OwnReports.CorrectAsync(c, number, x => x with { MoreWords = said }, cancellationToken);
        }
    }

    private static async Task<Turn?> PressedAsync(TurnContext c, State state, string[] key, CancellationToken cancellationToken) => key switch
    {
        [_, "new", "yes"] when state.Ask == "is-report" => await ReceiveAsync(c, state.Said, state, cancellationToken),
        [_, "new", "no"] => c.End(c.Say(ComplaintTexts.LeftAlone)),
        [_, var number, "fine"] => c.End(c.Say(ComplaintTexts.Thanks, number)),
        [_, var number, "domain"] => AskDomain(c, number, c.Say(ComplaintTexts.AskDomain)),
        [_, var number, "domain", var domain] when QuestionnaireReader.Domains.Contains(domain) =>
            await OwnReports.CorrectAsync(c, number, x => x with { Domain = domain }, cancellationToken),
        [_, var number, "place"] => AskPlace(c, number),
        [_, var number, "target", var id] when c.Library.Register.Targets.TryGetValue(id, out var target) =>
            await OwnReports.CorrectAsync(c, number, x => ReportReading.At(c.Library, x, target.Name), cancellationToken),
        [_, var number, "anonymous"] => await OwnReports.CorrectAsync(c, number, x => x with { Anonymous = true }, cancellationToken),
        [_, var number, "split"] => await ReportReceipt.SplitAsync(c, number, cancellationToken),
        _ => null,
    };

    private static Turn AskDomain(TurnContext c, string number, string question) => new(
        Position.At("report", new State(number, "domain", [])),
        [
            c.Ask(question, "", [.. QuestionnaireReader.Domains.Select(d => new Choice($"report/{number}/domain/{d}", ComplaintSaying.Domain(c.Library, d)))]),
        ],
        []);

    private static Turn AskPlace(TurnContext c, string number) =>
        new(Position.At("report", new State(number, "place", [])), [c.Reply(c.Say(ComplaintTexts.AskPlace))], []);
}
