using System.Text.Json;
using ChatAssist.Chat;

namespace ChatAssist.Demo.Simulator;

/// <summary>
/// The faults by HTTP, for a test from outside the process: GET shows what is armed, POST arms one
/// (<c>{"kind":"apiErrcode","api":"message/send","errcode":45009,"count":2}</c>; <c>"kind":"killToken"</c> ends the
/// token; <c>{"photoEvents":"after"}</c> sets the order), DELETE ends all.
/// </summary>
internal static class FaultsPage
{
    private sealed record Wish(
        string? Kind, int Count = 1, string Api = "", int Errcode = 0, double DelaySeconds = 0, int Padding = 0,
        PhotoEventOrder? PhotoEvents = null);

    public static void Map(IEndpointRouteBuilder app, SimulatedCorp corp)
    {
        app.MapGet("/simulator/faults", () => Results.Json(Show(corp), ChatJson.Options));
        app.MapDelete("/simulator/faults", () =>
        {
            corp.Faults.Clear();
            return Results.NoContent();
        });
        app.MapPost("/simulator/faults", async (HttpRequest request) =>
        {
            return await ReadAsync(request) is { } wish && Grant(corp, wish)
                ? Results.Json(Show(corp), ChatJson.Options)
                : Results.BadRequest("unknown kind of fault, or a count or padding out of range");
        });
    }

    private static async Task<Wish?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<Wish>(request.Body, ChatJson.Options, request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Grant(SimulatedCorp corp, Wish wish)
    {
        if (wish.PhotoEvents is { } order)
        {
            corp.Faults.PhotoEvents = order;
        }

        if (wish.Kind is null)
        {
            return wish.PhotoEvents is not null;
        }

        if (wish.Kind == "killToken")
        {
            corp.Tokens.Kill();
            return true;
        }

        if (!Enum.TryParse(wish.Kind, ignoreCase: true, out FaultKind kind) || wish.Count < 1 || wish.Padding is < 0 or > 32)
        {
            return false;
        }

        corp.Faults.Arm(new Fault(
            kind, wish.Count, wish.Api, wish.Errcode, TimeSpan.FromSeconds(wish.DelaySeconds), wish.Padding));
        return true;
    }

    private static object Show(SimulatedCorp corp) => new { corp.Faults.Armed, corp.Faults.PhotoEvents };
}
