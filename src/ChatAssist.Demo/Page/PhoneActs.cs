using ChatAssist.Demo.Simulator;
using ChatAssist.Demo.Simulator.Api;
using ChatAssist.Demo.Simulator.Callbacks;

namespace ChatAssist.Demo.Page;

/// <summary>
/// What can be done on a phone of the page. Each act is answered at once: the bubble comes by the feed, and the
/// callback takes as long as the app makes WeCom wait.
/// </summary>
internal static class PhoneActs
{
    private sealed record Words(string Text);

    private sealed record CardPress(long Number, string Key, Dictionary<string, string[]>? Chosen);

    private sealed record MenuPress(string Type, string Key, string Url = "", string Result = "", Place? Place = null);

    public static void Map(IEndpointRouteBuilder app, WeComSimulator simulator)
    {
        RouteGroupBuilder phone = app.MapGroup("/page/people/{id}").DisableAntiforgery();
        phone.MapPost("/enter", (string id) => Do(simulator, id, p => p.EnterAsync()));
        phone.MapPost("/text", (string id, Words words) => string.IsNullOrEmpty(words.Text)
            ? Results.BadRequest()
            : Do(simulator, id, p => p.SayAsync(words.Text)));
        phone.MapPost("/location", (string id, Place place) => Do(simulator, id, p => p.SendLocationAsync(place)));
        phone.MapPost("/card", (string id, CardPress press) => Do(simulator, id, p => Press(p, press)));
        phone.MapPost("/menu", (string id, MenuPress press) => Do(simulator, id, p => Choose(p, press)));
        phone.MapPost("/media/{kind}", async (string id, string kind, HttpRequest request) =>
        {
            IReadOnlyList<UploadedFile> files = await FilesAsync(request);
            return Do(simulator, id, p => SendAllAsync(p, kind, files));
        });
        phone.MapPost("/menu-photos", async (string id, string type, string key, HttpRequest request) =>
        {
            IReadOnlyList<UploadedFile> files = await FilesAsync(request);
            return Do(simulator, id, p => p.TakePhotosAsync(key, [.. files.Select(f => f.Bytes)], type));
        });
    }

    private static IResult Do(WeComSimulator simulator, string id, Func<SimulatedPerson, Task<Delivery>> act)
    {
        if (simulator.Corp.Find(id) is not { } member)
        {
            return Results.NotFound();
        }

        _ = RunAsync(act(simulator.As(member.UserId)));
        return Results.Accepted();
    }

    // Nobody waits for it, so a defect must speak for itself.
    private static async Task RunAsync(Task<Delivery> act)
    {
        try
        {
            await act;
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e);
            throw;
        }
    }

    private static Task<Delivery> Press(SimulatedPerson person, CardPress press) =>
        person.Phone.FirstOrDefault(m => m.Number == press.Number) is { Card: not null } message
            ? person.PressAsync(message, press.Key, press.Chosen)
            : Task.FromResult(new Delivery([]));

    private static Task<Delivery> Choose(SimulatedPerson person, MenuPress press) => press.Type switch
    {
        "view" => person.OpenMenuLinkAsync(press.Url),
        "scancode_push" or "scancode_waitmsg" => person.ScanAsync(press.Key, press.Result, press.Type),
        "location_select" when press.Place is { } place => person.ChoosePlaceAsync(press.Key, place),
        _ => person.ClickMenuAsync(press.Key),
    };

    private static async Task<Delivery> SendAllAsync(SimulatedPerson person, string kind, IReadOnlyList<UploadedFile> files)
    {
        List<Attempt> attempts = [];
        foreach (UploadedFile file in files)
        {
            Delivery delivery = await (kind switch
            {
                "image" => person.SendPhotoAsync(file.Bytes, file.FileName),
                "voice" => person.SendVoiceAsync(file.Bytes, file.FileName),
                "video" => person.SendVideoAsync(file.Bytes, file.FileName),
                _ => person.SendFileAsync(file.Bytes, file.FileName),
            });
            attempts.AddRange(delivery.Attempts);
        }

        return new Delivery(attempts);
    }

    private static async Task<IReadOnlyList<UploadedFile>> FilesAsync(HttpRequest request)
    {
        IFormCollection form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        List<UploadedFile> files = [];
        foreach (IFormFile file in form.Files)
        {
            using var buffer = new MemoryStream();
            await file.CopyToAsync(buffer);
            files.Add(new UploadedFile(file.FileName, file.ContentType, buffer.ToArray()));
        }

        return files;
    }
}
