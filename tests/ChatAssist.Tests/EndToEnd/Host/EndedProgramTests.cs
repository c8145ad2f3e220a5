using System.Runtime.CompilerServices;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>A program that came to its end leaves nothing of itself in memory: no timer, no gauge, no list that is never looked at.</summary>
[Collection(Alone.Name)]
public sealed class EndedProgramTests : HostFixture
{
    [Fact]
    public async Task Nothing_of_an_ended_program_is_left()
    {
        await AskAsync(Zhang, "待办", "没有");
        using (var browser = new OperatorBrowser(Host.CallbackUrl))
        {
            await browser.GetAsync("/p/paper/X?k=y");
        }

        WeakReference ended = Services();
        await RestartHostAsync();
        await Until.TrueAsync(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Task.FromResult(!ended.IsAlive);
        });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference Services() => new(Host.Services);
}
