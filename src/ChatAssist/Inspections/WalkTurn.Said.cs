using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Questionnaires;
using ChatAssist.Questionnaires.Values;

namespace ChatAssist.Inspections;

/// <summary>Words in a walk: answers are noted and said back; what is not clear is asked back in one short question.</summary>
internal sealed partial class WalkTurn
{
    private IReadOnlyList<ItemKey>? _told;

    private AnswerReader Reader => new(c.Library.Answers, c.Today);

    private Turn? Said(string text)
    {
        string said = text.Trim();
        // 改3, 看3 and 普法 … are meant as such wherever the walk stands; a reason may say anything.
        if (state.Ask is not (WalkAsk.CancelReason or WalkAsk.NoPhotoReason or WalkAsk.Refusal or WalkAsk.Witness)
            && Meant(said) is { Id: "change" or "show" or "law" })
        {
            return null;
        }

        switch (state.Ask)
        {
            case WalkAsk.CancelReason:
                // Whoever answers items, or sends a number, has not given a reason: nothing is cancelled by mistake.
                return IsAnswer(said) || !HasWords(said) ? AskCancelReason() : Cancel(said);
            case WalkAsk.NoPhotoReason when _asked is not null && HasWords(said) && !IsAnswer(said):
                return Waive(_asked, said);
            case WalkAsk.WhichItem:
                return Assign(said);
            case WalkAsk.Statement:
                return Stated(Is(c.Library.Answers.NothingToSay, said) ? "" : said);
            case WalkAsk.Signature:
                return NotSigned(said);
            case WalkAsk.Refusal:
                return Refused(said);
            case WalkAsk.Witness:
                return Witnessed(said);
            case WalkAsk.HandIn or WalkAsk.Corrected when Order(said) is { } ordered:
                return ordered;
            case WalkAsk.HandIn when Is(c.Library.Answers.Agree, said):
                return Submit();
            case WalkAsk.HalfOfDay when _asked is not null
                && Reader.ReadOne(said + state.Said, _asked) is AnswerReading.Understood whole:
                return Record(whole.Answers);
            case WalkAsk.Photo or WalkAsk.NoPhotoReason when _asked is { LacksPhoto: true } && WhilePhoto(said, _asked) is { } turn:
                return turn;
            // A question back was asked in between; the photo is still what is waited for.
            case WalkAsk.Verdict when _asked is { LacksPhoto: true } && SaysNoPhoto(said) is not null && WhilePhoto(said, _asked) is { } turn:
                return turn;
        }

        return Reader.Read(said, record.Walk, _asked) switch
        {
            AnswerReading.Understood { Answers.Count: 0, Left: null } => Next([]),
            AnswerReading.Understood u => Record(u.Answers, left: u.Left),
            AnswerReading.Unclear d => Meant(said) is null ? Doubtful(d, []) : null,
            _ => null,
        };
    }

    /// <summary>True for a verdict, a value or a row of them, where a reason was asked for.</summary>
    private bool IsAnswer(string said) =>
        new VerdictReader(c.Library.Answers).Of(TextFold.Widths(said), (_asked ?? record.Walk.Items[0]).Question) is not null
        || (_asked is not { Question.Type: QuestionType.Text } && Reader.Read(said, record.Walk, _asked) is AnswerReading.Understood);

    /// <summary>
    /// Words while a photo is waited for: why there is none, what it will show, or an answer, of which it must be plain
    /// that it does not undo the failure that the photo is for. Null where they name their items themselves.
    /// </summary>
    private Turn? WhilePhoto(string said, WalkItem item)
    {
        if (SaysNoPhoto(said) is { } none)
        {
            return said.Length > none.Length ? Waive(item, said) : Stop(item, WalkAsk.NoPhotoReason, c.Say(WalkTexts.AskNoPhotoReason, item.Number));
        }

        switch (Reader.Read(said, record.Walk, item))
        {
            case AnswerReading.Understood { Answers: [], Left: null }:
                return Skip();
            case AnswerReading.Understood { Answers: [var (of, answer)], Left: null } when of == item && item.Answer!.Kind == AnswerKind.Fail:
                return Reader.ReadOne(said, item) is AnswerReading.Understood
                    ? WhichOf(said, item, record.Walk.Shown.FirstOrDefault(i => !i.Settled && i.Number > item.Number && i.Question.Type == QuestionType.Check), answer)
                    : null;
            case AnswerReading.Unclear { Doubt: Doubt.NoVerdict, Item: { } about }
                when about == item && Meant(said) is null && !VerdictReader.IsQuestion(TextFold.Widths(said)):
                string words = item.Answer!.Words;
                return Record([(item, item.Answer with { Words = words.Length == 0 ? said : $"{words}；{said}" })], knowingly: true);
            default:
                return null;
        }
    }

    private string? SaysNoPhoto(string said) => c.Library.Answers.NoPhoto.FirstOrDefault(w => said.StartsWith(w, StringComparison.Ordinal));

    private static bool HasWords(string said) => said.Any(char.IsLetter);

    private Turn WhichOf(string said, WalkItem item, WalkItem? next, Answer answer)
    {
        string what = answer.Kind switch
        {
            AnswerKind.Pass => answer.Words.Length == 0 ? "pass" : "said-pass",
            AnswerKind.Fail => answer.Words.Length == 0 ? "fail" : "said-fail",
            _ => "na",
        };
        var choices = new List<Choice>();
        if (next is not null)
        {
            choices.Add(new(WalkCards.Key(Number, next.Key, what), c.Say(WalkTexts.NextItem, next.Number, WalkCards.Say(c, next, answer))));
        }

        choices.Add(new(WalkCards.Key(Number, item.Key, what), c.Say(WalkTexts.ThisItem, item.Number, WalkCards.Say(c, item, answer))));
        return new Turn(
            At(item, WalkAsk.Verdict, answer.Words),
            [c.Ask(c.Say(WalkTexts.DoubtWhilePhoto, item.Number, Text.Shorten(said, 40)), "", [.. choices])],
            []);
    }

    /// <summary>Takes the answers, says them back in one line, goes on.</summary>
    /// <param name="left">What else was said and is asked about now.</param>
    /// <param name="knowingly">True where the person has just seen what the answer is by now.</param>
    private Turn Record(IReadOnlyList<(WalkItem Item, Answer Answer)> answers, AnswerReading.Unclear? left = null, bool knowingly = false)
    {
        // Somebody else answered meanwhile, and otherwise: nobody's answer is overwritten without being seen.
        // Nor does a sweep (1-5合格) take back a failure: that is done by its number.
        var kept = knowingly ? [] : answers.Where(a => !WasSeen(a.Item)
            && (ColleagueOf(a.Item, a.Answer) is not null || (answers.Count > 1 && a is { Answer.Kind: AnswerKind.Pass, Item.Answer.Kind: AnswerKind.Fail }))).ToList();
        var taken = answers.Except(kept).ToList();
        _told = kept.Count == 0 ? null : [.. kept.Select(a => a.Item.Key)];

        var said = new List<string>();
        var facts = new List<Fact>();
        Walk after = record.Walk.With(taken);
        if (taken.Count > 0)
        {
            said.Add(c.Say(WalkTexts.Noted, WalkSaying.Of(c, taken)));
            facts.Add(new AnswersGiven(Number, [.. taken.Select(a => new GivenAnswer(
                a.Item.List.Id, a.Item.Question.Id, a.Answer.Kind, a.Answer.Value, a.Answer.Words, record.Seen(a.Item.Key)))]));
        }

        said.AddRange(kept.Select(a => ColleagueOf(a.Item, a.Answer) is { } colleague
            ? c.Say(WalkTexts.ColleagueAnswered, a.Item.Number, colleague, WalkCards.Say(c, a.Item, a.Item.Answer!))
            : c.Say(WalkTexts.FailureKept, a.Item.Number, WalkCards.Say(c, a.Item, a.Item.Answer!))));
        said.AddRange(taken
            .Where(a => a.Answer.Kind == AnswerKind.Value && a.Item.Question.Limit is not null && Judgement.Of(a.Item.Question, a.Answer).Fails)
            .Select(a => c.Say(WalkTexts.Breach, a.Item.Number, WalkCards.Say(c, a.Item, a.Answer), a.Item.Question.Limit!.Rule)));
        if (PhotoOf(after, taken) is { } shown)
        {
            said.Add(c.Say(WalkTexts.PhotoMoved, shown.Number));
            facts.AddRange(state.Photos!.Select(id => new EvidenceAssigned(id, Number, shown.List.Id, shown.Question.Id)));
            after = after.With([], shown.Key);
        }

        Turn turn = left is null ? Next(after, said, facts) : Doubtful(left, said)! with { Facts = facts };
        return turn with { Replies = [.. turn.Replies, .. TellColleagues(taken)] };
    }

    /// <summary>The one failure that these words tell of, where photos that need another item came just before them.</summary>
    private WalkItem? PhotoOf(Walk after, IReadOnlyList<(WalkItem Item, Answer Answer)> answers) =>
        state is { Photos.Count: > 0, Photographed: { } at }
        && after.Find(at) is { Question.Photo: not PhotoRule.Always, Judgement.Fails: false }
        && answers.Select(a => after.Find(a.Item.Key)!).Where(i => i.LacksPhoto).ToList() is [var only]
            ? only
            : null;

    /// <summary>A colleague who answered an item otherwise, by name; null where nobody did.</summary>
    private string? ColleagueOf(WalkItem item, Answer answer) =>
        record.Answers.TryGetValue(item.Key, out AnswerRow? row) && row.By != c.Sender.UserId && row.Kind != AnswerKind.Skipped
            && (row.Kind, row.Value) != (answer.Kind, answer.Value)
            ? c.Library.Register.NameOf(row.By)
            : null;

    /// <summary>True where this person was shown the item as it stands, or was told of it just now.</summary>
    private bool WasSeen(WalkItem item) =>
        (item.Key == state.Asked && record.Seen(item.Key) == state.Seen) || state.Told?.Contains(item.Key) == true;

    /// <summary>Whose answer was changed hears of it.</summary>
    private IEnumerable<Reply> TellColleagues(IReadOnlyList<(WalkItem Item, Answer Answer)> taken) => taken
        .Where(a => ColleagueOf(a.Item, a.Answer) is not null)
        .Select(a => new Reply(record.Answers[a.Item.Key].By, new TextBody(c.Say(
            WalkTexts.ColleagueChanged, c.Sender.Name, Number, a.Item.Number, WalkCards.Say(c, a.Item, a.Item.Answer!), WalkCards.Say(c, a.Item, a.Answer)))));

    /// <summary>
    /// The command that words in a walk were meant as: 改3, 检查便民超市消防, 上报 有人烧垃圾. Words that merely begin like one
    /// (检查记录不全, 举报电话没公示, 看着还行) are about the item.
    /// </summary>
    private Command? Meant(string said)
    {
        if (c.Library.Commands.Leading(said) is not { } command)
        {
            return null;
        }

        bool apart = command.Argument.Length == 0 || !said.EndsWith(command.Argument, StringComparison.Ordinal)
            || !char.IsLetterOrDigit(said[said.Length - command.Argument.Length - 1])
            || c.Library.Commands.Exact(said[..^command.Argument.Length]) is null;
        return command.Id switch
        {
            "change" or "show" => FirstNumber(command.Argument, out _) is null ? null : command,
            "law" => command,
            "inspect" or "patrol" => InspectionWords.Read(command.Argument, c.Library).Target is null ? null : command,
            _ => apart ? command : null,
        };
    }

    private static bool Is(IReadOnlyList<string> words, string said) =>
        words.Any(w => w.Equals(TextFold.Widths(said).TrimEnd('.', '!', ' ', '~', ',', '了', '的', '吧', '啊'), StringComparison.OrdinalIgnoreCase)
            || w.Equals(said, StringComparison.OrdinalIgnoreCase));
}
