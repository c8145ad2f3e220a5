using ChatAssist.Chat;

namespace ChatAssist.Status;

/// <summary>Where things stand: what I have to do, how it goes on the whole, one record by its number .</summary>
public sealed class StatusDialog : IDialog
{
    public string Name => "status";

    public IReadOnlyList<string> Commands => ["todo", "progress", Desk.RecordNumber.Command];

    public async Task<Turn?> TakeAsync(TurnContext context, CancellationToken cancellationToken) => context.Command switch
    {
        { Id: "todo" } => await Todo.OfAsync(context, cancellationToken),
        { Id: "progress", Argument: "" } => await Overview.OfAsync(context, cancellationToken),
        { Id: "progress" } c when Desk.RecordNumber.TryTake(c.Argument, out string number, out _) =>
            await RecordStatus.OfAsync(context, number, cancellationToken),
        { Id: Desk.RecordNumber.Command } c => await RecordStatus.OfAsync(context, c.Argument, cancellationToken),
        _ => null,
    };
}
