using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Questionnaires;
using ChatAssist.Questionnaires.Values;
using ChatAssist.Targets;

namespace ChatAssist.Inspections;

/// <summary>Photos, voice notes, files and places that come during a walk: each goes where it obviously belongs, or is asked about.</summary>
internal sealed partial class WalkTurn
{
    /// <summary>
    /// A photo goes to the item that is asked. One of a burst, sent before the next item could be seen, stays with the
    /// photo before it; one that comes when nothing is asked is kept and asked about.
    /// </summary>
    private Turn MediaCame()
    {
        MediaRef file = c.Message.Media!;
        if (Files.Refusal(c, file) is { } refusal)
        {
            return c.Stay(refusal);
        }

        if (c.Message is { Kind: MessageKind.Voice, Text.Length: > 0 } && _asked is not { Question.Type: QuestionType.Voice })
        {
            return Spoken(c.Message.Text.Trim());
        }

        bool sentBefore = c.Message.SentAt <= state.ShownAt;
        if (state.Ask == WalkAsk.Statement || (sentBefore && state.Photographed == StatementKey))
        {
            return state.Ask == WalkAsk.Statement
                ? Stated(c.Say(WalkTexts.StatementSeen), Evidence(file, "", StatementKey.Item))
                : new Turn(Position.At("walk", state), [], [Evidence(file, "", StatementKey.Item)]);
        }

        if (state.Ask == WalkAsk.Signature && c.Message.Kind == MessageKind.Image && !IsEscort)
        {
            return HandIn(Signature.Signed, "", [Evidence(file, "", "signature")]);
        }

        WalkItem? burst = state.Photographed is { } key && sentBefore ? record.Walk.Find(key) : null;
        // Where photos were put off, one that comes now may be one of those.
        bool unclear = burst is null && state.PhotosLater && _asked is { LacksPhoto: false } && record.Walk.Items.Any(i => i.LacksPhoto);
        if (burst is null && state.Ask == WalkAsk.Corrected && c.Message.Kind == MessageKind.Image && _asked is not null)
        {
            return CorrectedCame(file, _asked);
        }

        if (unclear || (burst ?? _asked ?? record.Walk.Next) is not { } item)
        {
            return new Turn(
                At(WalkAsk.WhichItem, said: state.Ask == WalkAsk.WhichItem ? $"{state.Said}\n{c.Message.Key}" : c.Message.Key),
                [c.Reply(c.Say(WalkTexts.AskWhichItem, record.Walk.Items.Count))],
                [Evidence(file, "", "")]);
        }

        string said = c.Say(c.Message.Kind == MessageKind.Image ? WalkTexts.PhotoTaken : WalkTexts.VoiceTaken, item.Number);
        Fact evidence = Evidence(file, item.List.Id, item.Question.Id);
        if (burst is not null)
        {
            // What was asked meanwhile stays asked: it is not repeated under every photo of a burst.
            return new Turn(
                Position.At("walk", state with { Photos = state.Photos is { } some ? [.. some, c.Message.Key] : null }), [c.Reply(said)], [evidence]);
        }

        // An item that lacks its photo has it now; to one that is not answered yet the next words may give it to another.
        IReadOnlyList<string>? loose = item.Settled ? null : [.. state.Photographed == item.Key ? state.Photos ?? [] : [], c.Message.Key];
        if (IsEscort || !Answers(item.Question.Type, c.Message.Kind))
        {
            // An item that lacks its photo goes on; one that is not answered yet keeps being asked.
            return Next(record.Walk.With([], item.Key), [said], [evidence], item.Key, loose);
        }

        var answer = new Answer(AnswerKind.Value, Kind);
        return Next(record.Walk.With([(item, answer)], item.Key), [said], [evidence, Given(item, answer)], item.Key);
    }

    /// <summary>
    /// A voice note whose words were recognised is what it says, and is kept as evidence of the visit; it is no picture of
    /// what failed, so a photo is still asked for.
    /// </summary>
    private Turn Spoken(string words)
    {
        Fact evidence = Evidence(c.Message.Media!, "", state.Ask == WalkAsk.Statement ? StatementKey.Item : "");
        Turn? turn = IsEscort ? c.Stay(c.Say(WalkTexts.Escort))
            : c.Library.Commands.Exact(words) is { } command ? Commanded(command)
            : Said(words) ?? (c.Library.Commands.Leading(words) is { } meant ? Commanded(meant) : null);
        return turn is null
            ? new Turn(Position.At("walk", state), [c.Reply(c.Say(WalkTexts.VoiceKept, Text.Shorten(words, 40)))], [evidence])
            : turn with { Facts = [evidence, .. turn.Facts] };
    }

    /// <summary>Drawn on the page.</summary>
    public Turn Signed() => state.Ask == WalkAsk.Signature && record.Walk.Blocking is null
        ? HandIn(Signature.Signed, "", [Evidence(c.Message.Media!, "", "signature")])
        : new Turn(
            c.Conversation.Position, [c.Reply(c.Say(WalkTexts.SignatureTaken, Number))], [Evidence(c.Message.Media!, "", "signature")]);

    /// <summary>Stands where an item would, for what the other party gave to see or hear.</summary>
    private static readonly ItemKey StatementKey = new("", "statement");

    private string Kind => c.Message.Kind.ToString().ToLowerInvariant();

    private EvidenceGiven Evidence(MediaRef file, string checklist, string item) =>
        new(c.Message.Key, Number, checklist, item, Kind, file.MediaId, "");

    private AnswersGiven Given(WalkItem item, Answer answer) => new(
        Number, [new GivenAnswer(item.List.Id, item.Question.Id, answer.Kind, answer.Value, answer.Words, record.Seen(item.Key))]);

    private static bool Answers(QuestionType type, MessageKind kind) => (type, kind) switch
    {
        (QuestionType.Photo or QuestionType.Signature, MessageKind.Image) => true,
        (QuestionType.Voice, MessageKind.Voice) => true,
        (QuestionType.Video, MessageKind.Video) => true,
        (QuestionType.File, MessageKind.File) => true,
        _ => false,
    };

    /// <summary>The number of the item that the photos show.</summary>
    private Turn Assign(string said)
    {
        if (!ItemNumbers.TryParse(said, record.Walk.Items.Count, out var numbers, out _) || numbers is not [var n]
            || record.Walk.Find(n) is not { Shown: true } item)
        {
            return new Turn(Position.At("walk", state), [c.Reply(c.Say(WalkTexts.AskWhichItem, record.Walk.Items.Count))], []);
        }

        return Next(
            record.Walk.With([], item.Key), [c.Say(WalkTexts.PhotoTaken, item.Number)],
            [.. state.Said.Split('\n').Select(id => new EvidenceAssigned(id, Number, item.List.Id, item.Question.Id))]);
    }

    private Turn Waive(WalkItem item, string reason)
    {
        var fact = new EvidenceGiven(c.Message.Key, Number, item.List.Id, item.Question.Id, "waived", "", reason);
        return Next(record.Walk.With([], item.Key, waived: true), [c.Say(WalkTexts.PhotoWaived, item.Number)], [fact]);
    }

    /// <summary>Answers an item that asks for a place; at any other time it is where the inspectors are (I-06).</summary>
    private Turn PlaceCame(GeoPoint place)
    {
        if (_asked is { Question.Type: QuestionType.Location } item && !IsEscort)
        {
            return Record([(item, new Answer(AnswerKind.Value, $"{place.Latitude},{place.Longitude}", c.Message.Text))]);
        }

        Target? target = c.Library.Register.Targets.GetValueOrDefault(record.Row.TargetId);
        double? metres = target is { Latitude: not null, Longitude: not null } ? Review.DistanceOf(target, place) : null;
        string said = metres is not { } m ? c.Say(WalkTexts.PlaceTaken)
            : m > c.Library.Rules.FarMetres ? c.Say(WalkTexts.PlaceFar, record.Row.TargetName, Math.Round(m))
            : c.Say(WalkTexts.PlaceNear, record.Row.TargetName, Math.Round(m));
        return new Turn(
            Position.At("walk", state), [c.Reply(said)], [new InspectorArrived(Number, place.Latitude, place.Longitude, c.Message.Text)]);
    }
}
