using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Questions.Answers;

namespace ChatAssist.Questions;

/// <summary>
/// Answers what people ask in plain words: at once where it is plainly a question, whatever else is open; else after
/// everybody else had a look. What was asked last is kept for a while, so that 那西坡村呢 is understood.
/// </summary>
public sealed class QuestionDialog : IAside
{
    /// <summary>After so long the next question stands alone.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(30);

    public string Name => "question";

    public IReadOnlyList<string> Commands => [];

    public IHeard Hear(TurnContext context) => new Heard(this, context);

    /// <summary>A choice that was pressed; what is typed is heard.</summary>
    public async Task<Turn?> TakeAsync(TurnContext context, CancellationToken cancellationToken) =>
        context.Message.Kind == MessageKind.Button
            && context.Message.Text.StartsWith(Name + "/", StringComparison.Ordinal) && QuestionKey.Read(context.Message.Text[(Name.Length + 1)..]) is { } chosen
            ? await AnswerAsync(context, new Understanding.Understood(chosen), cancellationToken)
            : null;

    /// <summary>True where another dialog waits for an answer.</summary>
    private bool Open(TurnContext context) =>
        context.Conversation.Position != Position.Idle && context.Conversation.Position.Dialog != Name;

    private Reading Read(TurnContext context)
    {
        Asked? last = context.Conversation.Position.Dialog == Name ? context.Conversation.Position.Read<Asked>() : null;
        Question? before = last is not null && context.Now - last.At <= Memory ? QuestionKey.Read(last.Question) : null;
        return QuestionGrammar.Read(context.Message.Text, context.Sender, context.Now, context.Library, before);
    }

    /// <summary>The turn that tells what became of a question.</summary>
    public async Task<Turn> AnswerAsync(TurnContext context, Understanding meaning, CancellationToken cancellationToken)
    {
        switch (meaning)
        {
            case Understanding.Understood { Question.Record: { } record }:
                return await Status.RecordStatus.OfAsync(context, record, cancellationToken);
            case Understanding.Understood { Question: var question }:
                var bodies = await Answering.OfAsync(context, question, cancellationToken);
                return new Turn(
                    Open(context) ? context.Conversation.Position : Position.At(Name, new Asked(QuestionKey.Of(question), context.Now)),
                    [.. bodies.Select(b => new Reply(context.Sender.UserId, b))],
                    []);
            case Understanding.Ambiguous ambiguous:
                return new Turn(
                    context.Conversation.Position,
                    [
                        context.Ask(context.Say(QuestionTexts.Ask), "", [.. ambiguous.Choices.Zip(Labels(ambiguous.Choices)).Select(
                            c => new Choice($"{Name}/{QuestionKey.Of(c.First.Question)}", c.Second))]),
                    ],
                    []);
            default:
                return context.Stay(QuestionSaying.Of(meaning, context.Library, context.Today));
        }
    }

    /// <summary>What tells the choices apart, which fits on a button; the whole where that is nothing.</summary>
    private static IReadOnlyList<string> Labels(IReadOnlyList<QuestionChoice> choices)
    {
        var words = choices.Select(c => c.Label.Split(' ')).ToList();
        var shared = words[0].Where(w => words.All(o => o.Contains(w))).ToHashSet();
        var labels = words.Select(w => string.Join(' ', w.Where(x => !shared.Contains(x)))).ToList();
        return labels.Any(l => l.Length == 0) || labels.Distinct().Count() < labels.Count ? [.. choices.Select(c => c.Label)] : labels;
    }

    private sealed class Heard(QuestionDialog dialog, TurnContext context) : IHeard
    {
        private readonly Lazy<Reading> _reading = new(() => dialog.Read(context));

        public async Task<Turn?> InterruptAsync(CancellationToken cancellationToken)
        {
            bool open = dialog.Open(context);
            if (open && !QuestionGrammar.MayAskPlainly(context.Message.Text, context.Library))
            {
                return null;
            }

            Reading reading = _reading.Value;
            Command? leading = context.Library.Commands.Leading(context.Message.Text);
            bool meant = reading.Meaning switch
            {
                // 上报的事有结果了吗: who reports means the own reports.
                Understanding.Understood { Question: { Object: Slots.Complaint, Measure: Slots.Progress } } when leading?.Id is "report" => false,
                Understanding.Understood => open ? reading.Plainly : reading.Asks,
                Understanding.Ambiguous => !open && leading is null && reading.Asks,

                // 投诉 村里乱罚款 is a report and no question; 举报人 C-2026-0001 is for those who handle it.
                Understanding.Declined { Reason: var why } => leading is null
                    ? open ? reading.Plainly : reading.Asks
                    : why == DeclineReason.Reporter && reading.Plainly && !RecordNumber.TryTake(leading.Argument, out _, out _),
                _ => false,
            };
            return meant ? await dialog.AnswerAsync(context, reading.Meaning, cancellationToken) : null;
        }

        // 灭火器过期 tells something and asks nothing: what it might ask is no answer to it.
        public async Task<Turn?> TakeAsync(CancellationToken cancellationToken) =>
            dialog.Open(context) || _reading.Value is { Meaning: Understanding.Ambiguous, Asks: false }
                ? null
                : await dialog.AnswerAsync(context, _reading.Value.Meaning, cancellationToken);
    }

    /// <summary>What was asked last, and when.</summary>
    private sealed record Asked(string Question, DateTimeOffset At);
}
