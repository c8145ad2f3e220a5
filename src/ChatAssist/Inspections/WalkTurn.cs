using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Questionnaires;
using ChatAssist.Questionnaires.Values;

namespace ChatAssist.Inspections;

/// <summary>One message within a walk: what it means for the inspection, and what is asked next.</summary>
internal sealed class WalkTurn(TurnContext c, InspectionRecord record, WalkState state)
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
            : c.Message.Kind == MessageKind.Location && _asked?.Question.Type == QuestionType.Location ? LocationCame(_asked)
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
            ['=', .. var option] when item.Question.Options.Any(o => o.Id == option) =>
                Record([(item, new Answer(AnswerKind.Value, option))]),
            _ => null,
        };
    }

    /// <summary>Goes to what is still open; to the summary where nothing is.</summary>
    public Turn Next(IReadOnlyList<string> before) => Next(record.Walk, before, [], []);

    public Turn NotYet() => new(
        Position.At("walk", new WalkState(Number, null, WalkAsk.HandIn)), [c.Reply(c.Say(WalkTexts.HowToChange))], []);

    public Turn Submit()
    {
        if (record.Walk.Next is not null)
        {
            return Next([OpenItems()]);
        }

        return WalkHandIn.Turn(c, record);
    }

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
        Walk after = With(answers);
        var said = new List<string> { c.Say(WalkTexts.Noted, WalkSaying.Of(c, answers)) };
        said.AddRange(answers
            .Where(a => a.Answer.Kind == AnswerKind.Value && a.Item.Question.Limit is not null && Judgement.Of(a.Item.Question, a.Answer).Fails)
            .Select(a => c.Say(WalkTexts.Breach, a.Item.Number, WalkCards.Say(c, a.Item, a.Answer), a.Item.Question.Limit!.Rule)));
        return Next(after, said, [fact], []);
    }

    /// <summary>Who answered an item that this person was just asked, where it was not this person.</summary>
    private string? ColleagueOf(WalkItem item) =>
        record.Answers.TryGetValue(item.Key, out AnswerRow? row) && row.By != c.Sender.UserId && row.Version != state.Seen
            ? c.Library.Register.NameOf(row.By)
            : null;

    private Walk With(IReadOnlyList<(WalkItem Item, Answer Answer)> answers, ItemKey? photo = null)
    {
        var all = record.Answers.ToDictionary(a => a.Key, a => a.Value.ToAnswer());
        foreach (var (item, answer) in answers)
        {
            all[item.Key] = answer;
        }

        var photos = record.Walk.Items.ToDictionary(i => i.Key, i => i.Photos + (i.Key == photo ? 1 : 0));
        return new Walk([.. record.Walk.Items.Select(i => i.List).Distinct()], all, photos);
    }

    private Turn Next(Walk walk, IReadOnlyList<string> before, IReadOnlyList<Fact> facts, IReadOnlyList<Reply> others)
    {
        string said = string.Join('\n', before);
        var replies = new List<Reply>(others);
        if (said.Length > 0)
        {
            replies.Add(c.Reply(said));
        }

        if (walk.Next is { } item)
        {
            replies.Add(WalkCards.Ask(c, Number, walk, item));
            return new Turn(At(item), replies, facts);
        }

        replies.Add(WalkCards.Summary(c, record with { Walk = walk }));
        return new Turn(Position.At("walk", new WalkState(Number, null, WalkAsk.HandIn)), replies, facts);
    }

    /// <summary>A photo goes to the item that lacks one, else to the item that is being asked.</summary>
    private Turn MediaCame()
    {
        MediaRef file = c.Message.Media!;
        if (Desk.Files.Refusal(c, file) is { } refusal)
        {
            return new Turn(c.Conversation.Position, [c.Reply(refusal)], []);
        }

        if ((_asked ?? record.Walk.Next) is not { } item)
        {
            return new Turn(c.Conversation.Position, [c.Reply(c.Say(DeskTexts.LoosePhoto))], []);
        }

        string kind = c.Message.Kind.ToString().ToLowerInvariant();
        var fact = new EvidenceGiven(c.Message.Key, Number, item.List.Id, item.Question.Id, kind, file.MediaId, "");
        bool answers = Answers(item.Question.Type, c.Message.Kind);
        string said = c.Say(c.Message.Kind == MessageKind.Image ? WalkTexts.PhotoTaken : WalkTexts.VoiceTaken, item.Number);
        if (!answers)
        {
            // An item that lacks its photo goes on; one that is not answered yet keeps being asked.
            return Next(With([], item.Key), [said], [fact], []);
        }

        var given = (item, new Answer(AnswerKind.Value, kind));
        return Next(
            With([given], item.Key),
            [said],
            [fact, new AnswersGiven(Number, [new GivenAnswer(item.List.Id, item.Question.Id, AnswerKind.Value, kind, "", record.Seen(item.Key))])],
            []);
    }

    private static bool Answers(QuestionType type, MessageKind kind) => (type, kind) switch
    {
        (QuestionType.Photo or QuestionType.Signature, MessageKind.Image) => true,
        (QuestionType.Voice, MessageKind.Voice) => true,
        (QuestionType.Video, MessageKind.Video) => true,
        (QuestionType.File, MessageKind.File) => true,
        _ => false,
    };

    private Turn LocationCame(WalkItem item) =>
        Record([(item, new Answer(AnswerKind.Value, $"{c.Message.Location!.Value.Latitude},{c.Message.Location.Value.Longitude}", c.Message.Text))]);

    private Turn Waive(WalkItem item, string reason)
    {
        var fact = new EvidenceGiven(c.Message.Key, Number, item.List.Id, item.Question.Id, "waived", "", reason);
        return Next(With([], item.Key), [c.Say(WalkTexts.PhotoWaived, item.Number)], [fact], []);
    }

    private Turn Cancel(string reason) => new(
        Position.Idle,
        [
            c.Reply(c.Say(WalkTexts.Cancelled, Number, reason)),
            .. record.Members.Where(m => m.UserId != c.Sender.UserId).Select(m => new Reply(
                m.UserId, new TextBody(c.Say(WalkTexts.CancelledForPartner, c.Sender.Name, Number, reason)))),
        ],
        [new InspectionCancelled(Number, record.Row.Version, reason)]);

    private Turn Progress()
    {
        int failed = record.Walk.Failures.Count();
        string said = c.Say(
            WalkTexts.Progress, Number, record.Row.TargetName, WalkCards.Bar(c, Done, Total), Done, Total, failed);
        return new Turn(c.Conversation.Position, [c.Reply(Done < Total ? $"{said}\n{OpenItems()}" : said)], []);
    }

    private string OpenItems() =>
        c.Say(WalkTexts.Open, string.Join('、', record.Walk.Unsettled.Concat(record.Walk.Items.Where(i => i.LacksPhoto)).Select(i => i.Number).Distinct().Take(20)));

    private Turn Help(WalkItem item)
    {
        Question q = item.Question;
        return Show(item, [q.Help is null && q.Basis is null
            ? c.Say(WalkTexts.NoHelp)
            : c.Say(WalkTexts.HelpOf, item.Number, q.Name, q.Help ?? "", q.Basis ?? "").Trim()]);
    }

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

    private Turn ShowOne(string argument)
    {
        if (FirstNumber(argument, out _) is not { } n || record.Walk.Find(n) is not { } item)
        {
            return Next([c.Say(WalkTexts.NoItem, record.Walk.Items.Count)]);
        }

        string answer = item.Answer is null ? c.Say(WalkTexts.NoAnswerYet) : WalkCards.Say(c, item, item.Answer);
        return new Turn(
            c.Conversation.Position, [c.Reply(c.Say(WalkTexts.ShowItem, item.Number, item.Question.Name, answer, item.Photos))], []);
    }

    /// <summary>Shows an item as if it were open, whatever it was answered.</summary>
    private Turn Show(WalkItem item, IReadOnlyList<string> before)
    {
        WalkItem again = item with { Answer = item.LacksPhoto ? item.Answer : null };
        var replies = before.Where(b => b.Length > 0).Select(c.Reply).Append(WalkCards.Ask(c, Number, record.Walk, again)).ToList();
        return new Turn(At(again), replies, []);
    }

    private Turn Stop(WalkItem item, WalkAsk ask, string said) => new(At(item, ask), [c.Reply(said)], []);

    private Position At(WalkItem item, WalkAsk? ask = null, string said = "") => Position.At("walk", new WalkState(
        Number, item.Key, ask ?? (item.LacksPhoto ? WalkAsk.Photo : WalkAsk.Answer), said, record.Seen(item.Key)));

    /// <summary>One short question back; what was said is kept until it is answered.</summary>
    private Turn? Doubtful(AnswerReading.Unclear d)
    {
        if (d is { Doubt: Doubt.NoVerdict, Item: { } item })
        {
            // Only words that could be an observation are worth asking about; a stray greeting goes to other dialogs.
            if (c.Library.Commands.Leading(d.Said) is not null)
            {
                return null;
            }

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
