using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Questionnaires;
using ChatAssist.Questionnaires.Values;

namespace ChatAssist.Inspections;

/// <summary>One message within a walk: what it means for the inspection, and what is asked next.</summary>
internal sealed partial class WalkTurn(TurnContext c, InspectionRecord record, WalkState state)
{
    private readonly WalkItem? _asked = state.Asked is { } key ? record.Walk.Find(key) : null;

    public int Done => record.Walk.Shown.Count(i => i.Settled);

    public int Total => record.Walk.Shown.Count();

    private string Number => record.Row.Number;

    public Task<Turn?> TakeAsync(CancellationToken cancellationToken)
    {
        _ = cancellationToken;
        return Task.FromResult(c.Command is { } command ? Commanded(command)
            : c.Message.Media is not null ? MediaCame()
            : c.Message.Kind == MessageKind.Location ? PlaceCame(c.Message.Location!.Value)
            : c.Message.Kind == MessageKind.Text ? Said(c.Message.Text)
            : null);
    }

    public Turn? Pressed(ItemKey key, string what)
    {
        if (record.Walk.Find(key) is not { } item)
        {
            return null;
        }

        return what switch
        {
            "pass" => Record([(item, Answer.Pass)]),
            "fail" => Record([(item, Answer.Fail())]),
            "na" => Record([(item, Answer.NotApplicable)]),
            "skip" => Record([(item, Answer.Skipped)]),
            "help" => Help(item),
            "no-photo" => Stop(item, WalkAsk.NoPhotoReason, c.Say(WalkTexts.AskNoPhotoReason, item.Number)),
            "said-fail" => Record([(item, Answer.Fail(state.Said))]),
            "said-pass" => Record([(item, new Answer(AnswerKind.Pass, null, state.Said))]),
            "again" => Show(item, []),
            "not-corrected" => state.Ask == WalkAsk.Corrected && state.Asked == key ? NotCorrected() : Next([]),
            ['=', .. var option] when item.Question.Options.Any(o => o.Id == option) =>
                Record([(item, new Answer(AnswerKind.Value, option))]),
            _ => null,
        };
    }

    /// <summary>Goes to what is still open; to the summary where nothing is.</summary>
    public Turn Next(IReadOnlyList<string> before) => Next(record.Walk, before, []);

    private Turn? Commanded(Command command) => command.Id switch
    {
        "progress" => Progress(),
        "pause" => new Turn(
            Position.Idle,
            [c.Reply(c.Say(WalkTexts.Paused, Number, record.Row.TargetName, Done, Total))],
            [new WalkPaused(Number)]),
        "resume" => Next([]),
        "cancel" when state.Ask == WalkAsk.CancelReason => Next([]),
        "cancel" => new Turn(
            Position.At("walk", state with { Ask = WalkAsk.CancelReason }),
            [
                c.Ask(
                    c.Say(WalkTexts.AskCancelReason, Number), "",
                    new Choice($"walk/{Number}/keep", c.Say(WalkTexts.KeepGoing))),
            ],
            []),
        "back" => Back(),
        "skip" => _asked is { LacksPhoto: false } ? Record([(_asked, Answer.Skipped)]) : Next([]),
        "help" => _asked is null ? null : Help(_asked),
        "change" => Change(command.Argument),
        "show" => ShowOne(command.Argument),
        "submit" => Submit(),
        "law" => Explained(command.Argument),
        _ => null,
    };

    private Turn? Said(string text)
    {
        switch (state.Ask)
        {
            case WalkAsk.CancelReason:
                return Cancel(text.Trim());
            case WalkAsk.NoPhotoReason when _asked is not null:
                return Waive(_asked, text.Trim());
            case WalkAsk.WhichItem:
                return Assign(text);
            case WalkAsk.Statement:
                return Stated(text.Trim());
            case WalkAsk.Refusal:
                return HandIn(Signature.Refused, text.Trim(), []);
            case WalkAsk.HandIn or WalkAsk.Corrected when Order(text) is { } ordered:
                return ordered;
        }

        return new AnswerReader(c.Library.Answers, c.Today).Read(text, record.Walk, _asked) switch
        {
            // While a photo is waited for, words of one's own describe what the photo will show.
            AnswerReading.Unclear { Doubt: Doubt.NoVerdict, Item: { LacksPhoto: true } item } => Record([(item, item.Answer! with { Words = text.Trim() })]),
            AnswerReading.Understood { Answers.Count: 0 } => Next([]),
            AnswerReading.Understood u => Record(u.Answers),
            AnswerReading.Unclear d => Doubtful(d),
            _ => null,
        };
    }

    /// <summary>Takes the answers, says them back in one line, goes on.</summary>
    private Turn Record(IReadOnlyList<(WalkItem Item, Answer Answer)> answers)
    {
        // Somebody else answered meanwhile what was asked here: nobody's answer is overwritten without being seen.
        var taken = answers.FirstOrDefault(a => a.Item.Key == state.Asked && ColleagueOf(a.Item) is not null && a.Item.Answer!.Kind != a.Answer.Kind);
        if (taken.Item is { } item)
        {
            return Next([c.Say(WalkTexts.ColleagueAnswered, item.Number, ColleagueOf(item), WalkCards.Say(c, item, item.Answer!))]);
        }

        var fact = new AnswersGiven(Number, [.. answers.Select(a => new GivenAnswer(
            a.Item.List.Id, a.Item.Question.Id, a.Answer.Kind, a.Answer.Value, a.Answer.Words, record.Seen(a.Item.Key)))]);
        Walk after = record.Walk.With(answers);
        var said = new List<string> { c.Say(WalkTexts.Noted, WalkSaying.Of(c, answers)) };
        said.AddRange(answers
            .Where(a => a.Answer.Kind == AnswerKind.Value && a.Item.Question.Limit is not null && Judgement.Of(a.Item.Question, a.Answer).Fails)
            .Select(a => c.Say(WalkTexts.Breach, a.Item.Number, WalkCards.Say(c, a.Item, a.Answer), a.Item.Question.Limit!.Rule)));
        return Next(after, said, [fact]);
    }

    /// <summary>Who answered an item that this person was just asked, where it was not this person.</summary>
    private string? ColleagueOf(WalkItem item) =>
        record.Answers.TryGetValue(item.Key, out AnswerRow? row) && row.By != c.Sender.UserId && row.Version != state.Seen
            ? c.Library.Register.NameOf(row.By)
            : null;

    private Turn Next(Walk walk, IReadOnlyList<string> before, IReadOnlyList<Fact> facts, ItemKey? photographed = null)
    {
        string said = string.Join('\n', before);
        var replies = new List<Reply>();
        if (said.Length > 0)
        {
            replies.Add(c.Reply(said));
        }

        if (walk.Next is { } item)
        {
            replies.Add(WalkCards.Ask(c, Number, walk, item));
            return new Turn(At(item, photographed: photographed), replies, facts);
        }

        replies.Add(WalkCards.Summary(c, record with { Walk = walk }));
        return new Turn(At(WalkAsk.HandIn, photographed), replies, facts);
    }

    private Position At(WalkAsk ask, ItemKey? photographed = null, string said = "") =>
        Position.At("walk", new WalkState(Number, null, ask, said, 0, photographed, c.Now));

    private Turn Cancel(string reason) => new(
        Position.Idle,
        [
            c.Reply(c.Say(WalkTexts.Cancelled, Number, reason)),
            .. record.Members.Where(m => m.UserId != c.Sender.UserId).Select(m => new Reply(
                m.UserId, new TextBody(c.Say(WalkTexts.CancelledForPartner, c.Sender.Name, Number, reason)))),
        ],
        [new InspectionCancelled(Number, record.Row.Version, reason)]);

    /// <summary>The item before the one asked, to be answered anew.</summary>
    private Turn Back()
    {
        int at = _asked?.Number ?? record.Walk.Items.Count + 1;
        WalkItem? before = record.Walk.Shown.LastOrDefault(i => i.Number < at);
        return before is null ? Next([c.Say(WalkTexts.AtFirst)]) : Change(before);
    }

    private Turn Change(string argument)
    {
        if (FirstNumber(argument, out string rest) is not { } n || record.Walk.Find(n) is not { Shown: true } item)
        {
            return Next([c.Say(WalkTexts.NoItem, record.Walk.Items.Count)]);
        }

        // 改3 不合格 灭火器过期 changes at once; 改3 alone shows the item again.
        return rest.Length > 0 && new AnswerReader(c.Library.Answers, c.Today).ReadOne(rest, item) is AnswerReading.Understood u
            ? Record(u.Answers)
            : Change(item);
    }

    /// <summary>The item's number at the beginning of what was said after 改 or 看, and what stands behind it.</summary>
    private static int? FirstNumber(string said, out string rest)
    {
        bool read = ChineseNumber.TryReadPrefix(said, out decimal number, out int length);
        rest = read ? said[length..].TrimStart('项', '条', '号', '题', ' ', '：', ':', '，', ',', '为', '成') : "";
        return read && number is >= 1 and <= 999 && number == decimal.Truncate(number) ? (int)number : null;
    }

    private Turn Change(WalkItem item) => Show(item, item.Answer is null
        ? []
        : [c.Say(WalkTexts.ChangeItem, item.Number, WalkCards.Say(c, item, item.Answer))]);

    /// <summary>Shows an item as if it were open, whatever it was answered.</summary>
    private Turn Show(WalkItem item, IReadOnlyList<string> before)
    {
        WalkItem again = item with { Answer = item.LacksPhoto ? item.Answer : null };
        var replies = before.Where(b => b.Length > 0).Select(c.Reply).Append(WalkCards.Ask(c, Number, record.Walk, again)).ToList();
        return new Turn(At(again), replies, []);
    }

    private Turn Stop(WalkItem item, WalkAsk ask, string said) => new(At(item, ask), [c.Reply(said)], []);

    private Position At(WalkItem item, WalkAsk? ask = null, string said = "", ItemKey? photographed = null) =>
        Position.At("walk", new WalkState(
            Number, item.Key, ask ?? (item.LacksPhoto ? WalkAsk.Photo : WalkAsk.Answer), said, record.Seen(item.Key), photographed, c.Now));

    /// <summary>One short question back; what was said is kept until it is answered.</summary>
    private Turn? Doubtful(AnswerReading.Unclear d)
    {
        // What begins like a command (普法 …, 检查 …) was meant as one.
        if (c.Library.Commands.Leading(c.Message.Text) is not null)
        {
            return null;
        }

        if (d is { Doubt: Doubt.NoVerdict, Item: { } item })
        {
            return new Turn(
                At(item, WalkAsk.Verdict, d.Said),
                [
                    c.Ask(
                        c.Say(WalkTexts.DoubtNoVerdict, item.Number, d.Said), "",
                        new Choice(WalkCards.Key(Number, item.Key, "said-fail"), c.Say(WalkTexts.DoubtFail)),
                        new Choice(WalkCards.Key(Number, item.Key, "said-pass"), c.Say(WalkTexts.DoubtPass)),
                        new Choice(WalkCards.Key(Number, item.Key, "again"), c.Say(WalkTexts.DoubtNotAnAnswer))),
                ],
                []);
        }

        string said = d.Doubt switch
        {
            Doubt.NoSuchItem => c.Say(WalkTexts.DoubtNoSuchItem, d.Said, record.Walk.Items.Count),
            Doubt.NotAValue => c.Say(WalkTexts.DoubtNotAValue, d.Item!.Number, d.Said),
            Doubt.WrongUnit => c.Say(WalkTexts.DoubtWrongUnit, d.Item!.Number, d.Item.Question.Unit ?? ""),
            Doubt.WrongKind => c.Say(WalkTexts.DoubtWrongKind, d.Item!.Number, d.Item.Question.Name),
            Doubt.HalfOfDay => c.Say(WalkTexts.DoubtHalfOfDay, d.Said),
            Doubt.NoSuchOption => c.Say(WalkTexts.DoubtNoSuchOption, d.Said),
            _ => c.Say(WalkTexts.DoubtTooMany),
        };
        return d.Item is { } shown ? Show(shown, [said]) : c.Stay(said);
    }
}
