using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Questionnaires;
using ChatAssist.Questionnaires.Values;

namespace ChatAssist.Inspections;

/// <summary>One message within a walk: what it means for the inspection, and what is asked next.</summary>
internal sealed partial class WalkTurn(TurnContext c, InspectionRecord record, WalkState state)
{
    private readonly WalkItem? _asked = state.Asked is { } key ? record.Walk.Find(key) : null;
    private bool _photosLater = state.PhotosLater;

    public int Done => record.Walk.Shown.Count(i => i.Settled);

    public int Total => record.Walk.Shown.Count();

    private string Number => record.Row.Number;

    /// <summary>Auxiliary staff go along, look and take photos; what was found is for those with a certificate to say (P-03).</summary>
    public bool IsEscort => record.Members.Any(m => m.UserId == c.Sender.UserId && !m.Certified);

    public Task<Turn?> TakeAsync(CancellationToken cancellationToken)
    {
        _ = cancellationToken;
        return Task.FromResult(c.Command is { } command ? Commanded(command)
            : c.Message.Media is not null ? MediaCame()
            : c.Message.Kind == MessageKind.Location ? PlaceCame(c.Message.Location!.Value)
            : c.Message.Kind == MessageKind.Text ? IsEscort && state.Ask != WalkAsk.WhichItem ? c.Stay(c.Say(WalkTexts.Escort)) : Said(c.Message.Text)
            : null);
    }

    public Turn? Pressed(ItemKey key, string what)
    {
        if (record.Walk.Find(key) is not { } item)
        {
            return null;
        }

        if (IsEscort && what != "help")
        {
            return c.Stay(c.Say(WalkTexts.Escort));
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
            ['=', .. var time] when item.Question.Type == QuestionType.Time && TimeOnly.TryParseExact(time, "HH:mm", out _) =>
                Record([(item, new Answer(AnswerKind.Value, time))]),
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
        "help" => _asked is null ? null : Help(_asked, words: c.Message.Text.Trim() != c.Say(WalkTexts.Help)),
        "show" => ShowOne(command.Argument),
        _ when IsEscort => c.Stay(c.Say(WalkTexts.Escort)),
        "cancel" when state.Ask == WalkAsk.CancelReason => Next([]),
        "cancel" => AskCancelReason(),
        "back" => Back(),
        "skip" => Skip(),
        "change" => Change(command.Argument),
        "submit" => Submit(),
        "law" => Explained(command.Argument),
        _ => null,
    };

    /// <summary>Passes over an item that is not answered; puts off a photo until everything else is.</summary>
    private Turn Skip()
    {
        _photosLater |= _asked is { LacksPhoto: true };
        return _asked is { Settled: false } ? Record([(_asked, Answer.Skipped)]) : Next([]);
    }

    private Turn Next(Walk walk, IReadOnlyList<string> before, IReadOnlyList<Fact> facts, ItemKey? photographed = null, IReadOnlyList<string>? photos = null)
    {
        string said = string.Join('\n', before);
        var replies = new List<Reply>();
        if (said.Length > 0)
        {
            replies.Add(c.Reply(said));
        }

        if ((_photosLater ? walk.NextBeforePhotos : walk.Next) is { } item)
        {
            replies.Add(WalkCards.Ask(c, Number, walk, item));
            return new Turn(At(item, photographed: photographed, photos: photos), replies, facts);
        }

        replies.Add(WalkCards.Summary(c, record with { Walk = walk }));
        return new Turn(At(WalkAsk.HandIn, photographed), replies, facts);
    }

    private Position At(WalkAsk ask, ItemKey? photographed = null, string said = "") =>
        Position.At("walk", new WalkState(
            Number, null, ask, said, 0, photographed, c.Now, PhotosLater: _photosLater, Told: _told));

    private Position At(
        WalkItem item, WalkAsk? ask = null, string said = "", ItemKey? photographed = null, IReadOnlyList<string>? photos = null) =>
        Position.At("walk", new WalkState(
            Number, item.Key, ask ?? (item.LacksPhoto ? WalkAsk.Photo : WalkAsk.Answer), said, record.Seen(item.Key), photographed, c.Now,
            photos, _photosLater, _told));

    private Turn AskCancelReason() => new(
        Position.At("walk", state with { Ask = WalkAsk.CancelReason }),
        [c.Ask(c.Say(WalkTexts.AskCancelReason, Number), "", new Choice($"walk/{Number}/keep", c.Say(WalkTexts.KeepGoing)))],
        []);

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
        return rest.Length > 0 && Reader.ReadOne(rest, item) is AnswerReading.Understood u
            ? Record(u.Answers, knowingly: true)
            : Change(item);
    }

    /// <summary>The item's number at the beginning of what was said after 改 or 看, and what stands behind it.</summary>
    private static int? FirstNumber(string said, out string rest)
    {
        said = TextFold.Widths(said).TrimStart(' ', '第');
        bool read = ChineseNumber.TryReadPrefix(said, out decimal number, out int length);
        rest = read ? said[length..].TrimStart('项', '条', '号', '题', ' ', ':', '，', ',', '为', '成') : "";
        return read && number is >= 1 and <= 999 && number == decimal.Truncate(number) ? (int)number : null;
    }

    private Turn Change(WalkItem item) => Show(item, item.Answer is null
        ? []
        : [c.Say(WalkTexts.ChangeItem, item.Number, WalkCards.Say(c, item, item.Answer))],
        anew: true);

    /// <summary>Shows an item as if it were open, whatever it was answered; one that waits for its photo goes on waiting.</summary>
    /// <param name="anew">True where the answer is to be changed, photo or not.</param>
    private Turn Show(WalkItem item, IReadOnlyList<string> before, bool anew = false)
    {
        WalkItem again = item with { Answer = item.LacksPhoto && !anew ? item.Answer : null };
        var replies = before.Where(b => b.Length > 0).Select(c.Reply).Append(WalkCards.Ask(c, Number, record.Walk, again)).ToList();
        return new Turn(At(again), replies, []);
    }

    private Turn Stop(WalkItem item, WalkAsk ask, string said) => new(At(item, ask), [c.Reply(said)], []);
}
