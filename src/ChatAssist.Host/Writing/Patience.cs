namespace ChatAssist.Host.Writing;

/// <summary>What must be written and may wait: it is tried again for as long as the store is in trouble.</summary>
public static class Patience
{
    private static readonly int[] Seconds = [1, 2, 5, 10, 30];

    /// <param name="act">Tried until it succeeds; whatever is no <see cref="StorageTrouble"/> ends it.</param>
    /// <param name="onTrouble">Hears of each failure, with how many there were before.</param>
    /// <exception cref="OperationCanceledException">The program stops; nothing was written.</exception>
    public static async Task KeepTryingAsync(
        Func<Task> act, Action<Exception, int> onTrouble, TimeProvider clock, CancellationToken stopping)
    {
        for (int failures = 0; ; failures++)
        {
            try
            {
                await act();
                return;
            }
            catch (Exception e) when (StorageTrouble.Is(e))
            {
                onTrouble(e, failures);
            }

            await Task.Delay(TimeSpan.FromSeconds(Seconds[Math.Min(failures, Seconds.Length - 1)]), clock, stopping);
        }
    }
}
