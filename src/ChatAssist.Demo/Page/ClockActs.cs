using ChatAssist.Demo.Simulator;

namespace ChatAssist.Demo.Page;

/// <summary>Moves the demo's clock forward: by seconds, or to an instant.</summary>
internal static class ClockActs
{
    private sealed record Move(double Seconds = 0, DateTimeOffset? To = null);

    public static void Map(IEndpointRouteBuilder app, WeComSimulator simulator) =>
        app.MapPost("/page/clock", (Move move) =>
        {
            if (simulator.Corp.Clock is not DemoClock clock || move.Seconds < 0)
            {
                return Results.Conflict();
            }

            if (move.To is { } to)
            {
                clock.AdvanceTo(to);
            }
            else
            {
                clock.Advance(TimeSpan.FromSeconds(move.Seconds));
            }

            return Results.Ok(new { Now = clock.GetUtcNow() });
        });
}
