namespace ChatAssist.Demo.Simulator;

/// <summary>How a test waits for what it expects, and what it is told when that does not come.</summary>
public static class Awaiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The oldest bubble from the app on a member's phone that matches, there already or still to come.</summary>
    /// <exception cref="TimeoutException">None within the time; tells what is on the phone and on the wire.</exception>
    public static async Task<PhoneMessage> WaitForAsync(
        this SimulatedCorp corp, string userId, Func<PhoneMessage, bool> matches, TimeSpan? timeout = null)
    {
        PhoneMessage? found = await corp.Phones.FirstAsync(
            m => m.UserId == userId && !m.FromMember && matches(m), timeout ?? Patience);
        return found ?? throw new TimeoutException(
            $"Nothing that was expected came to {userId}. On the phone:\n"
            + string.Join('\n', corp.Phones.Snapshot().Where(m => m.UserId == userId).TakeLast(10))
            + "\nOn the wire:\n" + LastWire(corp));
    }

    /// <summary>The oldest exchange that matches, recorded already or still to come.</summary>
    public static async Task<WireExchange> WaitForWireAsync(
        this SimulatedCorp corp, Func<WireExchange, bool> matches, TimeSpan? timeout = null) =>
        await corp.Wire.FirstAsync(matches, timeout ?? Patience)
        ?? throw new TimeoutException("The exchange did not happen. On the wire:\n" + LastWire(corp));

    private static string LastWire(SimulatedCorp corp) => string.Join('\n', corp.Wire.Snapshot().TakeLast(10).Select(w =>
        $"{(w.IntoApp ? "→app" : "app→")} {w.Name} HTTP {w.Status} errcode {w.Errcode} {w.Milliseconds:0} ms {w.Note}"));
}
